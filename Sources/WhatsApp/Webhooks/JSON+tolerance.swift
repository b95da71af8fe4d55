import Domain

extension JSON {
    /// A list that some senders shorten to its only element. Nulls say nothing and are left out.
    var list: [JSON] {
        switch self {
        case .array(let elements): elements.contains(.null) ? elements.filter { $0 != .null } : elements
        case .null: []
        case .object, .string, .integer, .number, .bool: [self]
        }
    }

    /// Seconds since 1970 as number or text, within the years 1970 to 9999.
    var moment: Timestamp? {
        guard let seconds = integer, 1...253_402_300_799 ~= seconds else { return nil }
        return Timestamp(seconds: seconds)
    }

    /// An id: longer ones are nobody's, and no key of a database could hold them.
    var identifier: String? {
        text.flatMap { $0.utf8.count <= Self.identifierBytesMax ? $0 : nil }
    }

    /// Five times the longest that Meta makes.
    private static let identifierBytesMax = 512

    var isObject: Bool {
        guard case .object = self else { return false }
        return true
    }
}

extension JSON? {
    /// The elements of a list that may be absent.
    var list: [JSON] { self?.list ?? [] }
}
