import Domain

/// Objects inside the object.
extension RecordBody {
    /// `nil` = absent.
    func part(_ name: String, taking properties: [APIProperty]) throws(WebFailure) -> RecordBody? {
        guard let value = fields[name] else { return nil }
        return try Self.object(value, name, properties)
    }

    /// None where it is absent.
    func parts(_ name: String, taking properties: [APIProperty]) throws(WebFailure) -> [RecordBody] {
        guard let value = fields[name] else { return [] }
        guard case .array(let elements) = value else { throw Self.bad(name, "a list of objects") }
        var parts: [RecordBody] = []
        for element in elements { parts.append(try Self.object(element, name, properties)) }
        return parts
    }

    func needed(_ name: String) throws(WebFailure) -> String {
        guard let text = try text(name) else { throw .bad("missing_\(name)", "Say “\(name)”.") }
        return text
    }

    /// A number, or a text that is one.
    func number(_ name: String) throws(WebFailure) -> Double {
        guard let number = fields[name]?.double else { throw Self.bad(name, "a number") }
        return number
    }

    private static func object(
        _ value: JSON, _ name: String, _ properties: [APIProperty]
    ) throws(WebFailure) -> RecordBody {
        guard case .object(let fields) = value else { throw bad(name, "an object") }
        return try RecordBody(fields, taking: properties)
    }
}
