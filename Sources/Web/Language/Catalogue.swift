import Foundation

/// All texts of the pages in one language, by their English. English needs none.
///
/// Kept in `Words/<language>/<area>.json`, objects of `"English": "translation"`. A text that is missing is shown in
/// English; a test finds it.
struct Catalogue: Sendable {
    private let texts: [String: String]

    private static let spanish = (try? Catalogue(of: .spanish)) ?? Catalogue(texts: [:])

    static func of(_ language: Language) -> Catalogue? {
        switch language {
        case .english: nil
        case .spanish: spanish
        }
    }

    private init(texts: [String: String]) {
        self.texts = texts
    }

    /// Throws where a file is not an object of strings. `SentenceBook` has the sentences.
    init(of language: Language) throws {
        let folder = try PackageFiles.folder("Words").appendingPathComponent(language.rawValue)
        let files = try PackageFiles.files(in: folder, withExtension: "json").filter { $0.path != SentenceBook.file }
        texts = try files.reduce(into: [:]) { texts, file in
            let some = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file.url))
            texts.merge(some) { first, _ in first }
        }
    }

    /// White space counts as one space.
    subscript(_ english: String) -> String? {
        texts[Self.key(english)]
    }

    static func key(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
