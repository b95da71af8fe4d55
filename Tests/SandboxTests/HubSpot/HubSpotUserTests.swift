import Domain
import Sandbox
import Testing

struct HubSpotUserTests {
    let scene = HubSpotScene()
    private let mara: String
    private let omar: String

    init() {
        mara = scene.sandbox.addOwner(email: "mara@example.net", firstName: "Mara", lastName: "Voss")
        omar = scene.sandbox.addOwner(email: "omar@example.net", firstName: "Omar", lastName: "Haddad")
    }

    @Test(arguments: ["/settings/users/2026-03", "/settings/v3/users/"])
    func `users are listed by their own ids, without those who left`(path: String) async throws {
        let list = try await scene.get(path)
        #expect(list.ids == ["90000001", "90000002"])
        #expect(list.body["results"]?.array.map { $0["superAdmin"]?.bool } == [true, false])
        scene.sandbox.setOwner(omar, archived: true)
        #expect(try await scene.get(path).ids == ["90000001"])
    }

    @Test func `users are paged`() async throws {
        let first = try await scene.get("/settings/users/2026-03?limit=1")
        #expect(first.ids == ["90000001"])
        let after = try #require(first.body["paging"]?["next"]?["after"]?.string)
        let second = try await scene.get("/settings/users/2026-03?limit=1&after=\(after)")
        #expect(second.ids == ["90000002"])
        #expect(second.body["paging"] == nil)
    }

    @Test func `a user is read by id or by address`() async throws {
        let byID = try await scene.get("/settings/users/2026-03/90000002")
        #expect(byID.body["firstName"] == "Omar")
        #expect(byID.body["roleIds"]?.array.count == 1)
        let byAddress = try await scene.get("/settings/v3/users/omar@example.net?idProperty=EMAIL")
        #expect(byAddress.body["id"] == "90000002")
        #expect(byAddress.body["firstName"] == nil)
        #expect(try await scene.get("/settings/users/2026-03/1").status == 404)
        #expect(try await scene.get("/settings/users/2026-03/1?idProperty=NAME").status == 400)
    }

    @Test func `teams name their users, and owners their teams`() async throws {
        #expect(try await scene.get("/crm/owners/2026-03/\(mara)").body["teams"] == nil)
        let sales = scene.sandbox.addTeam("Sales DACH")
        let service = scene.sandbox.addTeam("Service")
        scene.sandbox.setTeams(of: mara, primary: sales, secondary: [service])
        let teams = try await scene.get("/settings/users/2026-03/teams").body["results"]?.array ?? []
        #expect(teams.map { $0["name"]?.string } == ["Sales DACH", "Service"])
        #expect(teams[0]["userIds"] == ["90000001"])
        #expect(teams[1]["secondaryUserIds"] == ["90000001"])
        let owner = try await scene.get("/crm/owners/2026-03/\(mara)").body
        #expect(owner["teams"]?.array.map { $0["primary"]?.bool } == [true, false])
        #expect(try await scene.get("/settings/users/2026-03/90000001").body["primaryTeamId"]?.string == sales)
    }

    @Test func `roles are listed, and each call needs its own scope`() async throws {
        let roles = try await scene.get("/settings/v3/users/roles")
        #expect(roles.body["results"]?.array.first?["requiresBillingWrite"] == false)
        scene.sandbox.setToken("reader", .init(scopes: ["settings.users.read"]))
        #expect(try await scene.call(.get, "/settings/users/2026-03", token: "reader").status == 200)
        let refused = try await scene.call(.get, "/settings/users/2026-03/teams", token: "reader")
        #expect(
            refused.body["errors"]?.array.first?["context"]?["requiredGranularScopes"]
                == ["settings.users.teams.read"])
    }
}
