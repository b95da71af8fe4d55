import Domain
import Sandbox
import Testing

struct HubSpotLimitTests {
    let scene = HubSpotScene {
        $0.limits = PlanLimits(burstPerTenSeconds: 10, daily: 25, searchPerSecond: 2, associationsPerTenSeconds: 3)
    }

    @Test func `every answer but a search tells what is left`() async throws {
        let answer = try await scene.get(HubSpotScene.contacts)
        #expect(answer.headers["X-HubSpot-RateLimit-Max"] == "10")
        #expect(answer.headers["X-HubSpot-RateLimit-Remaining"] == "9")
        #expect(answer.headers["X-HubSpot-RateLimit-Interval-Milliseconds"] == "10000")
        #expect(answer.headers["X-HubSpot-RateLimit-Daily"] == "25")
        #expect(answer.headers["X-HubSpot-RateLimit-Daily-Remaining"] == "24")
        let search = try await scene.post(HubSpotScene.contacts + "/search", [:])
        #expect(search.status == 200)
        #expect(search.headers.allSatisfy { !$0.name.contains("ratelimit") })
    }

    @Test func `the eleventh call in ten seconds is refused and the window rolls on`() async throws {
        for _ in 1...5 { #expect(try await scene.get(HubSpotScene.contacts).status == 200) }
        scene.clock.advance(.seconds(6))
        for _ in 1...5 { #expect(try await scene.get(HubSpotScene.contacts).status == 200) }
        let refused = try await scene.get(HubSpotScene.contacts)
        #expect(refused.status == 429)
        #expect(refused.body["policyName"] == "TEN_SECONDLY_ROLLING")
        #expect(refused.body["errorType"] == "RATE_LIMIT")
        #expect(refused.headers["Retry-After"] == nil)
        scene.clock.advance(.seconds(4))
        for _ in 1...5 { #expect(try await scene.get(HubSpotScene.contacts).status == 200) }
        #expect(try await scene.get(HubSpotScene.contacts).status == 429)
    }

    @Test func `search has its own limit per second, over all kinds`() async throws {
        #expect(try await scene.post(HubSpotScene.contacts + "/search", [:]).status == 200)
        #expect(try await scene.post(HubSpotScene.communications + "/search", [:]).status == 200)
        let refused = try await scene.post(HubSpotScene.contacts + "/search", [:])
        #expect(refused.status == 429)
        #expect(refused.body["policyName"] == "SECONDLY")
        scene.clock.advance(.seconds(1))
        #expect(try await scene.post(HubSpotScene.contacts + "/search", [:]).status == 200)
    }

    @Test func `associations have a limit of their own`() async throws {
        let path = "/crm/associations/2026-03/contacts/companies/labels"
        for _ in 1...3 { #expect(try await scene.get(path).status == 200) }
        #expect(try await scene.get(path).status == 429)
        #expect(try await scene.get(HubSpotScene.contacts).status == 200)
    }

    @Test func `the day ends at midnight in the account's time zone`() async throws {
        // The scene starts at 01:00 in Berlin.
        scene.clock.advance(.seconds(22 * 3600))
        for _ in 1...25 {
            scene.clock.advance(.seconds(2))
            #expect(try await scene.get(HubSpotScene.contacts).status == 200)
        }
        scene.clock.advance(.seconds(10))
        let refused = try await scene.get(HubSpotScene.contacts)
        #expect(refused.status == 429)
        #expect(refused.body["policyName"] == "DAILY")
        scene.clock.advance(.seconds(3600))
        #expect(try await scene.get(HubSpotScene.contacts).status == 200)
    }

    @Test func `calls are counted by kind and by status, and inspection is not`() async throws {
        try await scene.get(HubSpotScene.contacts)
        try await scene.post(HubSpotScene.contacts + "/search", [:])
        try await scene.get(HubSpotScene.contacts + "/1")
        try await scene.get("/_sandbox/calls")
        let counts = scene.sandbox.callCounts()
        #expect(counts.total == 3)
        #expect(counts.byFamily == ["contacts.list": 1, "contacts.search": 1, "contacts.read": 1])
        #expect(counts.byStatus == [200: 2, 404: 1])
        scene.sandbox.resetCallCounts()
        #expect(scene.sandbox.callCounts() == SandboxCallCounts())
    }
}
