import Domain
import Foundation
import Storage
import TestEngines
import Testing

struct APITokenTableTests {
    @Test(arguments: TestEngine.available)
    func `a token is found by its digest, until another takes its name`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            func name(_ digest: Data) throws -> String? { try APITokenTable.find(connection, digest: digest)?.name }
            try APITokenTable.save(connection, here, name: "make", digest: Data([1]), now: .noon)
            try APITokenTable.save(connection, elsewhere, name: "make", digest: Data([2]), now: .noon)
            #expect(try name(Data([1])) == "make")
            #expect(try APITokenTable.find(connection, digest: Data([2]))?.workspace == elsewhere)
            #expect(try name(Data([3])) == nil)
            try APITokenTable.save(connection, here, name: "make", digest: Data([3]), now: .noon)
            #expect(try name(Data([1])) == nil)
            #expect(try name(Data([3])) == "make")
            #expect(try name(Data([2])) == "make")
        }
    }
}
