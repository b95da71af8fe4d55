import Domain
import Storage
import TestEngines
import Testing

struct LeaseTableTests {
    @Test(arguments: TestEngine.available)
    func `one holder has a lease until it runs out or is given back`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            func take(_ holder: String, at moment: Timestamp, _ workspace: WorkspaceID = here) throws -> Bool {
                try LeaseTable.take(
                    connection, workspace, name: "pipeline", holder: holder, until: moment + .seconds(30), now: moment)
            }
            #expect(try take("a", at: .noon))
            #expect(try take("b", at: .noon) == false)
            #expect(try take("b", at: .noon, elsewhere))
            #expect(try take("a", at: .noon + .seconds(20)))
            #expect(try take("b", at: .noon + .seconds(49)) == false)
            #expect(try take("b", at: .noon + .seconds(50)))
            #expect(try take("a", at: .noon + .seconds(51)) == false)
            try LeaseTable.release(connection, here, name: "pipeline", holder: "a")
            #expect(try take("a", at: .noon + .seconds(51)) == false)
            try LeaseTable.release(connection, here, name: "pipeline", holder: "b")
            #expect(try take("a", at: .noon + .seconds(51)))
            #expect(try LeaseTable.take(connection, here, name: "other", holder: "b", until: .noon, now: .beginning))
        }
    }
}
