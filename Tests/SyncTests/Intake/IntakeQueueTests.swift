import Domain
import Foundation
import Storage
import Synchronization
import TestEngines
import Testing

@testable import Sync

/// Group commit under load.
struct IntakeQueueTests {
    @Test(arguments: TestEngine.available)
    func `bodies that wait share transactions of a bounded size`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database async throws in
            let commits = Mutex(0)
            var limits = IntakeQueue.Limits()
            limits.bodies = 10
            let queue = IntakeQueue(database: database, limits: limits) { commits.withLock { $0 += 1 } }
            let answers = await store((0..<100).map { body($0, bytes: 10) }, in: queue)
            #expect(answers == Array(repeating: .stored, count: 100))
            #expect(try await count(database) == 100)
            #expect((10...100).contains(commits.withLock { $0 }))
        }
    }

    @Test(arguments: TestEngine.available)
    func `what is too much is told to come again, and the rest is stored`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database async throws in
            var limits = IntakeQueue.Limits()
            limits.waitingBytes = 1000
            let queue = IntakeQueue(database: database, limits: limits) {}
            #expect(await queue.store(body(0, bytes: 1000)) == .stored)
            guard case .unavailable = await queue.store(body(1, bytes: 1001)) else {
                Issue.record("It is larger than all that may wait.")
                return
            }
            let answers = await store((2..<40).map { body($0, bytes: 400) }, in: queue)
            let stored = answers.count { $0 == .stored }
            #expect(stored > 0)
            #expect(try await count(database) == Int64(stored) + 1)
            #expect(await queue.store(body(99, bytes: 1000)) == .stored)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a body larger than a transaction goes alone`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database async throws in
            var limits = IntakeQueue.Limits()
            limits.transactionBytes = 100
            let queue = IntakeQueue(database: database, limits: limits) {}
            let answers = await store((0..<20).map { body($0, bytes: $0 * 20) }, in: queue)
            #expect(answers == Array(repeating: .stored, count: 20))
            #expect(try await count(database) == 20)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what was not stored is answered so, and later bodies are taken`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database async throws in
            let queue = IntakeQueue(database: database) {}
            var wrong = body(1, bytes: 1)
            #expect(await queue.store(wrong) == .stored)
            // Another body under the same id: the database refuses it.
            wrong.digest = Data("other".utf8)
            guard case .unavailable = await queue.store(wrong) else {
                Issue.record("Its id is taken.")
                return
            }
            #expect(await queue.store(body(2, bytes: 1)) == .stored)
            #expect(try await count(database) == 2)
        }
    }

    private func body(_ number: Int, bytes: Int) -> IntakeTable.NewBody {
        IntakeTable.NewBody(
            id: IntakeID(Int64(number) + 1), workspace: here, source: "whatsapp", digest: Data("\(number)".utf8),
            receivedAt: .noon, body: Data(repeating: 7, count: bytes))
    }

    private func store(_ bodies: [IntakeTable.NewBody], in queue: IntakeQueue) async -> [WebhookAnswer] {
        await withTaskGroup { group in
            for body in bodies { group.addTask { await queue.store(body) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }

    private func count(_ database: any SQLDatabase) async throws -> Int64? {
        try await database.read { try $0.row("SELECT COUNT(*) AS n FROM intake")?.integer("n") }
    }
}
