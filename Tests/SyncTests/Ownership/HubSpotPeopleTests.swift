import Domain
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

struct HubSpotPeopleTests {
    @Test(arguments: TestEngine.available)
    func `users and teams are read, kept for ten minutes, and read anew when somebody asks`(
        engine: TestEngine
    ) async throws {
        try await withRecords(engine) { desk in
            let people = HubSpotPeople(records: desk.records)
            let mara = try #require(desk.owners.first)
            let team = desk.office.hub.addTeam("Taller")
            _ = desk.office.hub.setTeams(of: mara.id, primary: team)
            let staff = await people.staff()
            #expect(staff.usersProblem == nil && staff.teamsProblem == nil)
            let owner = try await desk.office.database.read { try OwnerTable.all($0, here).first }
            #expect(staff.team(of: owner?.userID)?.name == "Taller")
            let right = mappingRight(member: nil, connector: owner?.userID, staff: staff)
            #expect(right.allows)
            _ = desk.office.hub.addOwner(email: "sola@example.net", firstName: "Sola", lastName: "")
            #expect(await people.staff().users.count == staff.users.count)
            #expect(await people.staff(isFresh: true).users.count == staff.users.count + 1)
            desk.office.time.advance(.seconds(601))
            #expect(await people.staff().users.count == staff.users.count + 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `somebody new is listed as soon as the owners are read again`(engine: TestEngine) async throws {
        try await withRecords(engine) { desk in
            let people = HubSpotPeople(records: desk.records)
            let id = desk.office.hub.addOwner(email: "sola@example.net", firstName: "Sola", lastName: "Puig")
            try await people.readOwners()
            let owners = try await desk.office.database.read { try OwnerTable.all($0, here) }
            #expect(owners.contains { $0.id == OwnerID(id) })
        }
    }

    @Test(arguments: TestEngine.available)
    func `without the permission the answer says so, and the list works all the same`(
        engine: TestEngine
    ) async throws {
        let scopes: Set<String> = [
            "oauth", "crm.objects.contacts.read", "crm.objects.contacts.write", "crm.objects.owners.read",
        ]
        try await withRecords(engine, scopes: scopes) { desk in
            let staff = await HubSpotPeople(records: desk.records).staff()
            #expect(staff.users.isEmpty && staff.usersProblem?.contains("settings.users.read") == true)
            let owners = try await desk.office.database.read { try OwnerTable.all($0, here) }
            #expect(lookUp("mara", owners: owners, staff: staff) == owners.map { .listed($0) })
            #expect(lookUp("nadie", owners: owners, staff: staff) == [.untold(staff.usersProblem ?? "")])
            #expect(mappingRight(member: nil, connector: "9", staff: staff).allows)
        }
    }
}
