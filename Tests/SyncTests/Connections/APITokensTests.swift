import Storage
import Sync
import TestEngines
import Testing

struct APITokensTests {
    @Test(arguments: TestEngine.available)
    func `a token is known by its name until another takes it, and is not stored`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let tokens = APITokens(database: office.database, clock: office.time.clock)
            try await tokens.save("first secret", named: "make", here)
            #expect(try await tokens.name(of: "first secret") == "make")
            #expect(try await tokens.name(of: "") == nil)
            try await tokens.save("second secret", named: "make", here)
            #expect(try await tokens.name(of: "first secret") == nil)
            #expect(try await tokens.name(of: "second secret") == "make")
            #expect(try await office.numbers("SELECT LENGTH(digest) AS value FROM api_tokens") == [32])
        }
    }
}
