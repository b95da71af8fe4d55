import Foundation
import Testing

@testable import Web

/// Whatever is written into the audit has its words: the sources are read, so that a new verb is not forgotten.
struct AuditVerbTests {
    /// Verbs that are put together or chosen where they are written.
    private static let composed = [
        "suggestion_dismissed", "suggestion_reopened", "conflict_dismissed", "conflict_reopened", "phone_written",
        "phone_restored", "phone_write_cancelled", "phone_write_refused",
    ]

    @Test func `every verb of the audit is known in Spanish`() throws {
        let verbs = try Self.written().union(Self.composed)
        #expect(verbs.count > 50)
        Language.$current.withValue(.spanish) {
            for verb in verbs.sorted() { #expect(AuditWords.verb(verb) != verb.words, "\(verb)") }
        }
        #expect(AuditWords.verb("hubspot_connected") == "HubSpot connected")
        #expect(AuditWords.verb("whatsapp_secret_changed") == "WhatsApp secret changed")
    }

    private static func written() throws -> Set<String> {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/Sync")
        var verbs: Set<String> = []
        for case let path as String in FileManager.default.enumerator(atPath: sources.path) ?? .init()
        where path.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
            for match in text.matches(of: /(?:verb: |[aA]udit\(\s*(?:connection,\s*)?)"([a-z]+(?:_[a-z]+)+)"/) {
                verbs.insert(String(match.1))
            }
        }
        return verbs
    }
}
