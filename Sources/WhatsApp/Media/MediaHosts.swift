import Foundation

/// The hosts from which media are fetched, and the token with it. A link comes from outside: whoever could write one
/// would otherwise be handed the token, or have this server knock at doors of its own network.
public struct MediaHosts: Sendable, Equatable {
    /// Meta names none; these are the ones seen in its examples and by other implementers.
    private static let metas = ["fbsbx.com", "fbcdn.net", "whatsapp.net"]

    private let extra: Set<String>
    /// Where the Graph API is: it has the token anyway.
    private let graph: WebAddress?

    /// - Parameters:
    ///   - extra: hosts that are trusted beside Meta's, each with those below it.
    ///   - graph: the address of the Graph API, or of a sandbox, which serves its media itself and perhaps over http.
    public init(extra: [String] = [], graph: String) {
        self.extra = Set(extra.map { $0.lowercased() }.filter { !$0.isEmpty })
        self.graph = WebAddress(graph)
    }

    /// Where a link leads.
    enum Verdict: Sendable, Equatable {
        /// May be called.
        case known(String)
        /// The host, or what stands for it.
        case unknown(String)
    }

    func judge(_ link: String) -> Verdict {
        guard let address = WebAddress(link) else { return .unknown("an address that cannot be read") }
        if address.isBeside(graph) { return .known(link) }
        guard address.scheme == "https", address.port == nil || address.port == 443, isKnown(address.host) else {
            return .unknown(address.port.map { "\(address.host):\($0)" } ?? address.host)
        }
        return .known(link)
    }

    private func isKnown(_ host: String) -> Bool {
        (Self.metas + extra).contains { host == $0 || host.hasSuffix("." + $0) }
    }
}

/// The parts of an address that say who is called.
private struct WebAddress: Sendable, Equatable {
    var scheme: String
    var host: String
    var port: Int?

    /// `nil` for what two readers might read in two ways: a name before the host, backslashes, blanks, other letters
    /// than ASCII's, a host that ends in a point.
    init?(_ text: String) {
        let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
        guard isPlain, let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            ["https", "http"].contains(scheme), let host = parts.encodedHost?.lowercased(), !host.isEmpty,
            parts.user == nil, parts.password == nil, !host.hasSuffix("."), !host.contains("%"), !host.contains("@")
        else { return nil }
        self.scheme = scheme
        self.host = host
        port = parts.port
    }

    func isBeside(_ other: WebAddress?) -> Bool { self == other }
}
