import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Sync
import TestEngines
import Testing

struct SignInTests {
    private let form = "email=Ada%40Taller.example&password=correct%20horse"

    @Test(arguments: TestEngine.available)
    func `the right password leads to where one wanted to go, with a cookie that no script reads`(
        engine: TestEngine
    ) async throws {
        try await withTeam(engine) { team in
            try await team.add("Ada", role: .admin)
            let away = try await team.stranger.get("/links?tab=linked")
            #expect(away.status == .seeOther && away.location == "/sign-in?next=%2Flinks%3Ftab%3Dlinked")
            let page = try await team.stranger.get(try #require(away.location)).text
            #expect(page.contains(#"name="next" value="/links?tab=linked""#))
            let answer = try await team.stranger.post("/sign-in", form + "&next=%2Flinks%3Ftab%3Dlinked")
            #expect(answer.status == .seeOther && answer.location == "/links?tab=linked")
            let cookie = try #require(answer.headers[.setCookie])
            for part in ["__Host-liaison=", "HttpOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=2592000"] {
                #expect(cookie.contains(part), "\(cookie)")
            }
            let ada = try await Browser(site: team.site, token: try #require(answer.newToken))
            #expect(try await ada.get("/").text.contains(">Ada<"))
        }
    }

    @Test func `a wrong password, a stranger and a deactivated member are told nothing about each other`() async throws
    {
        try await withTeam { team in
            try await team.add("Ada", role: .admin)
            let wrong = try await team.stranger.post("/sign-in", "email=ada%40taller.example&password=battery")
            let nobody = try await team.stranger.post("/sign-in", "email=nobody%40taller.example&password=battery")
            #expect(wrong.status == .unprocessableContent && nobody.status == wrong.status)
            #expect(wrong.text.replacing("ada@", with: "nobody@") == nobody.text)
            #expect(wrong.headers[.setCookie] == nil)
            #expect(!wrong.text.contains("battery"))
        }
    }

    @Test func `a session that was put into the browser before is never made good`() async throws {
        try await withTeam { team in
            try await team.add("Ada", role: .admin)
            var planted = team.stranger
            planted.token = "planted-by-somebody-else"
            let answer = try await planted.post("/sign-in", form)
            #expect(answer.newToken != nil && answer.newToken != planted.token)
            #expect(try await planted.get("/").status == .seeOther)
            let ada = try await Browser(site: team.site, token: try #require(answer.newToken))
            let again = try await ada.post("/sign-in", form)
            #expect(again.newToken != nil && again.newToken != answer.newToken)
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever keeps guessing waits, and says right things later all the same`(engine: TestEngine) async throws {
        try await withTeam(engine) { team in
            try await team.add("Ada", role: .admin)
            for _ in 0..<5 {
                let answer = try await team.stranger.post("/sign-in", "email=ada%40taller.example&password=wrong")
                #expect(answer.status == .unprocessableContent)
            }
            let waits = try await team.stranger.post("/sign-in", form)
            #expect(waits.status == .tooManyRequests && waits.text.contains("Wait a second"))
            team.clock.advance(by: .seconds(2))
            #expect(try await team.stranger.post("/sign-in", form).status == .seeOther)
            #expect(try await team.stranger.post("/sign-in", form).status == .seeOther)
        }
    }

    @Test func `one address that guesses at many members waits too`() async throws {
        try await withTeam { team in
            for index in 0..<40 {
                let form = "email=m\(index)%40taller.example&password=wrong"
                #expect(try await team.stranger.post("/sign-in", form).status == .unprocessableContent)
            }
            let waits = try await team.stranger.post("/sign-in", "email=other%40taller.example&password=wrong")
            #expect(waits.status == .tooManyRequests)
        }
    }

    @Test(arguments: [
        "//evil.example", "/\\evil.example", "https://evil.example", "\\\\evil.example", "/\t/evil.example",
        "javascript:alert(1)", "%2F%2Fevil.example", "evil.example", "/\n//evil.example", " //evil.example",
        "/ü", String(repeating: "/a", count: 1200),
    ])
    func `signing in leads to no other site`(next: String) async throws {
        try await withTeam { team in
            try await team.add("Ada", role: .admin)
            let encoded = next.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let answer = try await team.stranger.post("/sign-in", form + "&next=\(encoded)")
            #expect(answer.status == .seeOther && answer.location == "/")
            var ada = team.stranger
            ada.token = answer.newToken
            #expect(try await ada.get("/sign-in?next=\(encoded)").location == "/")
            #expect(!(try await team.stranger.get("/sign-in?next=\(encoded)").text.contains("evil")))
        }
    }

    @Test(arguments: TestEngine.available)
    func `sessions end after a week without a look, after a month in any case, and when one signs out`(
        engine: TestEngine
    ) async throws {
        try await withTeam(engine) { team in
            let ada = try await team.admin()
            for _ in 0..<4 {
                team.clock.advance(by: .seconds(6 * 86_400))
                #expect(try await ada.get("/account").status == .ok)
            }
            team.clock.advance(by: .seconds(6 * 86_400 + 1))
            #expect(try await ada.get("/account").status == .seeOther)
            let member = try await team.membership.member(withEmail: "ada@taller.example")
            let idle = try await team.browser(of: member)
            team.clock.advance(by: .seconds(7 * 86_400))
            #expect(try await idle.get("/account").status == .seeOther)
            let out = try await team.browser(of: member)
            #expect(try await out.post("/sign-out").location == "/sign-in")
            #expect(try await out.get("/account").status == .seeOther)
        }
    }

    @Test func `parts of pages, lines and forms without a session are told so and lead nowhere`() async throws {
        try await withTeam { team in
            for path in ["/dashboard/fragment", "/live"] {
                #expect(try await team.stranger.get(path).status == .unauthorized)
            }
            #expect(try await team.stranger.post("/links/dismissal", "person=1").status == .unauthorized)
            let fragment = try await team.stranger.get(
                "/links",
                headers: [
                    HTTPField.Name("HX-Request")!: "true",
                    HTTPField.Name("HX-Current-URL")!: "https://liaison.example.net/links?tab=blocked",
                ])
            #expect(fragment.status == .unauthorized)
            #expect(fragment.headers[HTTPField.Name("HX-Redirect")!] == "/sign-in?next=%2Flinks%3Ftab%3Dblocked")
            let bearer = try await team.site.get("/", token: Site.token)
            #expect(bearer.status == .seeOther, "A token of the API opens no page.")
        }
    }

    @Test func `pages are in the member's language, else in the browser's`() async throws {
        try await withTeam { team in
            let ada = try await team.admin()
            let spanish: HTTPFields = [.acceptLanguage: "es-ES,es;q=0.9"]
            #expect(try await ada.get("/account").text.contains(#"<html lang="en">"#))
            #expect(try await ada.get("/account", headers: spanish).text.contains(#"<html lang="es">"#))
            #expect(try await ada.post("/account", "name=Ada&language=es").status == .seeOther)
            #expect(try await ada.get("/account").text.contains(#"<html lang="es">"#))
        }
    }
}
