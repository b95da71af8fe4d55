import Foundation
import Testing

@testable import Web

/// Whatever reads like a sentence where failures, reasons and refusals are made has its Spanish: the sources are read,
/// so that a new one is not forgotten. (Why numbers fit or not is composed of parts; `SentenceTests` makes hundreds.)
struct WrittenSentenceTests {
    /// Where sentences are made that pages show.
    private static let folders = ["Domain", "HubSpot", "Storage", "Sync", "WhatsApp"]

    /// What the console says before there are pages, and what is told to whoever builds on this.
    private static let forOthers: Set = [
        "Storage/PostgreSQL/PostgreSQLAddress.swift", "Storage/SQL/DatabaseURL.swift", "Storage/SQL/SQL.swift",
        "Storage/Schema/migrate.swift",
    ]

    /// What may stand in the place of a value: a number, words that are translated themselves, a whole sentence.
    private static let values = [
        "7", "history", "heading", "queued", "buttons", "2 days", "Make another.", "This line holds", "",
        " (system user)",
    ]

    @Test func `every sentence that is made beside the pages is known in Spanish`() throws {
        let book = try SentenceBook(of: .spanish)
        var unknown: [String] = []
        var count = 0
        for (file, sentences) in try Self.sentences() where !Self.forOthers.contains(file) {
            count += sentences.count
            unknown += sentences.filter { !Self.isKnown($0, book) }
                .map { "\(file): " + $0.replacing(WrittenTexts.place, with: "{}") }
        }
        #expect(unknown.isEmpty, "\(unknown.count)\n\(unknown.joined(separator: "\n"))")
        #expect(count > 300)
    }

    /// With some value in the first place and some in all others.
    private static func isKnown(_ sentence: String, _ book: SentenceBook) -> Bool {
        values.contains { first in
            let begun = sentence.replacing(WrittenTexts.place, with: first, maxReplacements: 1)
            let rest = begun.contains(WrittenTexts.place) ? values : [""]
            return rest.contains { book.reading(begun.replacing(WrittenTexts.place, with: $0)).isKnown }
        }
    }

    private static func sentences() throws -> [(file: String, sentences: [String])] {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")
        var found: [(String, [String])] = []
        for folder in folders {
            let root = sources.appendingPathComponent(folder)
            let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
            for path in paths.filter({ $0.hasSuffix(".swift") }).sorted() {
                let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
                let sentences = WrittenTexts.all(in: text).filter(isSentence)
                if !sentences.isEmpty { found.append(("\(folder)/\(path)", sentences)) }
            }
        }
        return found
    }

    /// Several words, a capital or a value first and a stop last.
    private static func isSentence(_ text: String) -> Bool {
        guard let first = text.first, text.hasSuffix("."), !text.contains("SELECT ") else { return false }
        return (first.isUppercase || text.hasPrefix(WrittenTexts.place))
            && text.split(whereSeparator: \.isWhitespace).count >= 3
    }
}
