/// An id that a vendor made: opaque text. Only the vendor's connector may build or read its parts.
public struct VendorID<Noun>: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    public let value: String

    public init(_ value: String) {
        self.value = value
    }

    public init(from decoder: any Decoder) throws {
        value = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }

    public static func < (left: VendorID, right: VendorID) -> Bool {
        left.value < right.value
    }

    public var description: String { value }
}
