import Domain

/// A name and an e-mail address as headers carry them.
public struct MailAddress: Sendable, Equatable {
    /// Empty = none.
    public var name: String
    public var address: String

    /// `nil` where mail servers would not take the address: what is not plain ASCII, or has a meaning in headers.
    public init?(name: String = "", address: String) {
        guard let known = EmailAddress(address)?.text, known.unicodeScalars.allSatisfy(Self.isPlain) else { return nil }
        self.name = name
        self.address = known
    }

    /// `Liaison <mail@example.com>` or the address alone.
    public init?(parsing text: String) {
        let text = text.trimmingSpace
        guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else {
            self.init(address: text)
            return
        }
        let name = String(text[..<open]).trimmingSpace
        let isQuoted = name.count >= 2 && name.hasPrefix("\"") && name.hasSuffix("\"")
        self.init(
            name: isQuoted ? String(name.dropFirst().dropLast()) : name,
            address: String(text[text.index(after: open)...].dropLast()))
    }

    /// Behind the `@`.
    public var domain: String { address.split(separator: "@").last.map(String.init) ?? "" }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && scalar.value > 0x20 && scalar.value < 0x7F && !"<>()[],;:\\\"".unicodeScalars.contains(scalar)
    }
}

extension String {
    fileprivate var trimmingSpace: String {
        let start = drop(while: \.isWhitespace)
        return String(start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count))
    }
}
