/// Our field types in the words of JSON Schema.
enum OpenAPISchema {
    static func object(_ properties: [APIProperty]) -> JSONText {
        [
            "type": "object",
            "required": .list(properties.filter { !$0.canBeNull }.map { .text($0.name) }),
            "properties": .object(self.properties(properties)),
        ]
    }

    static func properties(_ properties: [APIProperty]) -> [JSONText.Field] {
        properties.map { JSONText.Field(name: $0.name, value: property($0)) }
    }

    static func type(_ type: APIType) -> JSONText {
        .object(fields(type, canBeNull: false))
    }

    private static func property(_ property: APIProperty) -> JSONText {
        .object(
            fields(property.type, canBeNull: property.canBeNull)
                + [.init(name: "description", value: .text(property.meaning))])
    }

    private static func fields(_ type: APIType, canBeNull: Bool) -> [JSONText.Field] {
        switch type {
        case .text, .id: [named("string", canBeNull)]
        case .integer: [named("integer", canBeNull)]
        case .flag: [named("boolean", canBeNull)]
        case .moment: [named("string", canBeNull), .init(name: "format", value: "date-time")]
        case .day: [named("string", canBeNull), .init(name: "format", value: "date")]
        case .words(let words):
            [
                named("string", canBeNull),
                .init(name: "enum", value: .list(words.map(JSONText.text) + (canBeNull ? [.null] : []))),
            ]
        case .list(let element): [named("array", canBeNull), .init(name: "items", value: self.type(element))]
        case .values:
            [
                named("object", canBeNull),
                .init(name: "additionalProperties", value: ["type": ["string", "number", "boolean", "null"]]),
            ]
        case .object(let properties): objectFields(properties, canBeNull: canBeNull)
        }
    }

    private static func objectFields(_ properties: [APIProperty], canBeNull: Bool) -> [JSONText.Field] {
        guard case .object(let fields) = object(properties) else { return [] }
        return [named("object", canBeNull)] + fields.dropFirst()
    }

    private static func named(_ type: String, _ canBeNull: Bool) -> JSONText.Field {
        .init(name: "type", value: canBeNull ? [.text(type), "null"] : .text(type))
    }
}
