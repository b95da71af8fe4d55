import Foundation

/// A template's source in a language: what stands between `{{#t}}` and `{{/t}}` is looked up once, at start, tags and
/// all, so a translation may put a value where its grammar wants it.
enum TranslatedSource {
    private static let opening = "{{#t}}"
    private static let closing = "{{/t}}"

    static func text(_ source: String, in language: Language) -> String {
        var text = ""
        var rest = source[...]
        while let open = rest.firstRange(of: opening), let close = rest[open.upperBound...].firstRange(of: closing) {
            text += rest[..<open.lowerBound]
            let english = String(rest[open.upperBound..<close.lowerBound])
            text += Catalogue.of(language)?[english] ?? english
            rest = rest[close.upperBound...]
        }
        return text + rest
    }

    /// Every text of a template that has a translation.
    static func texts(of source: String) -> [String] {
        source.components(separatedBy: opening).dropFirst()
            .compactMap { $0.components(separatedBy: closing).first.map(Catalogue.key) }
    }
}
