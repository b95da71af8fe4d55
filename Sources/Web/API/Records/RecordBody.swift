import Domain
import Foundation

/// The JSON object that a write takes. Every field must be known: a misspelt one that is ignored does half of what was
/// asked.
struct RecordBody: Sendable {
    let fields: [String: JSON]
    private let nulls: Set<String>

    init(_ request: APIRequest, taking properties: [APIProperty]) throws(WebFailure) {
        guard let json = try? JSON(parsing: request.body), case .object(let fields) = json else {
            throw .bad("bad_json", "The body is not a JSON object.")
        }
        try self.init(fields, taking: properties)
    }

    init(_ fields: [String: JSON], taking properties: [APIProperty]) throws(WebFailure) {
        let names = properties.map(\.name)
        if let unknown = fields.keys.sorted().first(where: { !names.contains($0) }) {
            throw .bad("unknown_field", "“\(unknown)” is no field here. It takes \(names.joined(separator: ", ")).")
        }
        self.fields = fields.filter { $0.value != .null }
        nulls = Set(fields.filter { $0.value == .null }.keys)
    }

    /// It is there, and says something.
    func has(_ name: String) -> Bool { fields[name] != nil }

    /// It is there, and says "none".
    func isNull(_ name: String) -> Bool { nulls.contains(name) }

    /// `nil` = absent, null or empty.
    func text(_ name: String) throws(WebFailure) -> String? {
        guard let value = fields[name] else { return nil }
        switch value {
        case .string, .integer, .number: return value.text
        case .null, .bool, .array, .object: throw Self.bad(name, "a text")
        }
    }

    func required(_ name: String) throws(WebFailure) -> String {
        guard let text = try text(name) else { throw .bad("missing_\(name)", "Say “\(name)”.") }
        return text
    }

    func id<Noun>(_ name: String) throws(WebFailure) -> VendorID<Noun>? {
        try text(name).map { VendorID($0) }
    }

    func flag(_ name: String) throws(WebFailure) -> Bool? {
        guard let value = fields[name] else { return nil }
        guard case .bool(let flag) = value else { throw Self.bad(name, "true or false") }
        return flag
    }

    /// One of a list's words; `nil` = absent.
    func word<Word>(_ name: String, _ words: [(String, Word)]) throws(WebFailure) -> Word? {
        guard let text = try text(name) else { return nil }
        guard let found = words.first(where: { $0.0 == text }) else {
            throw Self.bad(name, "one of \(words.map(\.0).joined(separator: ", "))")
        }
        return found.1
    }

    /// ISO 8601 with a time zone, with or without fractions of a second.
    func moment(_ name: String) throws(WebFailure) -> Timestamp? {
        guard let text = try text(name) else { return nil }
        guard let moment = Timestamp(iso8601: text) else {
            throw Self.bad(name, "a moment such as 2026-11-21T09:00:00Z")
        }
        return moment
    }

    func texts(_ name: String) throws(WebFailure) -> [String] {
        guard let value = fields[name] else { return [] }
        guard case .array(let elements) = value else { throw Self.bad(name, "a list of ids") }
        let texts = elements.compactMap(\.text)
        guard texts.count == elements.count else { throw Self.bad(name, "a list of ids") }
        return texts
    }

    /// Values by property; null is an empty text, which clears.
    func values(_ name: String) throws(WebFailure) -> [String: String] {
        guard let value = fields[name] else { return [:] }
        guard case .object(let object) = value else { throw Self.bad(name, #"an object such as {"city":"Lugo"}"#) }
        var values: [String: String] = [:]
        for (property, value) in object {
            switch value {
            case .null: values[property] = ""
            case .string, .integer, .number, .bool: values[property] = value.string ?? ""
            case .array, .object: throw Self.bad("\(name).\(property)", "a text, a number, true, false or null")
            }
        }
        return values
    }

    static func bad(_ name: String, _ what: String) -> WebFailure {
        .bad("bad_\(name.prefix { $0 != "." })", "“\(name)” is \(what).")
    }
}
