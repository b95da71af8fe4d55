import Domain
import Storage
import TestEngines
import Testing

private let pace = TimelineEntryTable.Pace(gather: .milliseconds(500), between: .seconds(3))

struct TimelineEntryTableTests {
    @Test(arguments: TestEngine.available)
    func `a marked entry is due once what belongs together is gathered`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            #expect(try TimelineEntryTable.nextDue(connection, here) == nil)
            try mark(connection, 1, at: .noon)
            try mark(connection, 1, at: .noon + .milliseconds(400))
            try mark(connection, 2, at: .noon + .milliseconds(200))
            #expect(try TimelineEntryTable.nextDue(connection, here) == .noon + .milliseconds(500))
            #expect(try due(connection, at: .noon + .milliseconds(499)).isEmpty)
            let entries = try due(connection, at: .noon + .milliseconds(700))
            #expect(entries.map(\.chat.value) == [1, 2])
            #expect(entries.map(\.version) == [2, 1])
            #expect(entries.map(\.group) == [saturday.number, saturday.number])
            #expect(try due(connection, at: .noon + .seconds(9), limit: 1).map(\.chat.value) == [1])
            #expect(try TimelineEntryTable.due(connection, elsewhere, now: .noon + .seconds(9), limit: 9).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a settled entry is written again only after its pace`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try mark(connection, 1, at: .noon)
            try settle(connection, 1, at: .noon + .seconds(1), written: true)
            #expect(try TimelineEntryTable.nextDue(connection, here) == nil)
            try mark(connection, 1, at: .noon + .seconds(2))
            #expect(try TimelineEntryTable.nextDue(connection, here) == .noon + .seconds(4))
            try settle(connection, 1, at: .noon + .seconds(4), written: false)
            try mark(connection, 1, at: .noon + .seconds(60))
            #expect(try TimelineEntryTable.nextDue(connection, here) == .noon + .milliseconds(60_500))
        }
    }

    @Test(arguments: TestEngine.available)
    func `what changed while it was written waits for another turn`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try mark(connection, 1, at: .noon)
            let taken = try #require(try due(connection, at: .noon + .seconds(1)).first)
            try mark(connection, 1, at: .noon + .seconds(1))
            try settle(connection, taken, at: .noon + .seconds(2), written: true)
            let row = try #require(try entry(connection, 1))
            #expect(try row.text("state") == "waiting")
            #expect(try row.timestamp("due_at") == .noon + .seconds(5))
            #expect(try row.timestamp("written_at") == .noon + .seconds(2))
            let owner = OwnerDecision(owner: OwnerID("8"), reason: .contactOwner)
            #expect(try row.text("owner_id") == "8")
            #expect(try row.text("owner_reason") == owner.reason.sentence)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a failure is tried again when it is due, a refusal waits for a change`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            for chat in [1, 2] { try mark(connection, Int64(chat), at: .noon) }
            let taken = try due(connection, at: .noon + .seconds(1))
            try fail(connection, taken[0], due: .noon + .seconds(60))
            try fail(connection, taken[1], due: nil)
            #expect(try TimelineEntryTable.nextDue(connection, here) == .noon + .seconds(60))
            #expect(try due(connection, at: .noon + .seconds(60)).map(\.attempts) == [1])
            #expect(try entry(connection, 2)?.text("state") == "refused")
            #expect(try entry(connection, 2)?.text("sentence") == "No such contact.")
            try mark(connection, 2, at: .noon + .seconds(10))
            let again = try due(connection, at: .noon + .seconds(11))
            #expect(again.map(\.chat.value) == [2])
            #expect(again.map(\.attempts) == [0])
            try settle(connection, again[0], at: .noon + .seconds(11), written: true)
            #expect(try entry(connection, 2)?.optionalText("failure") == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a refusal of what has changed meanwhile refuses nothing`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try mark(connection, 1, at: .noon)
            let taken = try #require(try due(connection, at: .noon + .seconds(1)).first)
            try mark(connection, 1, at: .noon + .seconds(1))
            try fail(connection, taken, due: nil)
            #expect(try entry(connection, 1)?.text("state") == "waiting")
        }
    }

    @Test(arguments: TestEngine.available)
    func `a new connection brings what failed before it back at once`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            for chat in [1, 2, 3] { try mark(connection, Int64(chat), at: .noon) }
            let taken = try due(connection, at: .noon + .seconds(1))
            try fail(connection, taken[0], due: .noon + .seconds(3600))
            try fail(connection, taken[1], due: nil)
            try TimelineEntryTable.dueNow(connection, here, now: .noon + .seconds(2))
            let due = try due(connection, at: .noon + .seconds(2))
            #expect(due.map(\.chat.value).sorted() == [1, 3])
            #expect(Set(due.map(\.attempts)) == [0])
        }
    }

    @Test(arguments: TestEngine.available)
    func `an entry with a create of unknown outcome is held back`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            for chat in [1, 2] { try mark(connection, Int64(chat), at: .noon + .seconds(chat)) }
            let row = sampleRow(chat: 1, state: .creating)
            try CommunicationTable.save(connection, here, row)
            #expect(try due(connection, at: .noon + .seconds(9)).map(\.chat.value) == [2])
            #expect(try TimelineEntryTable.nextDue(connection, here) == .noon + .milliseconds(2500))
            try CommunicationTable.remove(connection, here, row)
            #expect(try due(connection, at: .noon + .seconds(9)).map(\.chat.value) == [1, 2])
        }
    }

    private func mark(_ connection: any SQLConnection, _ chat: Int64, at moment: Timestamp) throws {
        try TimelineEntryTable.mark(connection, here, chat: ChatID(chat), day: saturday, pace: pace, now: moment)
    }

    private func due(
        _ connection: any SQLConnection, at moment: Timestamp, limit: Int = 100
    ) throws -> [TimelineEntryTable.Due] {
        try TimelineEntryTable.due(connection, here, now: moment, limit: limit)
    }

    private func settle(_ connection: any SQLConnection, _ chat: Int64, at moment: Timestamp, written: Bool) throws {
        let taken = try due(connection, at: moment + .seconds(60)).first { $0.chat == ChatID(chat) }
        try settle(connection, try #require(taken), at: moment, written: written)
    }

    private func settle(
        _ connection: any SQLConnection, _ entry: TimelineEntryTable.Due, at moment: Timestamp, written: Bool
    ) throws {
        try TimelineEntryTable.settle(
            connection, here, entry, owner: OwnerDecision(owner: OwnerID("8"), reason: .contactOwner), written: written,
            pace: pace, now: moment)
    }

    private func fail(_ connection: any SQLConnection, _ entry: TimelineEntryTable.Due, due: Timestamp?) throws {
        try TimelineEntryTable.fail(
            connection, here, entry, failure: "object_not_found", sentence: "No such contact.", due: due)
    }

    private func entry(_ connection: any SQLConnection, _ chat: Int64) throws -> SQLRow? {
        try connection.row("SELECT * FROM timeline_entries WHERE workspace_id = \(here) AND chat_id = \(chat)")
    }
}
