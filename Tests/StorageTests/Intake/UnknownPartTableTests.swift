import Domain
import Storage
import TestEngines
import Testing

struct UnknownPartTableTests {
    @Test(arguments: TestEngine.available)
    func `a part is counted once a body, with its last sample`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            func count(_ name: String, _ sample: String, intake: Int64, at moment: Timestamp) throws {
                try UnknownPartTable.count(
                    connection, here, part: "field", name: name, sample: sample, intake: IntakeID(intake), now: moment)
            }
            try count("flows", "one", intake: 1, at: .noon)
            try count("flows", "two", intake: 1, at: .noon)
            try count("flows", "three", intake: 2, at: .noon + .seconds(9))
            try count("calls", "other", intake: 2, at: .noon)
            let rows = try connection.rows("SELECT * FROM unknown_parts ORDER BY name DESC")
            #expect(try rows.map { try $0.text("name") } == ["flows", "calls"])
            #expect(try rows.map { try $0.integer("seen") } == [2, 1])
            #expect(try rows[0].text("sample") == "three")
            #expect(try rows[0].timestamp("first_seen_at") == .noon)
            #expect(try rows[0].timestamp("last_seen_at") == .noon + .seconds(9))
        }
    }
}
