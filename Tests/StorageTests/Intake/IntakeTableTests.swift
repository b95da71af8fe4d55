import Domain
import Foundation
import Storage
import TestEngines
import Testing

struct IntakeTableTests {
    @Test(arguments: TestEngine.available)
    func `a repeated body is stored once and counted`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try IntakeTable.store(connection, body(1, "a"))
            try IntakeTable.store(connection, body(2, "a", at: .noon + .seconds(9)))
            try IntakeTable.store(connection, body(3, "a"))
            try IntakeTable.store(connection, body(4, "a", in: elsewhere))
            let waiting = try IntakeTable.waiting(connection, here, limit: 10)
            #expect(waiting.map(\.id) == [IntakeID(1)])
            #expect(waiting.map(\.receivedAt) == [.noon])
            #expect(waiting.map(\.source) == ["whatsapp"])
            #expect(waiting.map(\.body) == [Data("a".utf8)])
            #expect(try repeated(connection, here) == 2)
            #expect(try repeated(connection, elsewhere) == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `bodies wait in the order they came, until they are finished`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            for id in [3, 1, 2, 4] { try IntakeTable.store(connection, body(Int64(id), "\(id)")) }
            #expect(try ids(connection, limit: 3) == [1, 2, 3])
            try IntakeTable.finish(connection, here, [IntakeID(1), IntakeID(3)], state: "done")
            try IntakeTable.finish(connection, here, [IntakeID(2)], state: "failed", problem: "No room.")
            try IntakeTable.finish(connection, here, [], state: "done")
            try IntakeTable.finish(connection, elsewhere, [IntakeID(4)], state: "done")
            #expect(try ids(connection) == [4])
        }
    }

    @Test(arguments: TestEngine.available)
    func `replaying brings back what failed, or everything since`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            for (id, state) in [(1, "done"), (2, "failed"), (3, "unreadable"), (4, "done")] {
                try IntakeTable.store(connection, body(Int64(id), "\(id)", at: .noon + .seconds(id)))
                try IntakeTable.finish(connection, here, [IntakeID(Int64(id))], state: state, problem: "p")
            }
            #expect(try IntakeTable.replay(connection, here, from: .noon + .seconds(3), onlyFailed: true) == 1)
            #expect(try ids(connection) == [3])
            #expect(try IntakeTable.replay(connection, here, from: .noon + .seconds(4), onlyFailed: false) == 1)
            #expect(try ids(connection) == [3, 4])
            #expect(try IntakeTable.replay(connection, here, from: .noon, onlyFailed: true) == 3)
            #expect(try ids(connection) == [2, 3, 4])
        }
    }

    private func body(
        _ id: Int64, _ text: String, at moment: Timestamp = .noon, in workspace: WorkspaceID = here
    )
        -> IntakeTable.NewBody
    {
        IntakeTable.NewBody(
            id: IntakeID(id), workspace: workspace, source: "whatsapp", digest: Data("digest of \(text)".utf8),
            receivedAt: moment, body: Data(text.utf8))
    }

    private func ids(_ connection: any SQLConnection, limit: Int = 10) throws -> [Int64] {
        try IntakeTable.waiting(connection, here, limit: limit).map(\.id.value)
    }

    private func repeated(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Int64? {
        try connection.row("SELECT repeated FROM intake WHERE workspace_id = \(workspace)")?.integer("repeated")
    }
}
