import Domain
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

struct OwnershipTests {
    @Test(arguments: TestEngine.available)
    func `from now on, what was logged keeps its owner and what comes gets the new one`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            let owners = try await office.addOwners()
            try await office.linkOriol()
            #expect(try await office.assign(ventas, owners[0], .fromNow).from == office.time.now)
            try await office.writeTimelines()
            #expect(office.ownersShown == [""])
            office.time.advance(.seconds(86_400))
            try await office.receive(try body(text("wamid.2", at: 86_400)))
            try await office.writeTimelines()
            #expect(office.ownersShown == ["", owners[0].value])
            _ = try await office.assign(ventas, owners[1], .fromNow)
            try await office.writeTimelines()
            #expect(office.ownersShown == ["", owners[0].value])
        }
    }

    @Test(arguments: TestEngine.available)
    func `for everything, what was logged moves too`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let owners = try await office.addOwners()
            try await office.linkOriol()
            for owner in owners {
                let mapping = try await office.assign(ventas, owner, .everything)
                #expect(mapping.from == .beginning && mapping.until == nil && mapping.owner == owner)
                try await office.writeTimelines()
                #expect(office.ownersShown == [owner.value])
                #expect(try await office.current().count == 1)
            }
            let reasons = try await office.texts("SELECT owner_reason AS value FROM timeline_entries")
            #expect(reasons == [OwnerDecision.Reason.userMapping(UserMappingID(0)).sentence])
            #expect(try await office.count("audit WHERE verb = 'mapping_changed' AND author = 'token:make'") == 2)
            let after = try await office.texts(
                "SELECT after_value AS value FROM audit WHERE verb = 'mapping_changed' ORDER BY audit_id")
            #expect(after == owners.map { "owner:\($0)" })
        }
    }

    @Test(arguments: TestEngine.available)
    func `asking for what is already so changes nothing`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let owner = try await office.addOwners()[0]
            let first = try await office.assign(ventas, owner, .everything)
            office.time.advance(.seconds(60))
            for reach in [MappingChange.Reach.fromNow, .everything] {
                #expect(try await office.assign(ventas, owner, reach) == first)
            }
            #expect(try await office.current() == [first])
            #expect(try await office.count("audit") == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever had the number only for a time gets the rest by asking for everything`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            let owners = try await office.addOwners()
            _ = try await office.assign(ventas, owners[0], .everything)
            office.time.advance(.seconds(60))
            let now = try await office.assign(ventas, owners[1], .fromNow)
            #expect(try await office.current().map(\.until) == [now.from, nil])
            let all = try await office.assign(ventas, owners[1], .everything)
            #expect(try await office.current() == [all])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a mapping that ends from now on leaves what was logged, and one taken back moves it`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            let owner = try await office.addOwners()[0]
            try await office.linkOriol()
            _ = try await office.assign(ventas, owner, .everything)
            try await office.writeTimelines()
            office.time.advance(.seconds(86_400))
            try await office.end(ventas, .fromNow)
            try await office.receive(try body(text("wamid.2", at: 90_000)))
            try await office.writeTimelines()
            #expect(office.ownersShown == [owner.value, ""])
            try await office.end(ventas, .everything)
            try await office.writeTimelines()
            #expect(office.ownersShown == ["", ""])
            let audited = try await office.count("audit WHERE verb = 'mapping_ended'")
            try await office.end(ventas, .everything)
            #expect(try await office.count("audit WHERE verb = 'mapping_ended'") == audited && audited == 2)
            let enders = try await office.texts("SELECT ended_by AS value FROM user_mappings")
            #expect(enders == ["token:make"])
            await #expect(throws: MappingRefusal.unknownNumber(BusinessNumberID("1"))) {
                try await office.end(BusinessNumberID("1"), .fromNow)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `unknown numbers and owners, and those who left, are refused`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let owner = try await office.addOwners()[0]
            let (number, nobody) = (BusinessNumberID("1"), OwnerID("1"))
            await #expect(throws: MappingRefusal.unknownNumber(number)) {
                try await office.assign(number, owner, .fromNow)
            }
            await #expect(throws: MappingRefusal.unknownOwner(nobody)) {
                try await office.assign(ventas, nobody, .fromNow)
            }
            office.hub.setOwner(owner.value, archived: true)
            office.time.advance(.seconds(3600))
            try await office.readHubSpot()
            await #expect(throws: MappingRefusal.archivedOwner(owner)) {
                try await office.assign(ventas, owner, .fromNow)
            }
            #expect(try await office.current().isEmpty)
            #expect(try await office.count("audit") == 0)
        }
    }
}

extension Office {
    fileprivate func addOwners() async throws -> [OwnerID] {
        let owners = ["mara", "kim"].map {
            OwnerID(hub.addOwner(email: "\($0)@example.net", firstName: $0, lastName: ""))
        }
        try await connectHubSpot(isImported: true)
        return owners
    }

    @discardableResult
    fileprivate func assign(
        _ number: BusinessNumberID, _ owner: OwnerID, _ reach: MappingChange.Reach
    ) async throws -> UserMapping {
        try await ownership.assign(MappingChange(number: number, owner: owner, reach: reach, author: .token("make")))
    }

    fileprivate func end(_ number: BusinessNumberID, _ reach: MappingChange.Reach) async throws {
        try await ownership.end(MappingEnd(number: number, reach: reach, author: .token("make")))
    }

    fileprivate func current() async throws -> [UserMapping] {
        try await database.read { try UserMappingTable.current($0, here) }
    }

    /// Of the communications, oldest first; empty = nobody's.
    fileprivate var ownersShown: [String] { hub.communications().map { $0.ownerID ?? "" } }
}
