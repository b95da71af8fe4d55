import Domain
import TestEngines
import Testing

@testable import Storage

@Suite struct ChatThreadTests {
    private static let calendar = LocalCalendar(timeZone: "UTC")

    /// 130 messages, several of a moment, with notes and what waits in between.
    private static func write(_ connection: any SQLConnection) throws -> [MessageTable.NewMessage] {
        var dice = SeededRandom(seed: 5)
        var moment = Timestamp.noon - .seconds(9 * 86_400)
        var messages: [MessageTable.NewMessage] = []
        for id in Int64(1)...130 {
            moment = moment + .seconds(Int64.random(in: 0...9000, using: &dice) / 3000 * 3000)
            let message = sampleMessage(id, at: moment, day: calendar.day(of: moment))
            _ = try MessageTable.store(connection, here, message)
            messages.append(message)
            if id.isMultiple(of: 9) {
                try ChatNoteTable.insert(
                    connection, here,
                    ChatNote(id: ChatNoteID(id), chat: ChatID(1), kind: .note, author: .liaison, text: "x", at: moment))
            }
            if id.isMultiple(of: 11) {
                var waiting = OutgoingMessage(
                    id: OutgoingID(id), chat: ChatID(1), number: ventas, content: .text("w", showsPreview: false),
                    author: .liaison, askedAt: moment, fate: OutgoingFate(queuedAt: moment))
                _ = waiting.fate.fail(.windowClosed)
                try OutgoingTable.insert(connection, here, waiting, day: calendar.day(of: moment))
            }
        }
        _ = try MessageTable.store(connection, here, sampleMessage(900, chat: 2, at: moment))
        return messages
    }

    private static func name(_ entry: ChatThread.Entry) -> String {
        switch entry {
        case .message(let entry): "m\(entry.message.id)"
        case .outgoing(let message, _): "o\(message.id)"
        case .note(let note): "n\(note.id)"
        }
    }

    @Test(arguments: TestEngine.available)
    func `page by page backwards everything is there once, in order`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            let messages = try Self.write(connection)
            var part = ChatThread.Part.newest
            var names: [String] = []
            while true {
                let thread = try ChatThread.read(connection, here, ChatID(1), part)
                names = thread.entries.map(Self.name) + names
                guard let older = thread.older else { break }
                part = .before(older)
            }
            #expect(names.filter { $0.hasPrefix("m") } == messages.map { "m\($0.message.id)" })
            #expect(Set(names).count == names.count)
            #expect(names.count { $0.hasPrefix("n") } == 14 && names.count { $0.hasPrefix("o") } == 11)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an open page reads on from where it began`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            let messages = try Self.write(connection)
            let open = try ChatThread.read(connection, here, ChatID(1), .newest)
            let first = try #require(open.first)
            _ = try MessageTable.store(connection, here, sampleMessage(131, at: .noon + .seconds(60)))
            let later = try ChatThread.read(connection, here, ChatID(1), .from(first))
            #expect(later.entries.map(Self.name) == open.entries.map(Self.name) + ["m131"])
            #expect(later.older == open.older && messages.count == 130)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a date and a message are found in the middle of what stands around them`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            let messages = try Self.write(connection)
            let middle = messages[60]
            let around = try ChatThread.read(connection, here, ChatID(1), .around(middle.message.id))
            let names = around.entries.map(Self.name).filter { $0.hasPrefix("m") }
            #expect(names.contains("m\(middle.message.id)") && names.count == ChatThread.pageSize)
            #expect(around.hasNewer && around.older != nil)
            let ofDay = messages.first { $0.day == middle.day }
            let day = try ChatThread.read(connection, here, ChatID(1), .day(middle.day))
            let index = day.entries.map(Self.name).firstIndex(of: "m\(ofDay?.message.id.value ?? 0)")
            #expect(index != nil)
            // Of another chat.
            let foreign = try ChatThread.read(connection, here, ChatID(1), .around(MessageID(900)))
            #expect(!foreign.hasNewer)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what changes a message stands beside it, whichever came first`(engine: TestEngine) async throws {
        let target = WhatsAppMessageID("wamid.1")
        let changes: [MessageContent] = [
            .reaction(to: target, emoji: "👍"), .reaction(to: target, emoji: "🎉"),
            .edit(of: target, to: .text("better")),
        ]
        try await inTransaction(engine) { connection in
            for (index, change) in changes.enumerated() {
                _ = try MessageTable.store(
                    connection, here, sampleMessage(Int64(10 + index), change, at: .noon + .seconds(Int64(index))))
            }
            let alone = try ChatThread.read(connection, here, ChatID(1), .newest)
            #expect(alone.entries.count == 3)
            _ = try MessageTable.store(connection, here, sampleMessage(1, at: .noon - .seconds(60)))
            let thread = try ChatThread.read(connection, here, ChatID(1), .newest)
            guard case .message(let entry)? = thread.entries.first, thread.entries.count == 1 else {
                Issue.record("\(thread.entries.count) entries")
                return
            }
            #expect(entry.content == .text("better") && entry.isEdited)
            #expect(entry.reactions.map(\.emoji) == ["🎉"])
            _ = try MessageTable.store(
                connection, here, sampleMessage(20, .revoke(of: target), at: .noon + .seconds(90)))
            let revoked = try ChatThread.read(connection, here, ChatID(1), .newest)
            guard case .message(let gone)? = revoked.entries.first else { return }
            #expect(gone.isRevoked)
        }
    }
}
