import Domain
import Testing

@testable import HubSpot

struct AuthorizationTests {
    /// The verifier and challenge of RFC 7636, appendix B.
    let request = AuthorizationRequest(
        app: .sample, scopes: ["oauth", "crm.objects.contacts.read"], optionalScopes: ["tickets", "files"],
        state: "Zm9v/+", verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")

    @Test func `the person is sent to HubSpot with scopes, state and challenge`() {
        #expect(
            request.url == "https://app.hubspot.com/oauth/authorize?client_id=7c1f"
                + "&redirect_uri=https%3A%2F%2Fbridge.example.net%2Fhubspot%2Fcallback"
                + "&scope=oauth%20crm.objects.contacts.read&optional_scope=tickets%20files&state=Zm9v%2F%2B"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256")
    }

    @Test func `a reconnect offers the same account only`() {
        var request = request
        request.account = HubID("10203040")
        request.optionalScopes = []
        #expect(request.url.hasPrefix("https://app.hubspot.com/oauth/10203040/authorize?"))
        #expect(!request.url.contains("optional_scope"))
    }

    @Test func `neither the verifier nor the client's secret is in the URL or the description`() {
        for text in [request.url, "\(request)", String(reflecting: request)] {
            #expect(!text.contains("dBjftJeZ4CVP"))
            #expect(!text.contains("s3cret"))
        }
    }

    @Test func `by default everything that Liaison needs is asked for`() {
        let request = AuthorizationRequest(app: .sample, state: "s", verifier: "v")
        #expect(request.scopes.contains("oauth"))
        #expect(request.scopes.contains("crm.objects.contacts.write"))
        #expect(request.optionalScopes.contains("files"))
    }

    @Test func `the browser comes back with a code or with a reason`() {
        #expect(
            AuthorizationAnswer(query: ["code": "c0de", "state": "Zm9v"]) == .granted(code: "c0de", state: "Zm9v"))
        let refused = AuthorizationAnswer(
            query: ["error": "access_denied", "error_description": "The user said no", "state": "Zm9v"])
        #expect(refused?.state == "Zm9v")
        #expect(
            refused
                == .refused(
                    state: "Zm9v",
                    sentence:
                        "Access was not given: The user said no. Nothing has changed; connect again when you like."
                ))
        #expect(AuthorizationAnswer(query: ["state": "Zm9v", "code": ""]) == nil)
    }
}

extension OAuthApp {
    static let sample = OAuthApp(
        clientID: "7c1f", clientSecret: "s3cret", redirectURI: "https://bridge.example.net/hubspot/callback")
}
