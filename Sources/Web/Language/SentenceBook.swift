import Foundation

/// Sentences that are made beside the pages, in another language.
///
/// Why something was linked or refused is said in one language where it is true, is stored so, and goes to programs
/// and logs as it is. The pages are where people read it, so they are where it is translated: a finished English
/// sentence is recognised by its shape, and its values are put into the same one of `Words/<language>/sentences.json`.
struct SentenceBook: Sendable {
    static let file = "sentences.json"

    private let exact: [String: String]
    /// By the byte they begin with; `nil` = with a value.
    private let patterns: [UInt8?: [SentencePattern]]

    private static let spanish = (try? SentenceBook(of: .spanish)) ?? SentenceBook([:])

    static func of(_ language: Language) -> SentenceBook? {
        switch language {
        case .english: nil
        case .spanish: spanish
        }
    }

    /// Throws where the file is no object of strings.
    init(of language: Language) throws {
        let file = try PackageFiles.folder("Words").appendingPathComponent(language.rawValue)
            .appendingPathComponent(Self.file)
        self.init(try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file)))
    }

    init(_ sentences: [String: String]) {
        let bare = sentences.map { (Self.withoutStop($0), Self.withoutStop($1)) }
        exact = Dictionary(bare.filter { !$0.0.contains("{") }, uniquingKeysWith: { first, _ in first })
        let shapes = bare.filter { $0.0.contains("{") }.sorted { $0.0 < $1.0 }
            .map { SentencePattern($0, translation: $1) }
        patterns = Dictionary(grouping: shapes, by: \.firstByte)
    }

    /// The sentences in this book's language; what it does not know stays as it is.
    func text(_ english: String) -> String {
        guard english.utf8.count <= SentenceReading.bytesMax else { return english }
        return reading(english).text
    }

    func reading(_ english: String) -> SentenceReading.Answer {
        var reading = SentenceReading(book: self)
        return reading.text(english[...])
    }

    /// One sentence without its stop, translated in the way that leaves least to values; `nil` = it is not known.
    func sentence(_ english: Substring, _ reading: inout SentenceReading) -> SentenceReading.Answer? {
        if let known = exact[String(english)] { return SentenceReading.Answer(text: known, cost: 0) }
        var best: SentenceReading.Answer?
        for pattern in (patterns[english.utf8.first] ?? []) + (patterns[UInt8?.none] ?? []) {
            guard let values = pattern.values(in: english) else { continue }
            let answer = reading.filled(pattern, values)
            if answer.cost < best?.cost ?? .max { best = answer }
        }
        return best
    }

    private static func withoutStop(_ text: String) -> String {
        text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}

/// English sentences in the language of whoever looks, as far as they are known.
func localizedSentence(_ english: String) -> String {
    SentenceBook.of(.current)?.text(english) ?? english
}
