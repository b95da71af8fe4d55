import Domain
import Storage
import TestEngines
import Testing

@testable import Sync

@Suite(.timeLimit(.minutes(10))) struct LeaseTests {
    @Test(arguments: TestEngine.available)
    func `one node works, the other takes over when it is done`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let (first, second) = (lease(office, "first"), lease(office, "second"))
            #expect(!first.isHeld(at: office.time.now))
            let working = Task { await first.keep() }
            await until { first.isHeld(at: office.time.now) }
            #expect(first.isHeld(at: office.time.now + .seconds(29)))
            #expect(!first.isHeld(at: office.time.now + .seconds(30)))
            let standby = Task { await second.keep() }
            while try await office.count("leases") == 0 { await Task.yield() }
            #expect(!second.isHeld(at: office.time.now))
            working.cancel()
            await working.value
            #expect(!first.isHeld(at: office.time.now))
            standby.cancel()
            await standby.value
            #expect(try await office.texts("SELECT holder AS value FROM leases").filter { $0 == "first" }.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a node that died is replaced when its lease has run out, and at once by itself`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            let until = office.time.now + .seconds(30)
            try await office.database.write {
                _ = try LeaseTable.take($0, here, name: "pipeline", holder: "dead", until: until, now: .noon)
            }
            let again = lease(office, "dead")
            let working = Task { await again.keep() }
            await self.until { again.isHeld(at: office.time.now) }
            working.cancel()
            await working.value
            try await office.database.write {
                _ = try LeaseTable.take($0, here, name: "pipeline", holder: "dead", until: until, now: .noon)
            }
            office.time.advance(.seconds(30))
            let other = lease(office, "other")
            let replacing = Task { await other.keep() }
            await self.until { other.isHeld(at: office.time.now) }
            replacing.cancel()
            await replacing.value
            #expect(try await office.count("leases") == 0)
        }
    }

    private func lease(_ office: Office, _ holder: String) -> Lease {
        Lease(database: office.database, workspace: here, holder: holder, clock: office.time.clock)
    }

    private func until(_ condition: () -> Bool) async {
        while !condition() { await Task.yield() }
    }
}
