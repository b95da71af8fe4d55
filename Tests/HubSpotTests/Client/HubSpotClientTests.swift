import Domain
import Testing

@testable import HubSpot

struct HubSpotClientTests {
    static let noOwners = HTTPReply(200, #"{"results":[]}"#)

    @Test func `a call carries the token and the version`() async throws {
        let hub = ScriptedHubSpot(Self.noOwners)
        _ = try await hub.client.owners(archived: true, after: "a b")
        let call = try #require(hub.calls.first)
        #expect(call.url == "https://api.hubapi.com/crm/owners/2026-03?limit=100&archived=true&after=a%20b")
        #expect(call.headers["Authorization"] == "Bearer pat-test")
    }

    @Test func `another version and host are one setting each`() async throws {
        let hub = ScriptedHubSpot(Self.noOwners)
        let client = HubSpotClient(
            exchange: hub.client.exchange, baseURL: "http://127.0.0.1:8099/", version: APIVersion("2026-09"),
            token: "t",
            budget: hub.budget, clock: hub.clock)
        _ = try await client.owners()
        #expect(hub.calls.first?.url == "http://127.0.0.1:8099/crm/owners/2026-09?limit=100&archived=false")
    }

    @Test func `background work that must wait is told until when, and nothing is sent`() async throws {
        let hub = ScriptedHubSpot(Self.noOwners)
        for _ in 0..<79 { _ = try await hub.client.owners() }
        await #expect(throws: HubSpotFailure.waiting(until: .noon + .seconds(8), .reservedForPeople)) {
            try await hub.client.owners()
        }
        #expect(hub.calls.count == 79)
    }

    @Test func `a person waits a little instead`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(502), HTTPReply(502), Self.noOwners)
        let client = hub.client.inLane(.interactive)
        for _ in 0..<2 { await #expect(throws: HubSpotFailure.self) { try await client.owners() } }
        _ = try await client.owners()
        // The first try of a pause goes at once, the next when the pause is over.
        #expect(hub.clock.now == .noon + .milliseconds(200))
    }

    @Test func `a person does not wait longer than their patience`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(477, headers: ["Retry-After": "11"]), Self.noOwners)
        let client = hub.client.inLane(.interactive)
        let waiting = HubSpotFailure.waiting(until: .noon + .seconds(11), .moving)
        await #expect(throws: waiting) { try await client.owners() }
        await #expect(throws: waiting) { try await client.owners() }
        #expect(hub.calls.count == 1)
        #expect(hub.clock.now == .noon)
    }

    @Test func `a pause that passes no time does not spin for ever`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(503, headers: ["Retry-After": "1"]), Self.noOwners)
        let client = HubSpotClient(
            exchange: hub.client.exchange, token: "t", budget: hub.budget, clock: hub.clock, lane: .interactive,
            pause: { _ in })
        await #expect(throws: HubSpotFailure.self) { try await client.owners() }
        await #expect(throws: HubSpotFailure.waiting(until: .noon + .seconds(1), .serverTrouble(503))) {
            try await client.owners()
        }
    }

    @Test(arguments: ["<html>", "[]", #"{"results":{}}"#, #"{"results":[{"email":"no id"}]}"#])
    func `an answer that is not HubSpot's is unreadable`(body: String) async {
        let hub = ScriptedHubSpot(HTTPReply(200, body))
        await #expect { try await hub.client.owners() } throws: { ($0 as? HubSpotFailure)?.word == "unreadable_answer" }
    }

    @Test func `the account's facts teach the budget when its day ends`() async throws {
        let account = #"{"portalId":10203040,"timeZone":"Europe/Berlin","uiDomain":"app-eu1.hubspot.com"}"#
        let hub = ScriptedHubSpot(
            HTTPReply(200, account), HTTPReply(429, #"{"policyName":"DAILY"}"#))
        let found = try await hub.client.accountDetails()
        #expect(found.id == HubID("10203040"))
        #expect(found.uiDomain == "app-eu1.hubspot.com")
        await #expect(throws: HubSpotFailure.waiting(until: .noon + .seconds(11 * 3600), .daily)) {
            try await hub.client.owners()
        }
    }

    @Test func `owners keep both of their ids`() async throws {
        let body = """
            {"results":[
              {"id":"80112233","email":"mara@example.net","firstName":"Mara","lastName":"Voss","userId":90000001},
              {"id":80112234,"userId":null,"userIdIncludingInactive":90000002,"archived":true}],
             "paging":{"next":{"after":"80112234"}}}
            """
        let page = try await ScriptedHubSpot(HTTPReply(200, body)).client.owners()
        #expect(page.after == "80112234")
        #expect(page.results.map(\.userID) == ["90000001", "90000002"])
        #expect(page.results.map(\.id) == [OwnerID("80112233"), OwnerID("80112234")])
        #expect(page.results.map(\.isArchived) == [false, true])
    }
}
