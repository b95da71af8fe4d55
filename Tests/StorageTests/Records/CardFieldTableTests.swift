import Domain
import Storage
import TestEngines
import Testing

struct CardFieldTableTests {
    @Test(arguments: TestEngine.available)
    func `each workspace has its own choice in its own order, or none`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection throws in
            let first = [CardField("phone", isRequired: true), CardField("email")]
            #expect(try CardFieldTable.all(connection, here) == nil)
            try CardFieldTable.replace(connection, here, with: first)
            try CardFieldTable.replace(connection, elsewhere, with: [CardField("email")])
            #expect(try CardFieldTable.all(connection, here) == first)
            try CardFieldTable.replace(connection, here, with: first.reversed())
            #expect(try CardFieldTable.all(connection, here) == first.reversed())
            #expect(try CardFieldTable.all(connection, elsewhere) == [CardField("email")])
        }
    }
}
