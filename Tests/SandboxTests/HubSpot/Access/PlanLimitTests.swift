import Domain
import Sandbox
import Testing

struct PlanLimitTests {
    private func calls(
        _ number: Int, _ scene: HubSpotScene, token: String = "demo-hubspot-token"
    ) async throws
        -> [HubSpotScene.Answer]
    {
        var answers: [HubSpotScene.Answer] = []
        for _ in 0..<number {
            answers.append(try await scene.call(.get, HubSpotScene.contacts, token: token))
        }
        return answers
    }

    @Test(arguments: [
        (PlanLimits.starter, 100, "250000"), (.professional, 190, "625000"), (.enterprise, 190, "1000000"),
        (PlanLimits.professional.withAddOns(1), 250, "1625000"),
        (PlanLimits.professional.withAddOns(2), 250, "2625000"),
    ])
    func `each plan has its burst and its day`(limits: PlanLimits, burst: Int, daily: String) async throws {
        let scene = HubSpotScene { $0.limits = limits }
        let answers = try await calls(burst + 1, scene)
        #expect(answers.prefix(burst).allSatisfy { $0.status == 200 })
        #expect(answers.last?.status == 429)
        #expect(answers.first?.headers["X-HubSpot-RateLimit-Max"] == String(burst))
        #expect(answers.first?.headers["X-HubSpot-RateLimit-Daily"] == daily)
        #expect(scene.sandbox.callCounts().beyondLimit == ["TEN_SECONDLY_ROLLING": 1])
    }

    @Test func `an app of the marketplace has 110 in ten seconds and no day`() async throws {
        let oauth = OAuthScene { $0.limits = .starter }
        let (access, _) = try await oauth.install()
        let answers = try await calls(111, oauth.scene, token: access)
        #expect(answers.map(\.status) == Array(repeating: 200, count: 110) + [429])
        #expect(answers.first?.headers["X-HubSpot-RateLimit-Max"] == "110")
        #expect(answers.first?.headers["X-HubSpot-RateLimit-Daily"] == nil)
    }

    @Test func `an app of the marketplace does not pay for searches, and may make five in a second`() async throws {
        let oauth = OAuthScene {
            $0.limits = .starter
            $0.app?.limits = .marketplace
            $0.app?.limits?.burstPerTenSeconds = 3
        }
        let (access, _) = try await oauth.install()
        func search() async throws -> HubSpotScene.Answer {
            try await oauth.scene.call(.post, HubSpotScene.contacts + "/search", [:], token: access)
        }
        for _ in 1...5 { #expect(try await search().status == 200) }
        let sixth = try await search()
        #expect(sixth.body["policyName"] == "SECONDLY")
        #expect(sixth.headers["X-HubSpot-RateLimit-Max"] == nil)
        #expect(try await calls(4, oauth.scene, token: access).map(\.status) == [200, 200, 200, 429])
    }

    @Test func `an app for chosen accounts shares the account's limits`() async throws {
        let oauth = OAuthScene {
            $0.limits = .starter
            $0.app?.distribution = .private
        }
        let (access, _) = try await oauth.install()
        let answer = try #require(try await calls(1, oauth.scene, token: access).first)
        #expect(answer.headers["X-HubSpot-RateLimit-Daily-Remaining"] == "249999")
    }

    @Test func `two apps share the searches of the account`() async throws {
        let oauth = OAuthScene {
            $0.limits = .starter
            $0.tokens["pat-eu1"] = .allScopes
        }
        let (access, _) = try await oauth.install()
        let path = HubSpotScene.contacts + "/search"
        for token in [access, "pat-eu1", access, "pat-eu1", access] {
            #expect(try await oauth.scene.call(.post, path, [:], token: token).status == 200)
        }
        #expect(try await oauth.scene.call(.post, path, [:], token: "pat-eu1").status == 429)
    }

    @Test func `what the faults invent is no call beyond a limit`() async throws {
        var faults = FaultOptions()
        faults.rateLimited429 = 1
        let scene = HubSpotScene(faults: FaultPlan(faults))
        #expect(try await calls(3, scene).allSatisfy { $0.status == 429 })
        #expect(scene.sandbox.callCounts().callsBeyondLimits == 0)
    }

    @Test func `a caller nobody knows is told nothing about limits`() async throws {
        let answer = try await HubSpotScene().call(.get, HubSpotScene.contacts, token: "wrong")
        #expect(answer.headers.allSatisfy { !$0.name.contains("ratelimit") })
    }

    @Test func `an account on the move answers 477 and the seconds that are left, then from its new place`()
        async throws
    {
        let scene = HubSpotScene { $0.accountType = .developerTest }
        scene.sandbox.moveAccount(for: .seconds(90), to: "app-na2.hubspot.com")
        scene.clock.advance(.milliseconds(30_500))
        let moving = try await scene.get(HubSpotScene.contacts)
        #expect(moving.status == 477)
        #expect(moving.headers["Retry-After"] == "60")
        scene.clock.advance(.seconds(60))
        let details = try await scene.get("/account-info/2026-03/details").body
        #expect(details["uiDomain"] == "app-na2.hubspot.com")
        #expect(details["accountType"] == "DEVELOPER_TEST")
    }
}
