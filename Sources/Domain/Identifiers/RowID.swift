/// The id of a row of ours: a positive 64-bit number made by `IDSource`. On the outside (API, pages) ids are strings.
public struct RowID<Noun>: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    public let value: Int64

    public init(_ value: Int64) {
        self.value = value
    }

    /// `nil` unless `text` is a decimal number.
    public init?(text: some StringProtocol) {
        guard let value = Int64(text) else { return nil }
        self.value = value
    }

    public init(from decoder: any Decoder) throws {
        value = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    public static func < (left: RowID, right: RowID) -> Bool {
        left.value < right.value
    }

    public var description: String { String(value) }
}
