import Domain
import Foundation
import Testing

@testable import HubSpot

struct HubSpotOAuthTests {
    static let tokens = """
        {"token_type":"bearer","access_token":"CKb1x","refresh_token":"na1-4f0b","expires_in":1800,"hub_id":10203040,
         "user_id":90000001,"scopes":["oauth","crm.objects.contacts.read"],"token_use":"access_token"}
        """

    @Test func `a code is exchanged in the body, never in the URL`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(200, Self.tokens))
        let grant = try await hub.oauth.exchangeCode("c0de+/", verifier: "ver1fier")
        let call = try #require(hub.calls.first)
        #expect(call.url == "https://api.hubapi.com/oauth/2026-03/token")
        #expect(call.headers["Content-Type"] == "application/x-www-form-urlencoded")
        #expect(call.headers["Authorization"] == nil)
        #expect(
            String(decoding: call.body, as: UTF8.self) == "grant_type=authorization_code&client_id=7c1f"
                + "&client_secret=s3cret&redirect_uri=https%3A%2F%2Fbridge.example.net%2Fhubspot%2Fcallback"
                + "&code=c0de%2B%2F&code_verifier=ver1fier")
        #expect(
            grant
                == TokenGrant(
                    accessToken: "CKb1x", refreshToken: "na1-4f0b", expiresIn: .seconds(1800),
                    account: HubID("10203040"), userID: "90000001", scopes: ["oauth", "crm.objects.contacts.read"]))
    }

    @Test func `a refresh brings tokens, and is due again five minutes before their end`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(200, Self.tokens))
        let grant = try await hub.oauth.refresh("na1-4f0a")
        #expect(
            hub.calls.first?.form == "grant_type=refresh_token&client_id=7c1f&client_secret=s3cret"
                + "&refresh_token=na1-4f0a")
        #expect(grant.refreshAt(asked: .noon) == .noon + .seconds(1500))
        #expect(grant.expiresAt(asked: .noon) == .noon + .seconds(1800))
    }

    @Test func `a token that lives a minute is refreshed after half of it`() {
        let grant = TokenGrant(accessToken: "a", refreshToken: "r", expiresIn: .seconds(60))
        #expect(grant.refreshAt(asked: .noon) == .noon + .seconds(30))
    }

    @Test func `an older answer without account and scopes is read as well`() async throws {
        let hub = ScriptedHubSpot(
            HTTPReply(200, #"{"access_token":"a","refresh_token":"r","expires_in":1800,"token_type":"bearer"}"#))
        let grant = try await hub.oauth.refresh("r")
        #expect(grant.account == nil)
        #expect(grant.scopes == nil)
    }

    @Test func `a refresh token that HubSpot no longer honours ends the connection for good`() async throws {
        let body = """
            {"status":"BAD_REFRESH_TOKEN","message":"missing or invalid refresh token","error":"invalid_grant",
             "error_description":"refresh token is invalid, expired or revoked"}
            """
        let outcome = await failure(HTTPReply(400, body)) { try await $0.refresh("na1-4f0a") }
        let failure = try #require(outcome)
        #expect(failure == .disconnected("refresh token is invalid, expired or revoked"))
        #expect(failure.connectionState.word == .needsReconnect)
        #expect(failure.retryAt(now: .noon, attempt: 1) == nil)
    }

    @Test func `the same answer to a code says to start once more`() async {
        let failure = await failure(HTTPReply(400, #"{"error":"invalid_grant"}"#)) {
            try await $0.exchangeCode("c", verifier: "v")
        }
        #expect(failure == .codeRefused("invalid_grant"))
    }

    @Test func `a wrong secret is told apart`() async {
        let body = #"{"status":"BAD_CLIENT_SECRET","error":"invalid_client","message":"client secret s3cret is wrong"}"#
        let failure = await failure(HTTPReply(401, body)) { try await $0.refresh("r") }
        #expect(failure == .wrongApp("client secret ••• is wrong"))
    }

    @Test(arguments: [429, 500, 503])
    func `a busy HubSpot is asked again by itself`(status: Int) async throws {
        let reply = HTTPReply(status, headers: ["Retry-After": "7"])
        let outcome = await failure(reply) { try await $0.refresh("r") }
        let failure = try #require(outcome)
        #expect(failure == .busy(status: status, after: .seconds(7)))
        #expect(failure.retryAt(now: .noon, attempt: 1) == .noon + .seconds(7))
        #expect(failure.connectionState.word == .degraded)
    }

    @Test(arguments: ["", "<html>", "[]", #"{"access_token":"CKb1x"}"#, #"{"access_token":"a","refresh_token":"r"}"#])
    func `an answer without tokens is unreadable and quoted nowhere`(body: String) async throws {
        let outcome = await failure(HTTPReply(200, body)) { try await $0.refresh("r") }
        let failure = try #require(outcome)
        #expect(failure.word == "unreadable_answer")
        #expect(!failure.sentence.contains("CKb1x"))
    }

    @Test func `whatever HubSpot quotes, no failure shows a token, code or secret`() async throws {
        let echo = #"{"message":"no such na1-4f0a / s3cret / c0de / ver1fier","error":"x"}"#
        let failures = [
            await failure(HTTPReply(400, echo)) { try await $0.refresh("na1-4f0a") },
            await failure(HTTPReply(403, echo)) { try await $0.exchangeCode("c0de", verifier: "ver1fier") },
        ]
        let text = failures.map { "\(String(reflecting: $0)) \($0?.sentence ?? "")" }.joined()
        #expect(!text.contains("s3cret"))
        #expect(!(failures[0]?.sentence.contains("na1-4f0a") ?? true))
        #expect(!(failures[1]?.sentence.contains("c0de") ?? true))
        #expect(!(failures[1]?.sentence.contains("ver1fier") ?? true))
    }

    @Test func `a lost answer to a refresh may simply be asked for again`() async {
        let hub = ScriptedHubSpot([.failure(.unknownOutcome("connection reset"))])
        await #expect(throws: OAuthFailure.unreachable("connection reset")) { try await hub.oauth.refresh("r") }
    }

    private func failure(
        _ reply: HTTPReply, _ act: (HubSpotOAuth) async throws -> TokenGrant
    ) async -> OAuthFailure? {
        do {
            _ = try await act(ScriptedHubSpot(reply).oauth)
            return nil
        } catch {
            return error as? OAuthFailure
        }
    }
}
