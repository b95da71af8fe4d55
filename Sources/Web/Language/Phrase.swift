/// A text of a page with places for values: `localized("\(count) unread")` is looked up as `{} unread`. A translation
/// puts the values in its own order with `{1}`, `{2}`.
struct Phrase: ExpressibleByStringInterpolation, Sendable {
    struct StringInterpolation: StringInterpolationProtocol {
        var key = ""
        var values: [String] = []

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ literal: String) { key += literal }

        mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            key += "{}"
            values.append(value.description)
        }
    }

    let key: String
    let values: [String]

    init(key: String, values: [String]) {
        self.key = key
        self.values = values
    }

    init(stringLiteral value: String) {
        key = value
        values = []
    }

    init(stringInterpolation: StringInterpolation) {
        key = stringInterpolation.key
        values = stringInterpolation.values
    }

    /// The text with its values in place.
    func text(in language: Language) -> String {
        Self.filled(Catalogue.of(language)?[key] ?? key, with: values)
    }

    /// A template with values where `{}`, `{1}`, `{2}` stand.
    static func filled(_ template: String, with values: [String]) -> String {
        var text = ""
        var rest = template[...]
        var next = 0
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let name = rest[rest.index(after: open)..<close]
            let index = name.isEmpty ? next : Int(name).map { $0 - 1 }
            if name.isEmpty { next += 1 }
            if let index, values.indices.contains(index) {
                text += values[index]
            } else {
                text += rest[open...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }
}

/// A text of a page in the language of whoever looks.
func localized(_ phrase: Phrase) -> String {
    phrase.text(in: .current)
}
