/// A token, password or key. Whatever prints it prints dots: interpolation, logs, `dump`, a failed expectation, the
/// debugger's view of anything that holds it. It is not `Codable`, so that it is written nowhere by accident.
public struct Secret: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The text itself, for the one place that sends or seals it.
    public let revealed: String

    /// What is shown instead.
    public static let mask = "•••"

    public init(_ text: String) {
        revealed = text
    }

    public init(stringLiteral value: String) {
        revealed = value
    }

    public var isEmpty: Bool { revealed.isEmpty }

    /// Without this secret, should the text quote it: for what a vendor says about our request. A secret of less than
    /// four characters is none, and taking it out would only spoil words.
    public func removed(from text: String) -> String {
        guard revealed.utf8.count >= 4, text.contains(revealed) else { return text }
        return text.split(separator: revealed, omittingEmptySubsequences: false).joined(separator: Self.mask)
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { Self.mask }
    public var debugDescription: String { Self.mask }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
