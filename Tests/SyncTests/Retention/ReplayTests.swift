import Domain
import Foundation
import Storage
import TestEngines
import Testing

@testable import Sync

struct ReplayTests {
    /// As an earlier version left them, which did not know locations and reactions.
    @Test(arguments: TestEngine.available)
    func `a kind that was learnt since is learnt for the past, and reading again changes nothing else`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            let place = message(
                "wamid.2",
                [
                    "type": "location",
                    "location": ["latitude": .number(41.4), "longitude": .number(2.2), "name": "Obra"],
                ], at: 1
            )
            let reaction = message(
                "wamid.3", ["type": "reaction", "reaction": ["message_id": "wamid.1", "emoji": "👍"]], at: 2)
            try await office.receive(try body(text("wamid.1"), place, reaction))
            let (learnt, kinds) = (try await contents(office), try await columns(office))
            let unknown = try JSONEncoder().encode(MessageContent.unknown(kind: "x", raw: "{}"))
            try await office.database.write { connection in
                try connection.run(
                    """
                    UPDATE messages SET kind = 'unknown', content = \(String(decoding: unknown, as: UTF8.self)),
                        target = NULL WHERE wamid <> 'wamid.1'
                    """)
            }
            for _ in 0..<2 {
                try await replay(office)
                #expect(try await contents(office) == learnt)
                #expect(try await columns(office) == kinds)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a span is read again, and nothing before or behind it`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            for hour in 0..<4 as Range<Int64> {
                try await office.receive(try body(text("wamid.\(hour)", at: hour * 3600)))
                office.time.advance(.seconds(3600))
            }
            let count = try await office.database.write {
                try IntakeTable.replay(
                    $0, here, from: .noon + .seconds(3600), until: .noon + .seconds(3 * 3600), onlyFailed: false)
            }
            #expect(count == 2)
            #expect(
                try await office.texts("SELECT state AS value FROM intake ORDER BY intake_id")
                    == ["done", "waiting", "waiting", "done"])
        }
    }

    private func replay(_ office: Office) async throws {
        try await office.database.write {
            try IntakeTable.replay($0, here, from: .beginning, onlyFailed: false)
        }
        try await office.receive([])
    }

    private func contents(_ office: Office) async throws -> [WhatsAppMessageID: MessageContent] {
        try await office.database.read { connection in
            try MessageTable.find(connection, here, (1...3).map { WhatsAppMessageID("wamid.\($0)") })
                .mapValues(\.content)
        }
    }

    /// Kinds and what each message changes, as the columns say.
    private func columns(_ office: Office) async throws -> [String] {
        try await office.texts("SELECT wamid || kind || COALESCE(target, '') AS value FROM messages ORDER BY wamid")
    }
}
