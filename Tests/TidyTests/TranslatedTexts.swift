import Foundation

/// The catalogue as it lies in `Words`.
struct TranslatedTexts {
    struct Entry {
        var path: String
        var english: String
        var text: String
    }

    let entries: [Entry]
    private let texts: [String: String]

    init(_ tree: Tree) {
        entries = tree.paths.filter { $0.hasPrefix("Sources/Web/Words/es/") }.flatMap { path in
            let data = Data((tree.text(of: path) ?? "").utf8)
            let texts = (try? JSONDecoder().decode([String: String].self, from: data)) ?? [:]
            return texts.sorted { $0.key < $1.key }.map { Entry(path: path, english: $0.key, text: $0.value) }
        }
        texts = Dictionary(
            entries.filter { !$0.path.hasSuffix(WordsTests.sentences) }.map { ($0.english, $0.text) },
            uniquingKeysWith: { first, _ in first })
    }

    func text(_ english: String) -> String? { texts[english] }
}

/// Where values stand in a text, and its tags.
enum TextPlaces {
    /// Whether a translation has what its text has, each as often.
    static func agree(_ english: String, _ translation: String) -> Bool {
        places(english) == places(translation) && tags(english) == tags(translation)
    }

    /// Values of Swift by their number, those of templates by their tag.
    private static func places(_ text: String) -> [String] {
        if text.contains("{{") { return text.matches(of: /\{\{.*?\}\}/).map { String($0.output) }.sorted() }
        var next = 0
        return text.matches(of: /\{(~|\d*)\}/).map { match in
            if let number = Int(match.output.1) { return String(number) }
            next += 1
            return String(next)
        }.sorted()
    }

    private static func tags(_ text: String) -> [String] {
        text.matches(of: /<[^>]+>/).map { String($0.output) }.sorted()
    }
}
