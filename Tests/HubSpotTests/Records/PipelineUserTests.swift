import Domain
import Testing

@testable import HubSpot

struct PipelineUserTests {
    @Test func `pipelines come in their order, with their stages in theirs`() async throws {
        let body = """
            {"results":[{"id":"late","label":"Late","displayOrder":1,"archived":false,"stages":[]},
             {"id":"gone","label":"Gone","displayOrder":0,"archived":true,"stages":[]},
             {"id":"default","label":"Sales","displayOrder":0,"archived":false,"stages":[
               {"id":"won","label":"Won","displayOrder":5,"archived":false,
                "metadata":{"isClosed":"true","probability":"1.0"}},
               {"id":"old","label":"Old","displayOrder":1,"archived":true,"metadata":{}},
               {"id":"new","label":"New","displayOrder":0,"archived":false,
                "metadata":{"isClosed":"false","probability":"0.2"}}]}]}
            """
        let hub = ScriptedHubSpot(HTTPReply(200, body))
        let pipelines = try await hub.client.pipelines(of: .deal)
        #expect(hub.calls.first?.url == "https://api.hubapi.com/crm/pipelines/2026-03/deals")
        #expect(pipelines.map(\.label) == ["Sales", "Late"])
        #expect(pipelines.first?.stages.map(\.label) == ["New", "Won"])
        #expect(pipelines.first?.stage(StageID("new"))?.probability == 0.2)
        #expect(pipelines.first?.stages.map(\.isWon) == [false, true])
    }

    @Test func `a ticket's stage is over when HubSpot calls it closed`() async throws {
        let body = """
            {"results":[{"id":"0","label":"Support","displayOrder":0,"stages":[
               {"id":"1","label":"New","displayOrder":0,"metadata":{"ticketState":"OPEN","isClosed":"false"}},
               {"id":"4","label":"Closed","displayOrder":3,"metadata":{"ticketState":"CLOSED"}}]}]}
            """
        let stages = try await ScriptedHubSpot(HTTPReply(200, body)).client.pipelines(of: .ticket).first?.stages
        #expect(stages?.map(\.isClosed) == [false, true])
        #expect(stages?.last?.isWon == false)
    }

    @Test func `users tell who is super admin and which teams they are in`() async throws {
        let body = """
            {"results":[{"id":"90000001","email":"mara@example.net","firstName":"Mara","lastName":"Voss","roleIds":[],
             "superAdmin":true,"primaryTeamId":"178588","secondaryTeamIds":["9"]}],"paging":{"next":{"after":"90"}}}
            """
        let hub = ScriptedHubSpot(HTTPReply(200, body))
        let page = try await hub.client.users()
        #expect(hub.calls.first?.url == "https://api.hubapi.com/settings/users/2026-03?limit=100")
        #expect(
            page
                == Page(
                    results: [
                        CRMUser(
                            id: "90000001", email: "mara@example.net", firstName: "Mara", lastName: "Voss",
                            isSuperAdmin: true, primaryTeam: TeamID("178588"), otherTeams: [TeamID("9")])
                    ], after: "90"))
    }

    @Test func `one user is asked for by the id that owners carry`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(200, #"{"id":"90000001","superAdmin":false}"#))
        #expect(try await hub.client.user("90000001").isSuperAdmin == false)
        #expect(hub.calls.first?.url.hasSuffix("/settings/users/2026-03/90000001?idProperty=USER_ID") == true)
    }

    @Test func `teams name their users`() async throws {
        let body = #"{"results":[{"id":"178588","name":"Sales DACH","userIds":["90000001"],"secondaryUserIds":[]}]}"#
        #expect(
            try await ScriptedHubSpot(HTTPReply(200, body)).client.teams() == [
                Team(id: TeamID("178588"), name: "Sales DACH", userIDs: ["90000001"])
            ])
    }
}
