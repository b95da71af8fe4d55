import Domain
import Foundation
import Storage
import TestEngines
import Testing

struct UnknownPartTableTests {
    private func note(
        _ connection: any SQLConnection, _ name: String, _ sample: String, elements: Int64 = 1, intake: Int64,
        at moment: Timestamp = .noon
    ) throws {
        try UnknownPartTable.note(
            connection, here, .init(part: "field", name: name, elements: elements, sample: sample),
            intake: IntakeID(intake), now: moment)
    }

    @Test(arguments: TestEngine.available)
    func `each element of a body is counted, and a body only once`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            for _ in 0..<2 {
                try note(connection, "flows", "one", elements: 3, intake: 1)
                try note(connection, "flows", "two", intake: 2, at: .noon + .seconds(9))
                try note(connection, "calls", "other", intake: 2)
            }
            let rows = try connection.rows("SELECT * FROM unknown_parts ORDER BY name DESC")
            #expect(try rows.map { try $0.text("name") } == ["flows", "calls"])
            #expect(try rows.map { try $0.integer("seen") } == [4, 1])
            #expect(try rows[0].text("sample") == "two")
            #expect(try rows[0].timestamp("first_seen_at") == .noon)
            #expect(try rows[0].timestamp("last_seen_at") == .noon + .seconds(9))
        }
    }

    @Test(arguments: TestEngine.available)
    func `what a newer program reads again is no longer counted as unknown`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            for id in [1, 2] as [Int64] {
                try IntakeTable.store(
                    connection,
                    IntakeTable.NewBody(
                        id: IntakeID(id), workspace: here, source: "whatsapp", digest: Data([UInt8(id)]),
                        receivedAt: .noon + .seconds(id), body: Data()))
                try note(connection, "flows", "s", elements: 2, intake: id)
                if id == 2 { try note(connection, "calls", "s", intake: id) }
            }
            try IntakeTable.replay(connection, here, from: .noon + .seconds(2), onlyFailed: false)
            let rows = try connection.rows("SELECT * FROM unknown_parts")
            #expect(try rows.map { try $0.text("name") } == ["flows"])
            #expect(try rows.map { try $0.integer("seen") } == [2])
        }
    }
}
