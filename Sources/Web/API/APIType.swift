/// The type of a field or parameter, as the description tells it.
indirect enum APIType: Sendable {
    case text
    /// An id: opaque text.
    case id
    case integer
    case flag
    /// ISO 8601 in UTC with milliseconds.
    case moment
    /// `2026-11-21`
    case day
    /// One of these words.
    case words([String])
    case list(APIType)
    /// Texts, or null, by names that are not known here.
    case values
    case object([APIProperty])
}

/// A field of an object: what the description tells and what the handlers write come from the same list.
struct APIProperty: Sendable {
    var name: String
    var type: APIType
    var meaning: String
    var canBeNull: Bool
}

/// A field and how it is read from an item.
struct APIField<Item>: Sendable {
    var property: APIProperty
    var value: @Sendable (Item) -> JSONText

    init(
        _ name: String, _ type: APIType, _ meaning: String, canBeNull: Bool = false,
        _ value: @escaping @Sendable (Item) -> JSONText
    ) {
        property = APIProperty(name: name, type: type, meaning: meaning, canBeNull: canBeNull)
        self.value = value
    }
}

extension Array {
    /// The fields of one item, in order.
    func json<Item>(_ item: Item) -> JSONText where Element == APIField<Item> {
        .object(map { JSONText.Field(name: $0.property.name, value: $0.value(item)) })
    }
}
