import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import TestEngines
import Testing

@testable import Web

/// What a page does not offer can still be typed into a form: ids of another workspace, and of people whose chats
/// somebody does not see. The forms are the router's, so that none is forgotten.
struct ForeignIDTests {
    /// What each form that names something by an id is sent, the query of its address before the bar. The ids are those
    /// of the shop's story: persons 2 and 5, their chats 102 and 105, all on the first number.
    private static let forms: [String: [String]] = [
        "POST /links/settlement": ["|person=5&contact=546001"],
        "POST /links/dismissal": ["|person=5"],
        "POST /links/reopening": ["|person=5"],
        "POST /links/unblocking": ["|person=5"],
        "POST /links/unlinking": ["|link=502", "|link=502&write=601&restore=1", "|link=501&write=601&restore=1"],
        "POST /links/restoration": ["|write=601"],
        "POST /links/phone-write": ["|link=502"],
        "POST /links/number-confirmation": ["|link=502"],
        "POST /links/by-hand": ["|person=5&contact=546001", "|person=2&contact=546002&replaces=502"],
        "POST /links/creation": ["|person=5&first_name=Eva"],
        "POST /links/forgetting": ["|person=5&certain=1", "|person=2&certain=1&contact=1"],
        "POST /sidebar/links": ["?chat=105|contact=546001", "?person=5|contact=546001"],
        "POST /sidebar/unlinking": ["?chat=102|link=502", "?chat=104|link=502", "?contact=546001|link=502"],
        "POST /sidebar/unblocking": ["?chat=105|", "?person=5|"],
        "POST /sidebar/creation": ["?chat=105|first_name=Eva"],
        "POST /sidebar/phone-write": ["?chat=102|link=502"],
        "POST /sidebar/properties": ["?chat=102|contact=546001&property=firstname&was=James&value=Eva"],
        "POST /sidebar/deals": ["?chat=102|contact=546001&key=k1", "?chat=104|contact=546001&key=k2"],
        "POST /sidebar/tickets": ["?chat=102|contact=546001&key=k3"],
        "POST /sidebar/tasks": ["?chat=102|contact=546001&key=k4"],
        "POST /sidebar/notes": ["?chat=102|contact=546001&key=k5"],
        "POST /sidebar/stages": ["?chat=102|contact=546001&kind=deals&record=9&place=1"],
        "POST /integrations/hubspot/activity/entry-repetition": ["|entry=102-20778"],
        "POST /integrations/hubspot/activity/phone-repetition": ["|link=502"],
        "POST /integrations/hubspot/timeline/number": ["|number=106540352242922&shown=no"],
        "POST /integrations/hubspot/timeline/chat": ["|chat=102&shown=no"],
        "POST /integrations/hubspot/user-mapping": ["|number=106540352242922&owner=71&reach=everything"],
        "POST /integrations/hubspot/user-mapping/removal": ["|number=106540352242922&reach=everything"],
        "POST /integrations/whatsapp": ["|account_id=102290129340398&token=x&app_secret=y&verify_token=z"],
        "POST /integrations/whatsapp/check": ["|account_id=102290129340398"],
        "POST /integrations/whatsapp/secret": ["|account_id=102290129340398&app_secret=y"],
        "POST /integrations/whatsapp/disconnection": ["|account_id=102290129340398"],
        "POST /integrations/whatsapp/signup": ["|account_id=102290129340398&code=1"],
        "POST /inbox/chats/{id}/messages": ["|key=k6&text=hola", "|key=k7&text=hola&mode=note&reply_to=wamid.202"],
        "POST /inbox/chats/{id}/draft": ["|text=hola"],
        "POST /inbox/chats/{id}/presence": ["|typing=1"],
        "POST /inbox/chats/{id}/assignment": ["|member=555"],
        "POST /inbox/chats/{id}/closing": ["|close=1"],
        "POST /inbox/chats/{id}/templates": ["|key=k8&template=5944"],
        "POST /inbox/chats/{id}/repetition": ["|outgoing=701", "|outgoing=701&assume=1"],
        "POST /inbox/quick-replies": ["|reply=711&title=x&text=y&shortcut=z"],
        "POST /inbox/quick-replies/removal": ["|reply=711"],
        "POST /team/invitations/end": ["|invitation=557"],
        "POST /team/members/{id}": ["|role=admin&owner=71&sight=some&number=106540352242922"],
        "POST /team/members/{id}/activity": ["|active=no"],
        "POST /team/members/{id}/codes/end": ["|"],
        "POST /team/members/{id}/password-link": ["|"],
        "POST /account/sessions/end": ["|session=556"],
        "POST /settings/tokens/end": ["|name=theirs"],
    ]

    /// What names nothing by an id. A new form belongs here or above.
    private static let withoutIDs: Set = [
        "POST /sign-in", "POST /sign-in/code", "POST /start", "POST /invitation", "POST /password-reset",
        "POST /sign-out", "POST /account", "POST /account/password", "POST /account/codes",
        "POST /account/codes/confirmation", "POST /account/codes/end", "POST /account/recovery-codes",
        "POST /links/kind", "POST /links/import", "POST /settings", "POST /settings/tokens", "POST /team/invitations",
        "POST /integrations/hubspot/token", "POST /integrations/hubspot/check",
        "POST /integrations/hubspot/disconnection", "POST /integrations/hubspot/linking",
        "POST /integrations/hubspot/card", "POST /integrations/hubspot/timeline",
        "POST /integrations/hubspot/timeline/files", "POST /integrations/hubspot/timeline/granularity",
        "POST /integrations/hubspot/timeline/associations", "POST /integrations/hubspot/user-mapping/reading",
        "POST /password-forgotten", "POST /settings/test-mail",
    ]

    /// Questions in which something is named by an id or found.
    private static let questions = [
        "", "?tab=linked", "?tab=linked&person=2", "?tab=linked&query=Fremdling", "?tab=suggestions", "?tab=conflicts",
        "?tab=unlinked", "?tab=blocked", "?tab=preview", "?tab=linked&format=csv", "?tab=suggestions&format=csv",
        "?tab=conflicts&format=csv", "?tab=unlinked&format=csv", "?tab=blocked&format=csv", "?tab=preview&format=csv",
        "?person=2", "?person=5&contact=546001", "?contact=546001", "?chat=102", "?query=Fremdling", "?q=Fremdling",
        "?q=person:2", "?q=447700900123", "?q=wamid.202", "?q=contact:546001", "?find=Fremdling",
        "?list=phone-writes&format=csv", "?list=timeline-entries&format=csv",
    ]

    @Test func `every form says which ids it takes`() async throws {
        try await withTeam(setup: addEverything) { team in
            let known = Set(Self.forms.keys).union(Self.withoutIDs)
            #expect(Set(Self.posts(team).map(\.name)).subtracting(known) == [], "Add it to one of the two lists.")
            #expect(known.subtracting(Self.posts(team).map(\.name)) == [], "There is no such form any more.")
        }
    }

    @Test(arguments: TestEngine.available)
    func `ids of another workspace in forms and addresses reach nothing there`(engine: TestEngine) async throws {
        try await withTeam(engine, setup: addEverything) { team in
            let ada = try await team.admin()
            let other = WorkspaceID(2)
            try await plant(team.site.rows, persons: [1, 2, 3, 4, 5, 6])
            try await team.site.rows.moveStory(to: other)
            let before = try await team.site.rows.contents(of: other)
            #expect(before.values.joined().contains("Fremdling") && before.count > 15)
            try await attack(team, ada)
            #expect(try await team.site.rows.contents(of: other) == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an agent of one number reaches nobody who writes to another`(engine: TestEngine) async throws {
        try await withTeam(engine, setup: addEverything) { team in
            let kim = try await team.browser(
                of: try await team.add("Kim", grants: Set(Permission.grantable), numbers: [Rows.secondNumber]))
            try await plant(team.site.rows, persons: [2, 3, 5, 6])
            let before = try await team.site.rows.contents(of: Rows.workspace)
            try await attack(team, kim)
            let after = try await team.site.rows.contents(of: Rows.workspace)
            // What nobody is refused does a lot.
            try await sendForms(team, try await team.admin())
            let done = try await team.site.rows.contents(of: Rows.workspace)
            #expect(done.count { after[$0.key] != $0.value } > 6)
            for table in Set(before.keys).union(after.keys) { #expect(after[table] == before[table], "\(table)") }
        }
    }

    @Test(arguments: TestEngine.available)
    func `an agent of one number sees who writes to it, in every list and figure`(engine: TestEngine) async throws {
        try await withTeam(engine, setup: addEverything) { team in
            let rows = team.site.rows
            try await rows.suggestion(person: 4)
            try await rows.run(["UPDATE links SET ended_at = 1, end_reason = 'x' WHERE person_id IN (4, 6)"])
            try await plant(rows, persons: [2, 3, 5, 6])
            let kim = try await team.browser(of: try await team.add("Kim", numbers: [Rows.secondNumber]))
            let ada = try await team.admin()
            let count = /Suggestions <span class="count">(\d+)</
            let page = try await kim.get("/links?tab=suggestions").text
            #expect(page.firstMatch(of: count)?.output.1 == "1" && page.contains("Obra Norte"))
            #expect(try await ada.get("/links?tab=suggestions").text.firstMatch(of: count)?.output.1 == "2")
            #expect(try await kim.get("/links?tab=linked").text.contains("Ana"))
            #expect(try await kim.get("/links?tab=unlinked").text.contains("Obra Norte"))
            #expect(try await kim.get("/links?tab=linked&format=csv").text.split(separator: "\r\n").count == 2)
            #expect(try await kim.get("/links/explanation?person=1").text.contains("Ana"))
            for tab in ["linked", "suggestions", "conflicts", "unlinked", "blocked", "preview"] {
                let page = try await kim.get("/links?tab=\(tab)").text
                #expect(!page.contains(#"action="/links/"#) && !page.contains("/links/by-hand"), "\(tab)")
            }
            #expect(try await kim.get("/diagnose?q=Ana").text.contains("Ana"))
            #expect(try await kim.get("/diagnose?q=Fremdling").text.contains("among those whose chats you see"))
            #expect(try await ada.get("/diagnose?q=Fremdling").text.contains("Fremdling the 2"))
        }
    }

    /// Sends every form and asks every question; nothing of what was planted comes back.
    private func attack(_ team: TeamSite, _ browser: Browser) async throws {
        try await sendForms(team, browser) { answer, place in
            #expect(!answer.text.contains("Fremdling"), "\(place)")
            #expect(answer.status.code < 500, "\(place): \(answer.status)")
        }
        for page in team.routes where page.method == .get && SiteArea(path: page.path) == .page {
            if page.path == "/live" { continue }
            for question in Self.questions {
                let text = try await browser.get(Self.uri(page) + question).text
                // What was typed comes back as what was typed.
                let isEcho = question.contains("Fremdling")
                #expect(
                    isEcho ? !text.contains("Fremdling the") : !text.contains("Fremdling"), "\(page.path)\(question)")
            }
        }
    }

    private func sendForms(
        _ team: TeamSite, _ browser: Browser, _ judge: (TestResponse, String) -> Void = { _, _ in }
    ) async throws {
        for post in Self.posts(team) {
            for form in Self.forms[post.name] ?? [] {
                let parts = form.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
                judge(try await browser.post(Self.uri(post) + parts[0], parts[1]), "\(post.name) \(form)")
            }
        }
    }

    private func plant(_ rows: Rows, persons: [Int64]) async throws {
        for person in persons {
            try await rows.run([
                "UPDATE persons SET profile_name = \("Fremdling the \(person)") WHERE person_id = \(person)"
            ])
        }
        try await rows.run([
            "INSERT INTO quick_replies VALUES (1, 711, 'Gracias', 'Gracias', 'g')",
            """
            INSERT INTO one_time_links (workspace_id, link_id, digest, purpose, email, role, grants, made_at, author)
            VALUES (1, 557, \(Data([7])), 'invitation', 'pau@x.example', 'agent', '', 1, 'liaison')
            """,
        ])
    }

    private static func posts(_ team: TeamSite) -> [TeamSite.Route] {
        team.routes.filter { $0.method == .post && SiteArea(path: $0.path) == .page }
    }

    private static func uri(_ route: TeamSite.Route) -> String {
        let id = route.path.hasPrefix("/team") ? "555" : route.path.hasPrefix("/media") ? "203" : "102"
        return route.path.replacing("{id}", with: id)
    }
}

extension Rows {
    /// What a shop's story fills, and a form could reach.
    private static let tables: [SQL] = [
        "persons", "person_aliases", "chats", "messages", "message_statuses", "contacts", "contact_numbers", "links",
        "link_verdicts", "link_candidates", "link_blocks", "link_queue", "phone_writes", "timeline_entries",
        "communications", "outgoing", "chat_drafts", "chat_notes", "chat_reads", "quick_replies", "user_mappings",
        "business_numbers", "owners", "whatsapp_accounts", "hubspot_accounts", "message_templates", "one_time_links",
        "api_tokens", "card_fields", "media", "media_settings", "person_joins", "notices", "intake", "request_keys",
    ]

    /// Gives everything that happened so far to another workspace: the same ids are nobody's here then.
    func moveStory(to other: WorkspaceID) async throws {
        for table in Self.tables {
            try await run(["UPDATE \(sql: table) SET workspace_id = \(other) WHERE workspace_id = 1"])
        }
    }

    /// Every row of these tables, as text.
    func contents(of workspace: WorkspaceID) async throws -> [String: String] {
        var contents: [String: String] = [:]
        for table in Self.tables {
            let rows = try await database.read { connection in
                try connection.rows("SELECT * FROM \(sql: table) WHERE workspace_id = \(workspace) LIMIT 10000")
                    .map { row in row.values.map { "\($0)" }.joined(separator: "|") }.sorted()
            }
            if !rows.isEmpty { contents[table.text] = rows.joined(separator: "\n") }
        }
        return contents
    }
}
