/// Where somebody goes after signing in: an address of this site and of no other.
enum NextPath {
    private static let lengthMax = 2000

    /// The path and query if a browser could not take them for anything but a path of this host; else the dashboard.
    /// `//host`, `/\host` and what hides control signs, which browsers drop, would lead elsewhere.
    static func safe(_ text: String?) -> String {
        guard let text, isLocal(text) else { return SiteURL.dashboard.path }
        return text
    }

    /// The path of a whole address that a script of ours sent.
    static func local(_ address: String) -> String? {
        guard let scheme = address.firstRange(of: "://") else { return nil }
        let rest = address[scheme.upperBound...]
        return rest.firstIndex(of: "/").map { safe(String(rest[$0...])) }
    }

    private static func isLocal(_ text: String) -> Bool {
        text.hasPrefix("/") && !text.hasPrefix("//") && text.utf8.count <= lengthMax
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
    }
}
