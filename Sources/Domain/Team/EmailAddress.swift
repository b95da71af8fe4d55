/// An e-mail address as members are known by: lower case, without space around it.
public struct EmailAddress: Sendable, Hashable {
    /// RFC 5321, 4.5.3.1.3: a path is at most 256 bytes, brackets included.
    private static let bytesMax = 254

    public let text: String

    /// `nil` unless there is something on both sides of one `@`. Whether anybody reads it, only a letter would tell.
    public init?(_ typed: String) {
        let trimmed = typed.drop(while: \.isWhitespace)
        let text = String(trimmed.prefix { !$0.isWhitespace }).lowercased()
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard trimmed.dropFirst(text.count).allSatisfy(\.isWhitespace), parts.count == 2,
            parts.allSatisfy({ !$0.isEmpty }), text.utf8.count <= Self.bytesMax,
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
        else { return nil }
        self.text = text
    }
}
