import Domain
import Foundation
import Sandbox
import Testing

struct ConsentPageTests {
    private func text(_ reply: HTTPReply) -> String { String(decoding: reply.body, as: UTF8.self) }

    @Test func `the page names the app, the account, each scope and who agrees`() async throws {
        let oauth = OAuthScene()
        oauth.sandbox.addOwner(email: "mara@example.net", firstName: "Mara", lastName: "Voss")
        let page = try await oauth.open(OAuthScene.page())
        #expect(page.status == 200)
        let expected = [
            "Connect Liaison to this account?", "10203040", "acme-example.net", "crm.objects.contacts.write", "tickets",
            "mara@example.net", "Approve", "Deny", "https://bridge.example.net",
        ]
        for words in expected { #expect(text(page).contains(words), "\(words)") }
        #expect(!text(page).contains("<script"))
        #expect(
            page.headers["Content-Security-Policy"]?.contains("form-action 'self' https://bridge.example.net") == true)
        let style = try await oauth.open("https://app.hubspot.com/oauth/consent.css")
        #expect(style.status == 200)
        #expect(text(style).contains("prefers-color-scheme: dark"))
    }

    @Test func `what an app is called cannot put markup on the page`() async throws {
        let oauth = OAuthScene { $0.app?.name = "<b>Bridge</b>" }
        let page = try await oauth.open(OAuthScene.page())
        #expect(text(page).contains("&lt;b&gt;Bridge"))
    }

    @Test func `approving sends the browser back with a code and the app's state`() async throws {
        let oauth = OAuthScene()
        let sent = try await oauth.press("approve")
        #expect(sent["state"] == "Zm9v/+=")
        let granted = try await oauth.exchange(try #require(sent["code"]))
        #expect(granted.status == 200)
        #expect(oauth.sandbox.installation?.scopes == OAuthScene.required + ["tickets", "files"])
    }

    @Test func `whoever is chosen on the page is the user of the token`() async throws {
        let oauth = OAuthScene()
        oauth.sandbox.addOwner(email: "mara@example.net", firstName: "Mara", lastName: "Voss")
        oauth.sandbox.addOwner(email: "omar@example.net", firstName: "Omar", lastName: "Haddad")
        let code = try #require(try await oauth.press("approve", user: "90000002")["code"])
        #expect(try await oauth.exchange(code).body["user_id"] == 90_000_002)
    }

    @Test func `denying sends the browser back with an error and the state`() async throws {
        let sent = try await OAuthScene().press("deny")
        #expect(sent["error"] == "access_denied")
        #expect(sent["error_description"]?.isEmpty == false)
        #expect(sent["state"] == "Zm9v/+=")
        #expect(sent["code"] == nil)
    }

    @Test(arguments: [
        ("client_id", "wrong", "We do not know this app"),
        ("redirect_uri", "https://evil.example.net/", "redirect URL doesn’t match"),
        ("redirect_uri", OAuthScene.redirect + "/", "redirect URL doesn’t match"),
        ("scope", "oauth", "scope mismatch"),
        ("scope", OAuthScene.required.joined(separator: " ") + " automation", "scope mismatch"),
    ])
    func `a link that is wrong shows why, and sends nobody anywhere`(
        name: String, value: String, words: String
    ) async throws {
        let oauth = OAuthScene()
        let url = OAuthScene.page([name: value])
        let page = try await oauth.open(url)
        #expect(page.status == 400)
        #expect(page.headers["Location"] == nil)
        #expect(text(page).contains(words))
        #expect(try await oauth.press("approve", url).isEmpty)
    }

    @Test func `a link for one account opens only there`() async throws {
        let oauth = OAuthScene()
        #expect(try await oauth.open(OAuthScene.page(account: "10203040")).status == 200)
        let other = try await oauth.open(OAuthScene.page(account: "555"))
        #expect(other.status == 400)
        #expect(text(other).contains("You do not have access to this account"))
    }

    @Test func `optional scopes the account cannot grant vanish, and required ones end it`() async throws {
        let oauth = OAuthScene()
        oauth.sandbox.setGrantableScopes(Set(OAuthScene.required + ["files"]))
        let page = try await oauth.open(OAuthScene.page())
        #expect(!text(page).contains("<code>tickets</code>"))
        let code = try #require(try await oauth.press("approve")["code"])
        let scopes = try await oauth.exchange(code).body["scopes"]?.array.compactMap(\.string)
        #expect(scopes == OAuthScene.required + ["files"])
        oauth.sandbox.setGrantableScopes(["oauth"])
        #expect(try await oauth.open(OAuthScene.page()).status == 400)
        #expect(oauth.sandbox.install() == nil)
    }

    @Test func `a challenge by another method than S256 is told to the app`() async throws {
        let oauth = OAuthScene()
        let url = OAuthScene.page(["code_challenge": "abc", "code_challenge_method": "plain"])
        let sent = OAuthScene.parameters(of: try await oauth.open(url))
        #expect(sent["error"] == "invalid_request")
        #expect(sent["state"] == "Zm9v/+=")
    }
}
