import Domain
import Foundation
import Sandbox
import Testing

struct HubSpotStormTests {
    private func scene(_ adjust: (inout FaultOptions) -> Void) -> HubSpotScene {
        var options = FaultOptions()
        adjust(&options)
        return HubSpotScene(faults: FaultPlan(options))
    }

    private func answers(_ count: Int, _ scene: HubSpotScene) async throws -> [HTTPReply] {
        var answers: [HTTPReply] = []
        for _ in 0..<count {
            let call = HTTPCall(
                .get, "https://api.hubapi.com" + HubSpotScene.contacts,
                headers: ["Authorization": "Bearer demo-hubspot-token"])
            answers.append(try await scene.sandbox.answer(call))
        }
        return answers
    }

    @Test(arguments: [
        (\FaultOptions.rateLimited429, "TEN_SECONDLY_ROLLING"), (\.secondlyLimited429, "SECONDLY"),
        (\.dailyLimited429, "DAILY"),
    ])
    func `a 429 comes in both spellings, with and without a time to wait`(
        fault: any WritableKeyPath<FaultOptions, Double> & Sendable, policy: String
    ) async throws {
        let scene = scene {
            $0[keyPath: fault] = 1
            $0.retryAfterOn429 = 0.5
        }
        let answers = try await answers(40, scene)
        let bodies = try answers.map { try JSON(parsing: $0.body) }
        #expect(answers.allSatisfy { $0.status == 429 })
        #expect(bodies.allSatisfy { $0["policyName"]?.string == policy })
        #expect(bodies.contains { $0["errorType"] == "RATE_LIMIT" && $0["category"] == nil })
        #expect(bodies.contains { $0["category"] == "RATE_LIMITS" && $0["errorType"] == nil })
        #expect(answers.contains { $0.headers["Retry-After"] != nil })
        #expect(answers.contains { $0.headers["Retry-After"] == nil })
    }

    @Test func `a locked record and a move say what they are`() async throws {
        let locked = try await answers(1, scene { $0.locked423 = 1 })
        #expect(locked.first?.status == 423)
        let moved = try await answers(
            1,
            scene {
                $0.accountMoved477 = 1
                $0.accountMovedSeconds = 86_400
            })
        #expect(moved.first?.headers["Retry-After"] == "86400")
    }

    @Test func `the network in front of HubSpot answers with pages`() async throws {
        let answers = try await answers(40, scene { $0.edgeError52x = 1 })
        #expect(Set(answers.map(\.status)) == [521, 522, 523, 524])
        #expect(answers.allSatisfy { $0.headers["Content-Type"]?.hasPrefix("text/html") == true })
    }

    @Test func `a token may die in the middle of the work, and a pasted one never does`() async throws {
        let oauth = OAuthScene()
        let (access, refresh) = try await oauth.install()
        var faults = FaultOptions()
        faults.tokenExpiry = 1
        oauth.sandbox.faults.set(faults)
        #expect(try await oauth.contacts(access).body["category"] == "EXPIRED_AUTHENTICATION")
        oauth.sandbox.faults.set(FaultOptions())
        #expect(try await oauth.contacts(access).status == 401)
        let next = try await oauth.refresh(refresh).body["access_token"]?.string ?? ""
        #expect(try await oauth.contacts(next).status == 200)
        #expect(try await answers(3, scene { $0.tokenExpiry = 1 }).allSatisfy { $0.status == 200 })
    }

    @Test func `tokens may die every minute although they are told half an hour`() async throws {
        let oauth = OAuthScene()
        var faults = FaultOptions()
        faults.tokenLifetimeSeconds = 60
        oauth.sandbox.faults.set(faults)
        let answer = try await oauth.exchange(oauth.sandbox.install() ?? "")
        #expect(answer.body["expires_in"] == 1800)
        let access = answer.body["access_token"]?.string ?? ""
        oauth.scene.clock.advance(.seconds(59))
        #expect(try await oauth.contacts(access).status == 200)
        oauth.scene.clock.advance(.seconds(1))
        #expect(try await oauth.contacts(access).status == 401)
    }

    @Test func `trouble meets the token endpoint as well`() async throws {
        let oauth = OAuthScene()
        let code = try #require(oauth.sandbox.install())
        var faults = FaultOptions()
        faults.serverError5xx = 1
        oauth.sandbox.faults.set(faults)
        #expect(try await oauth.exchange(code).status >= 500)
        oauth.sandbox.faults.set(FaultOptions())
        #expect(try await oauth.exchange(code).status == 200)
    }

    @Test func `the new faults are read from JSON like the old ones`() throws {
        let text = #"{"locked423":0.5,"tokenLifetimeSeconds":60,"lateDelivery":0.25,"accountMovedSeconds":5}"#
        let options = try JSONDecoder().decode(FaultOptions.self, from: Data(text.utf8))
        #expect(options.locked423 == 0.5 && options.tokenLifetimeSeconds == 60)
        #expect(options.lateDelivery == 0.25 && options.accountMovedSeconds == 5)
        #expect(try JSONDecoder().decode(FaultOptions.self, from: JSONEncoder().encode(options)) == options)
    }
}
