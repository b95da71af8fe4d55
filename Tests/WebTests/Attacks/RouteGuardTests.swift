import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Storage
import Sync
import TestEngines
import Testing

@testable import Web

/// Every page there is, taken from the router itself: a page that is added is tried too.
struct RouteGuardTests {
    /// Open to whoever comes: what they may do there is proved in another way.
    private static let doors: Set = [
        "/sign-in", "/sign-in/code", "/start", "/invitation", "/password-reset", "/password-forgotten",
    ]
    /// What an agent may to whom nothing was granted. Everything else is refused.
    private static let ofEveryAgent: Set = [
        "GET /", "GET /dashboard/fragment", "GET /links", "GET /links/explanation", "GET /live", "GET /media/{id}",
        "GET /account", "POST /account", "POST /account/password", "POST /account/codes",
        "POST /account/codes/confirmation", "POST /account/codes/end", "POST /account/recovery-codes",
        "POST /account/sessions/end", "GET /inbox", "GET /inbox/list", "GET /inbox/unread",
        "GET /inbox/chats/{id}", "GET /inbox/chats/{id}/messages", "POST /inbox/chats/{id}/messages",
        "POST /inbox/chats/{id}/draft",
        "POST /inbox/chats/{id}/presence", "POST /inbox/chats/{id}/assignment", "POST /inbox/chats/{id}/closing",
        "GET /inbox/chats/{id}/templates", "POST /inbox/chats/{id}/templates", "POST /inbox/chats/{id}/repetition",
        "GET /inbox/quick-replies", "GET /palette", "GET /diagnose", "GET /integrations",
        "GET /integrations/whatsapp", "GET /integrations/hubspot/activity",
        "GET /integrations/hubspot/user-mapping", "GET /sidebar", "GET /sidebar/who", "GET /sidebar/records",
        "GET /sidebar/contacts",
    ]

    @Test func `without a session no page answers`() async throws {
        try await withTeam(setup: addEverything) { team in
            let pages = pages(team)
            #expect(pages.count > 30)
            for page in pages {
                let answer = try await team.stranger.send(page.method, page.uri, "")
                let isTurnedAway = answer.status == .unauthorized || answer.location?.hasPrefix("/sign-in") == true
                #expect(isTurnedAway, "\(page.name): \(answer.status)")
            }
        }
    }

    /// The line of live news, which never ends, and the way out are tried elsewhere.
    private static let untried: Set = ["GET /live", "POST /sign-out"]

    @Test func `an agent without grants is refused on every page but those of every agent`() async throws {
        try await withTeam(setup: addEverything) { team in
            let kim = try await team.browser(of: try await team.add("Kim"))
            for page in pages(team) where !Self.untried.contains(page.name) {
                let answer = try await kim.send(page.method, page.uri, "csrf=\(kim.formToken ?? "")")
                let isRefused = answer.status == .forbidden
                #expect(isRefused != Self.ofEveryAgent.contains(page.name), "\(page.name): \(answer.status)")
            }
        }
    }

    @Test func `a form without the proof of the session, or with another's, does nothing`() async throws {
        try await withTeam(setup: addEverything) { team in
            let ada = try await team.admin()
            let ben = try await team.browser(of: try await team.add("Ben", role: .admin))
            let proofs = ["", "csrf=", "csrf=x", "csrf=\(ben.formToken ?? "")", "csrf=\(ada.token ?? "")"]
            for page in pages(team) where page.method != .get {
                for proof in proofs {
                    let answer = try await ada.send(page.method, page.uri, proof)
                    #expect(answer.status == .forbidden, "\(page.name) with \(proof)")
                    #expect(answer.text.contains("made for another session"), "\(page.name) with \(proof)")
                }
            }
            #expect(try await ada.get("/account").status == .ok, "Nobody was signed out by it.")
        }
    }

    @Test func `a form of another site does nothing, whatever it carries`() async throws {
        try await withTeam(setup: addEverything) { team in
            let ada = try await team.admin()
            for page in pages(team) where page.method != .get {
                let answer = try await ada.send(
                    page.method, page.uri, "csrf=\(ada.formToken ?? "")", [.secFetchSite: "cross-site"])
                #expect(answer.status == .forbidden, "\(page.name)")
            }
            for door in Self.doors.sorted() {
                let answer = try await team.stranger.send(.post, door, "", [.secFetchSite: "cross-site"])
                #expect(answer.status == .forbidden, "\(door)")
            }
        }
    }

    @Test func `the proof is taken as a field, as a header and in the address of a form with files`() async throws {
        try await withTeam { team in
            let ada = try await team.admin()
            let proof = try #require(ada.formToken)
            #expect(try await ada.send(.post, "/account", "csrf=\(proof)&name=Ada").status == .seeOther)
            #expect(
                try await ada.send(.post, "/account", "name=Ada", [.csrfToken: proof]).status == .seeOther)
            let files: HTTPFields = [.contentType: "multipart/form-data; boundary=x"]
            let body = "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n\(proof)\r\n--x--\r\n"
            #expect(try await ada.send(.post, "/links/import", body, files).status == .forbidden)
            #expect(try await ada.send(.post, "/links/import?csrf=\(proof)", body, files).status != .forbidden)
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever is deactivated is out with the next look`(engine: TestEngine) async throws {
        try await withTeam(engine) { team in
            try await team.add("Ada", role: .admin)
            let kim = try await team.add("Kim")
            let (one, two) = (try await team.browser(of: kim), try await team.browser(of: kim))
            #expect(try await one.get("/").status == .ok)
            try await team.membership.change(kim.id, MemberChange(isActive: false), author: .liaison)
            for browser in [one, two] { #expect(try await browser.get("/").status == .seeOther) }
            let form = "email=kim%40taller.example&password=correct%20horse"
            #expect(try await team.stranger.post("/sign-in", form).text.contains("deactivated"))
        }
    }

    /// All routes of pages. (HEAD goes with GET.)
    private func pages(_ team: TeamSite) -> [TeamSite.Route] {
        team.routes.filter { page in
            switch SiteArea(path: page.path) {
            case .page: page.method != .head && !Self.doors.contains(page.path)
            case .webhook, .api, .probe, .asset: false
            }
        }
    }
}

/// So that no page is missing because nothing stands behind it.
func addEverything(_ site: inout SiteSetup) {
    site.services.hubSpot = .refusing
    site.services.userMapping = UserMappingActions(end: { _ in }, staff: { _ in HubSpotStaff() }, readOwners: {})
    site.services.whatsApp = WhatsAppActions(
        connect: { _, _ in }, signUp: { _, _ in }, check: { _ in }, rotateSecret: { _, _, _, _ in },
        disconnect: { _, _ in })
    site.services.records = .samples
    site.services.cardChoices = CardChoices(
        database: site.services.database, workspace: Rows.workspace, clock: WallClock { Rows.now },
        ids: .counting(from: 95_000))
    site.services.timelineSettings = TimelineSettingsEditor(
        database: site.services.database, workspace: Rows.workspace, pace: TimelineEntryTable.Pace(),
        changes: Changes(), clock: WallClock { Rows.now }, ids: .counting(from: 90_000))
}

extension HubSpotActions {
    /// Does nothing, and is there.
    static let refusing = HubSpotActions(
        canAuthorize: true, authorize: { throw WebFailure.notFound("") },
        finish: { _, _, _ in
            throw WebFailure.notFound("")
        }, connect: { _, _, _ in throw WebFailure.notFound("") }, check: { throw WebFailure.notFound("") },
        disconnect: { _ in throw WebFailure.notFound("") }, limits: { nil })
}
