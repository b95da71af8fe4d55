import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import TestEngines
import Testing

struct TeamPageTests {
    @Test(arguments: TestEngine.available)
    func `an admin invites somebody by a link, who comes in with what was chosen`(engine: TestEngine) async throws {
        try await withTeam(engine) { team in
            let ada = try await team.admin()
            let page = try await ada.post(
                "/team/invitations",
                "email=Joan%40Taller.example&role=agent&grant=change_links&sight=some&number=\(Rows.secondNumber)")
            #expect(page.status == .ok)
            let link = try #require(
                page.text.firstMatch(of: /https:\/\/liaison\.example\.net(\/invitation\?token=[\w-]+)/))
            let token = String(link.output.1.split(separator: "=")[1])
            #expect(!(try await ada.get("/team").text.contains(token)), "It is shown once.")
            let form = try await team.stranger.get(String(link.output.1))
            #expect(form.status == .ok && form.text.contains("joan@taller.example"))
            let weak = try await team.stranger.post("/invitation", "token=\(token)&name=Joan&password=short")
            #expect(weak.status == .unprocessableContent && weak.text.contains("at least 10 characters"))
            let answer = try await team.stranger.post(
                "/invitation", "token=\(token)&name=Joan&password=correct%20horse")
            let joan = try await Browser(site: team.site, token: try #require(answer.newToken))
            #expect(try await joan.get("/").text.contains(">Joan<"))
            #expect(try await joan.get("/team").status == .forbidden)
            let member = try await team.membership.member(withEmail: "joan@taller.example")
            #expect(member.grants == [.changeLinks] && member.numbers == [Rows.secondNumber])
            #expect(try await team.stranger.get(String(link.output.1)).status == .notFound)
        }
    }

    @Test(arguments: TestEngine.available)
    func `role, grants, numbers and the HubSpot user are changed, and the audit tells it`(
        engine: TestEngine
    ) async throws {
        try await withTeam(engine) { team in
            let ada = try await team.admin()
            let kim = try await team.add("Kim")
            let page = try await ada.get("/team/members/\(kim.id)").text
            #expect(page.contains("Mara Voss") && page.contains("Nobody in HubSpot has this e-mail address"))
            let answer = try await ada.post(
                "/team/members/\(kim.id)",
                "role=agent&grant=write_records&grant=manage_team&sight=some&number=\(Rows.number)&owner=71")
            #expect(answer.location == "/team/members/\(kim.id)?saved")
            let changed = try await team.membership.member(withEmail: kim.email)
            #expect(
                changed.grants == [.writeRecords] && changed.numbers == [Rows.number] && changed.owner == OwnerID("71"))
            let audit = try await ada.get("/audit").text
            for verb in ["grants changed", "numbers changed", "owner changed"] { #expect(audit.contains(verb)) }
            let unknown = try await ada.post("/team/members/\(kim.id)", "role=agent&owner=999")
            #expect(unknown.status == .unprocessableContent && unknown.text.contains("999"))
        }
    }

    @Test func `the last admin cannot lock everybody out`() async throws {
        try await withTeam { team in
            let ada = try await team.admin()
            let id = try await team.membership.member(withEmail: "ada@taller.example").id
            #expect(try await ada.post("/team/members/\(id)", "role=agent").text.contains("last admin"))
            #expect(try await ada.post("/team/members/\(id)/activity", "active=no").text.contains("last admin"))
            #expect(try await ada.get("/team").status == .ok)
        }
    }

    @Test func `a password link ends the sessions and lets nobody in by itself`() async throws {
        try await withTeam { team in
            let ada = try await team.admin()
            let kim = try await team.add("Kim")
            let browser = try await team.browser(of: kim)
            let page = try await ada.post("/team/members/\(kim.id)/password-link").text
            let link = try #require(page.firstMatch(of: /(\/password-reset\?token=[\w-]+)/)).output.1
            let token = link.split(separator: "=")[1]
            #expect(try await team.stranger.get(String(link)).status == .ok)
            let answer = try await team.stranger.post("/password-reset", "token=\(token)&password=another%20sentence")
            #expect(answer.location == "/sign-in" && answer.newToken == nil)
            #expect(try await browser.get("/").status == .seeOther)
            let form = "email=kim%40taller.example&password=another%20sentence"
            #expect(try await team.stranger.post("/sign-in", form).newToken != nil)
        }
    }

    @Test func `somebody sets up a second factor on the page, and signs in with it`() async throws {
        try await withTeam { team in
            let kim = try await team.add("Kim")
            let browser = try await team.browser(of: kim)
            #expect(try await browser.post("/account/codes").status == .seeOther)
            let page = try await browser.get("/account").text
            #expect(page.contains("otpauth://totp/Liaison:kim%40taller.example?secret="))
            let wrong = try await browser.post("/account/codes/confirmation", "code=000000")
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("not right"))
            let signedOut = try await team.stranger.get("/sign-in/code")
            #expect(signedOut.location == "/sign-in")
        }
    }

    @Test func `somebody ends their own sessions and nobody else's`() async throws {
        try await withTeam { team in
            let (kim, ben) = (try await team.add("Kim"), try await team.add("Ben"))
            let (mine, other) = (try await team.browser(of: kim), try await team.browser(of: kim))
            let his = try await team.browser(of: ben)
            let hisID = try #require(try await team.membership.sessions(of: ben.id).first).id
            #expect(try await mine.post("/account/sessions/end", "session=\(hisID)").status == .seeOther)
            #expect(try await his.get("/account").status == .ok)
            #expect(try await mine.post("/account/sessions/end").status == .seeOther)
            #expect(try await mine.get("/account").status == .ok)
            #expect(try await other.get("/account").status == .seeOther)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the workspace is renamed, and tokens of programs are made once and revoked`(
        engine: TestEngine
    ) async throws {
        try await withTeam(engine) { team in
            let ada = try await team.admin()
            let saved = try await ada.post("/settings", "name=Taller%20Nuevo&time_zone=Europe%2FMadrid&region=ES")
            #expect(saved.location == "/settings?saved")
            let page = try await ada.get("/settings").text
            #expect(page.contains("Taller Nuevo") && page.contains(#"value="Europe/Madrid" selected"#))
            #expect(page.contains(#"value="ES" selected"#))
            let bad = try await ada.post("/settings", "name=X&time_zone=Mars%2FOlympus")
            #expect(bad.status == .unprocessableContent && bad.text.contains("Mars/Olympus"))
            let made = try await ada.post("/settings/tokens", "name=shop").text
            let token = try #require(made.firstMatch(of: /value="(liaison_[\w-]+)"/)).output.1
            let tokens = APITokens(database: team.site.rows.database, clock: team.clock.wall)
            #expect(try await tokens.name(of: String(token)) == "shop")
            #expect(!(try await ada.get("/settings").text.contains(token)))
            #expect(try await ada.post("/settings/tokens/end", "name=shop").status == .seeOther)
            #expect(try await tokens.name(of: String(token)) == nil)
            let audit = try await ada.get("/audit").text
            for verb in ["token made", "token ended", "setting changed"] { #expect(audit.contains(verb)) }
            #expect(!audit.contains(token))
        }
    }

    @Test(arguments: TestEngine.available)
    func `the first start leads from the printed link to the dashboard`(engine: TestEngine) async throws {
        try await withTeam(engine, story: .bare) { team in
            #expect(try await team.stranger.get("/sign-in").text.contains("printed a link on its console"))
            let token = try #require(try await team.membership.makeStartLink()).revealed
            let page = try await team.stranger.get("/start?token=\(token)")
            #expect(page.status == .ok && page.text.contains("You are the first here"))
            let form = "name=Ada&email=ada%40taller.example&workspace=Taller&time_zone=Europe%2FMadrid&region=ES"
            let weak = try await team.stranger.post("/start", "token=\(token)&\(form)&password=short")
            #expect(weak.status == .unprocessableContent && weak.text.contains(#"value="Taller""#))
            let answer = try await team.stranger.post("/start", "token=\(token)&\(form)&password=correct%20horse")
            #expect(answer.location == "/")
            let ada = try await Browser(site: team.site, token: try #require(answer.newToken))
            #expect(try await ada.get("/").text.contains("Taller"))
            #expect(try await team.stranger.get("/start?token=\(token)").text.contains("set up already"))
            #expect(
                try await team.stranger.post("/start", "token=\(token)&\(form)&password=correct%20horse").newToken
                    == nil)
        }
    }
}
