import Domain
import Foundation
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

/// What the owner's phone had before: complete, in order, and behind everything of today.
struct IncomingHistoryWorkTests {
    @Test(arguments: TestEngine.available, 0..<3 as Range<UInt64>)
    func `chunks in any order give the whole chat, its files in place of their placeholders`(
        engine: TestEngine, seed: UInt64
    ) async throws {
        try await withPhone(engine) { office, line, oriol in
            let past = (0..<60 as Range<Int64>).flatMap { day -> [SandboxPastMessage] in
                [.said("\(day)?", daysAgo: day * 3), .answered("\(day)!", daysAgo: day * 3)]
            }
            let photo = SandboxPastMessage(
                isFromCustomer: true, content: .photo("La porta"), at: .noon - .seconds(5 * 86_400))
            let old = SandboxPastMessage(
                isFromCustomer: false, content: .document("old.pdf"), at: .noon - .seconds(50 * 86_400))
            line.whatsApp.phoneApp(of: ventas.value, hasChatted: oriol, past + [photo, old])
            line.whatsApp.setHistoryChunk(of: ventas.value, messages: 7)
            try await line.share()
            try await line.deliver(to: office, shuffledBy: SeededRandom(seed: seed))
            #expect(try await office.count("messages") == 122)
            #expect(try await office.count("chats") == 1)
            let kinds = try await office.texts("SELECT kind AS value FROM messages WHERE kind <> 'text' ORDER BY kind")
            #expect(kinds == ["image", "media_placeholder"])
            let sharing = try #require(try await office.sharing(ventas).last)
            #expect(sharing.state == .complete && sharing.progress == 100 && sharing.chunks > 17)
            let directions = try await office.texts(
                "SELECT DISTINCT direction AS value FROM messages WHERE content LIKE '%!%'")
            #expect(directions == ["outgoing"])
            #expect(try await office.count("message_statuses WHERE status = 'read'") == 61)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a history orders its own chats and moves none where somebody has written since`(
        engine: TestEngine
    ) async throws {
        try await withPhone(engine) { office, line, oriol in
            let lina = line.whatsApp.addCustomer("Lina", phone: linaPhone)
            line.whatsApp.phoneApp(of: ventas.value, hasChatted: oriol, [.said("abans", daysAgo: 0)])
            line.whatsApp.phoneApp(
                of: ventas.value, hasChatted: lina, [.said("antes", daysAgo: 9), .answered("sí", daysAgo: 8)])
            try await line.share()
            let hourAgo = office.time.now - .seconds(3_600)
            // An echo of an hour ago is of today all the same; the history has a message that is younger.
            try await office.receive(try body(text("wamid.1", at: -3_600)))
            try await line.deliver(to: office)
            try await office.receive(try body(text("wamid.2", "vell", at: -7_200), field: "history"))
            let chats = try await office.numbers("SELECT last_message_at AS value FROM chats ORDER BY last_message_at")
            #expect(chats == [(Timestamp.noon - .seconds(8 * 86_400 + 30)).milliseconds, hourAgo.milliseconds])
            try await office.receive(try body(text("wamid.3", phone: linaPhone, at: -86_400 * 20)))
            let now = try await office.numbers("SELECT MIN(last_message_at) AS value FROM chats")
            #expect(now == [(Timestamp.noon - .seconds(20 * 86_400)).milliseconds])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a large history waits behind what is of today, and is interrupted for it`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let many = (0..<1_000 as Range<Int64>).map { text("wamid.h\($0)", "hace tiempo", at: -900_000 - $0) }
            let thread: JSON = ["id": .string(oriolPhone), "messages": .array(many)]
            try await office.store([
                try historyBody([thread]), try body(text("wamid.1", phone: linaPhone)),
                try body(text("wamid.2", phone: linaPhone, at: 5)),
            ])
            #expect(try await office.incoming.step() == 2)
            #expect(try await office.count("messages") == 2)
            #expect(try await office.incoming.step() == 1)
            #expect(try await office.count("messages") == 1_002)
            #expect(try await office.texts("SELECT DISTINCT state AS value FROM intake") == ["done"])
            let waiting = try await office.database.read { try WaitingWork.read($0, here) }
            #expect(waiting.intakeSince == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `one message of a large history that the database refuses costs none of the others`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            try await office.database.write { connection in
                try connection.run(
                    "CREATE UNIQUE INDEX refused ON messages (workspace_id, kind) WHERE kind = 'sticker'")
            }
            var messages = (0..<1_000 as Range<Int64>).map { text("wamid.h\($0)", "hace tiempo", at: -900_000 - $0) }
            for place in [400, 900] {
                messages[place] = message("wamid.s\(place)", ["type": "sticker", "sticker": ["id": "1"]], at: -9)
            }
            let thread: JSON = ["id": .string(oriolPhone), "messages": .array(messages)]
            try await office.receive([try historyBody([thread])])
            #expect(try await office.count("messages") == 999)
            #expect(try await office.texts("SELECT state AS value FROM intake") == ["failed"])
            try await office.database.write {
                try $0.run("DROP INDEX refused")
                _ = try IntakeTable.replay($0, here, from: .beginning, onlyFailed: true)
            }
            while try await office.incoming.step() > 0 {}
            #expect(try await office.count("messages") == 1_000)
        }
    }

    @Test(arguments: TestEngine.available)
    func `days that only a history brought are written after those of today`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            try await office.addContact("Oriol Forn", phone: "+34 622 333 444")
            try await office.receive(try body(text("wamid.0", at: -86_400)))
            try await office.link()
            try await office.receive(
                try body(
                    text("wamid.1", "old", at: -5 * 86_400), text("wamid.2", "older", at: -86_400 * 6),
                    field: "history"))
            try await office.receive(try body(text("wamid.3", "today")))
            office.time.advance(.seconds(60))
            let now = office.time.now
            let due = try await office.database.read { try TimelineEntryTable.due($0, here, now: now, limit: 10) }
            #expect(due.map { $0.group - saturday.number } == [-1, 0, -5, -6])
            try await office.receive(try body(text("wamid.4", "late", at: -86_400 * 6 + 1)))
            let after = try await office.database.read { try TimelineEntryTable.due($0, here, now: now, limit: 10) }
            #expect(after.last?.group == saturday.number - 5)
        }
    }
}

/// A body with one chunk of a history.
private func historyBody(_ threads: [JSON]) throws -> Data {
    let value: JSON = [
        "metadata": ["display_phone_number": "34910123456", "phone_number_id": .string(ventas.value)],
        "history": [
            ["metadata": ["phase": 1, "chunk_order": 1, "progress": 100], "threads": .array(threads)]
        ],
    ]
    let whole: JSON = [
        "object": "whatsapp_business_account",
        "entry": [["id": .string(waba.value), "changes": [["field": "history", "value": value]]]],
    ]
    return try whole.encoded()
}
