import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import Synchronization
import TestEngines
import Testing

@testable import Web

struct UserMappingPageTests {
    private static let page = "/integrations/hubspot/user-mapping"
    private static let number = Rows.number.value

    @Test(arguments: TestEngine.available)
    func `each number is shown with its user, since when, and how many messages`(engine: TestEngine) async throws {
        try await withMapping(engine) { site, _ in
            let page = try await site.page(Self.page)
            for words in ["Support MX", "+52 55 1234 0000", "Mara Voss", "mara@taller.example", "Ventas ES", ">MV<"] {
                #expect(page.contains(words), "\(words)")
            }
            #expect(page.contains("Messages of a number are shown in HubSpot under the user you choose here."))
            #expect(page.contains("Choose a HubSpot user") || page.contains("Change the HubSpot user"))
        }
    }

    @Test func `a part of a name, a team or an address finds users, and deactivated ones cannot be chosen`()
        async throws
    {
        let staff = HubSpotStaff(teams: [Team(id: TeamID("5"), name: "Taller Norte", userIDs: ["720"])])
        try await withMapping(staff: staff) { site, _ in
            try await site.rows.owner("73", "Marta", "Vila", isArchived: true)
            let names = try await site.page("\(Self.page)?number=\(Self.number)&find=mar")
            #expect(names.contains("owner=71") && !names.contains("owner=72") && !names.contains("owner=73"))
            #expect(names.contains("deactivated in HubSpot"))
            let team = try await site.page("\(Self.page)?number=\(Self.number)&find=norte")
            #expect(team.contains("owner=72") && !team.contains("owner=71") && team.contains("Taller Norte"))
            let nobody = try await site.page("\(Self.page)?number=\(Self.number)&find=zz")
            #expect(nobody.contains("Nobody in HubSpot’s list is called that"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `choosing asks how far, with the number of messages that HubSpot shows`(engine: TestEngine) async throws {
        try await withMapping(engine) { site, _ in
            try await site.rows.communication(chat: 102, id: "c1", contacts: "546001")
            let sheet = try await site.page("\(Self.page)?number=\(Self.number)&owner=72")
            // Of chat 102: a picture, an answer; the reaction is no message of its own.
            #expect(sheet.contains("Also the 2 messages already in HubSpot") && sheet.contains("From now on"))
            #expect(sheet.contains("Show messages under Joan Puig") && sheet.contains(#"name="owner" value="72""#))
            let removal = try await site.page("\(Self.page)?number=\(Self.number)&remove")
            #expect(removal.contains("Remove Mara Voss") && removal.contains("under the contact’s owner"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a user is chosen, changed and removed, and each time the page says so`(engine: TestEngine) async throws {
        try await withMapping(engine) { site, _ in
            let form = "number=\(Self.number)&owner=72&reach=from_now"
            let answer = try await site.submit(Self.page, form)
            #expect(answer.status == .seeOther)
            let place = answer.headers[.location] ?? ""
            let done = try await site.page(String(place.prefix { $0 != "#" }))
            #expect(done.contains("Messages of Support MX are shown under Joan Puig from 10:02 on."))
            _ = try await site.submit(Self.page, "number=\(Self.number)&owner=71&reach=everything")
            let all = try await site.page("\(Self.page)?done=\(Self.number)")
            #expect(all.contains("All messages of Support MX are shown under Mara Voss"))
            let removed = try await site.submit("\(Self.page)/removal", "number=\(Self.number)&reach=from_now")
            #expect(removed.status == .seeOther)
            let gone = try await site.page("\(Self.page)?done=\(Self.number)")
            #expect(gone.contains("Nobody answers for Support MX any more"))
            #expect(gone.contains("ended by browser") && gone.contains("replaced, also for the past"))
            let current = try await site.rows.database.read { try UserMappingTable.current($0, Rows.workspace) }
            #expect(current.filter { $0.number == Rows.number && $0.until == nil }.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the API ends a mapping and answers what was in force`(engine: TestEngine) async throws {
        try await withMapping(engine) { site, _ in
            let path = "/api/v1/mappings/\(Self.number)"
            #expect(try await site.send(.delete, "\(path)?reach=all").errorCode == "bad_reach")
            let ended = try await site.send(.delete, "\(path)?reach=from_now")
            #expect(try ended.status == .ok && ended.json["owner_id"]?.text == "71")
            #expect(try await site.send(.delete, path).status == .notFound)
            let history = try await site.rows.database.read {
                try MappingHistory.newest($0, Rows.workspace, limit: 9)
            }
            #expect(history.first { $0.mapping.number == Rows.number }?.endedBy == .token("tests"))
        }
    }

    @Test func `whoever is no super admin in HubSpot maps nothing, and reads what to do`() async throws {
        let user = CRMUser(id: "710", email: "mara@taller.example", firstName: "Mara", isSuperAdmin: false)
        try await withMapping(staff: HubSpotStaff(users: [user])) { site, _ in
            try await site.rows.run([
                "UPDATE hubspot_accounts SET user_id = '710' WHERE workspace_id = \(Rows.workspace)"
            ])
            #expect(try await site.page(Self.page).contains("is no super admin there"))
            let answer = try await site.submit(Self.page, "number=\(Self.number)&owner=72&reach=from_now")
            #expect(answer.status == .unprocessableContent && answer.text.contains("Ask a super admin"))
            let current = try await site.rows.database.read { try UserMappingTable.current($0, Rows.workspace) }
            #expect(current.first { $0.number == Rows.number }?.owner == OwnerID("71"))
        }
    }

    @Test(arguments: [
        ("mara", "can be chosen above"), ("Sola", "invitation was not accepted"), ("nadie", "has no user called"),
        ("Vila", "is deactivated in HubSpot"),
    ])
    func `a name that is missed gets an answer`(name: String, words: String) async throws {
        let user = CRMUser(id: "9", email: "sola@taller.example", isSuperAdmin: false)
        try await withMapping(staff: HubSpotStaff(users: [user])) { site, asked in
            try await site.rows.owner("73", "Marta", "Vila", isArchived: true)
            #expect(try await site.page("\(Self.page)?check=\(name)").contains(words))
            // How it is now, not how it was.
            #expect(asked.freshness == [true])
        }
    }

    @Test func `where HubSpot does not tell its users, the answer says that it cannot be told`() async throws {
        let staff = HubSpotStaff(usersProblem: "The token lacks settings.users.read.")
        try await withMapping(staff: staff) { site, _ in
            let page = try await site.page("\(Self.page)?check=nadie")
            #expect(page.contains("settings.users.read") && page.contains("no permission to look"))
        }
    }

    @Test func `names that somebody chose stay text`() async throws {
        try await withMapping { site, _ in
            try await site.rows.owner("74", "<script>alert(1)</script>", "\"\u{301} onload=x")
            let page = try await site.page("\(Self.page)?number=\(Self.number)&find=%3Cscript%3E%22%CC%81")
            #expect(!page.contains("<script>alert") && !page.contains("\"\u{301} onload"))
            let check = try await site.page("\(Self.page)?check=%22%3E%3Cscript%3Ealert(2)")
            #expect(!check.contains("<script>alert"))
        }
    }

    @Test func `it says what to do first, and who is gone`() async throws {
        let expected: [(Story, String)] = [
            (.bare, "No WhatsApp number is connected yet"), (.empty, "Mara Voss"), (.full, "Joan Puig"),
            (.failing, "Mara Voss is deactivated in HubSpot"),
        ]
        for (story, words) in expected {
            try await withMapping(story: story) { site, _ in
                let page = try await site.page(Self.page)
                #expect(page.contains(words))
            }
        }
    }
}

/// A site whose mappings are real and whose HubSpot tells what `staff` says. `Asked` tells how it was asked.
private func withMapping(
    _ engine: TestEngine = .sqlite, story: Story = .full, staff: HubSpotStaff = HubSpotStaff(),
    _ test: @Sendable (Site, Asked) async throws -> Void
) async throws {
    let asked = Asked()
    try await withSite(
        engine, story: story,
        setup: { site in
            let ownership = Ownership(
                database: site.services.database, workspace: Rows.workspace, changes: Changes(),
                clock: WallClock { Rows.now }, ids: .counting(from: 80_000))
            site.services.assign = ownership.assign
            site.services.userMapping = UserMappingActions(
                end: ownership.end,
                staff: { isFresh in
                    asked.add(isFresh)
                    return staff
                }, readOwners: {})
        },
        { try await test($0, asked) })
}

/// How HubSpot's users were asked for.
private final class Asked: Sendable {
    private let asked = Mutex<[Bool]>([])

    var freshness: [Bool] { asked.withLock { $0 } }

    func add(_ isFresh: Bool) {
        asked.withLock { $0.append(isFresh) }
    }
}
