import Domain
import Testing

@testable import HubSpot

struct HubSpotFailureTests {
    @Test func `an unknown token needs a new connection`() async {
        let failure = await failure(of: HTTPReply(401, #"{"category":"INVALID_AUTHENTICATION","message":"no"}"#))
        #expect(failure == .invalidToken)
        #expect(failure?.connectionState?.word == .needsReconnect)
    }

    @Test func `an expired token is told apart from a wrong one`() async {
        let body = #"{"category":"EXPIRED_AUTHENTICATION","context":{"expire time":["1970-01-01T00:00:00Z"]}}"#
        #expect(await failure(of: HTTPReply(401, body)) == .expiredToken)
    }

    @Test func `missing scopes are named`() async {
        let body = """
            {"category":"MISSING_SCOPES","errors":[{"message":"m",
             "context":{"requiredGranularScopes":["crm.objects.contacts.write","tickets"]}}]}
            """
        let failure = await failure(of: HTTPReply(403, body))
        #expect(failure == .missingScopes(["crm.objects.contacts.write", "tickets"]))
        #expect(failure?.sentence.contains("crm.objects.contacts.write or tickets") == true)
    }

    @Test func `a conflict names the contact that is there already`() async {
        let body = #"{"category":"CONFLICT","message":"Contact already exists. Existing ID: 546000000938"}"#
        guard case .conflict(let existing, _) = await failure(of: HTTPReply(409, body)) else {
            Issue.record("no conflict")
            return
        }
        #expect(existing == ContactID("546000000938"))
    }

    @Test func `wrong values are told by property, with the correlation id`() async {
        let body = """
            {"message":"Property values were not valid","category":"VALIDATION_ERROR","correlationId":"0f7d",
             "errors":[{"message":"not an option","code":"INVALID_OPTION","context":{"propertyName":["favcolor"]}}]}
            """
        #expect(
            await failure(of: HTTPReply(400, body))
                == .invalid(
                    "Property values were not valid (correlation id 0f7d)",
                    problems: [
                        PropertyProblem(property: "favcolor", message: "not an option", code: "INVALID_OPTION")
                    ]))
    }

    @Test(arguments: ["", "<html>gateway</html>", "[]", "null", #"{"message":5,"errors":"x","context":[1]}"#])
    func `a senseless error body still makes a failure with a sentence`(body: String) async {
        let failure = await failure(of: HTTPReply(400, body, headers: ["X-HubSpot-Correlation-Id": "c-1"]))
        #expect(failure?.word == "invalid")
        #expect(failure?.sentence.contains("c-1") == true)
    }

    @Test func `a refusal for the daily limit waits for the account's midnight`() async {
        let hub = ScriptedHubSpot(HTTPReply(429, #"{"errorType":"RATE_LIMIT","policyName":"DAILY"}"#))
        await hub.budget.learn(timeZone: "UTC")
        let midnight = Timestamp.noon + .seconds(12 * 3600)
        await #expect(throws: HubSpotFailure.waiting(until: midnight, .daily)) { try await hub.client.owners() }
    }

    @Test(arguments: [500, 502, 503, 504, 521, 524])
    func `after a 5xx a read waits and a create is unknown`(status: Int) async {
        let hub = ScriptedHubSpot(HTTPReply(status))
        #expect(await failure(of: HTTPReply(status))?.word == "server_trouble")
        await #expect { try await hub.client.createCommunications([sampleDraft()]) } throws: {
            ($0 as? HubSpotFailure)?.word == "unknown_outcome"
        }
    }

    @Test func `a lost connection leaves a create unknown and a read merely undone`() async {
        let lost = ScriptedHubSpot([.failure(.unknownOutcome("connection reset"))])
        await #expect(throws: HubSpotFailure.unreachable("connection reset")) { try await lost.client.owners() }
        lost.wait(.seconds(1))
        await #expect(throws: HubSpotFailure.unknownOutcome("connection reset")) {
            try await lost.client.createCommunications([sampleDraft()])
        }
    }

    @Test func `what was never sent is safe to send again`() async {
        let hub = ScriptedHubSpot([.failure(.notSent("no address"))])
        await #expect(throws: HubSpotFailure.unreachable("no address")) {
            try await hub.client.createCommunications([sampleDraft()])
        }
    }

    @Test func `only what can pass by itself is tried again`() {
        let waiting = HubSpotFailure.waiting(until: .noon + .seconds(5), .burst)
        #expect(waiting.retryAt(now: .noon, attempt: 3) == .noon + .seconds(5))
        #expect(HubSpotFailure.invalidToken.retryAt(now: .noon, attempt: 1) == nil)
        #expect(HubSpotFailure.invalid("m", problems: []).retryAt(now: .noon, attempt: 1) == nil)
        #expect(HubSpotFailure.unreachable("x").retryAt(now: .noon, attempt: 1) == .noon + .seconds(2))
        #expect(HubSpotFailure.unreachable("x").retryAt(now: .noon, attempt: 40) == .noon + .seconds(900))
    }

    @Test func `a wait says why and until when`() {
        let moment = Timestamp.noon + .seconds(67)
        #expect(
            HubSpotFailure.waiting(until: moment, .moving).sentence
                == "HubSpot is moving this account to another data centre and takes no calls meanwhile. "
                + "It goes on by itself after 2026-11-21 12:01:07 UTC.")
    }

    private func failure(of reply: HTTPReply) async -> HubSpotFailure? {
        do throws(HubSpotFailure) {
            _ = try await ScriptedHubSpot(reply).client.owners()
            return nil
        } catch {
            return error
        }
    }
}
