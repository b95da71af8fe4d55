import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import TestEngines
import Testing

@testable import Web

@Suite struct DashboardRouteTests {
    @Test(arguments: TestEngine.available)
    func `a shop where everything works shows figures and needs nobody`(engine: TestEngine) async throws {
        try await withSite(engine) { site in
            let html = try await site.get("/", token: nil).text
            for text in [
                "Taller Puig", "Nothing needs you.", "Up to date", "People linked", "5 of 6 people", "James Hill",
                "+44 7700 900123", "Voice note", "on timeline", "blocked", "Mara Voss", "since 3 Nov",
                "87 of 100 calls left",
                "https://app-eu1.hubspot.com/contacts/10203040/record/0-1/546001", "Reacted 👍",
            ] {
                #expect(html.contains(text), "\(text)")
            }
        }
    }

    @Test func `a shop where much is wrong says each thing in a sentence`() async throws {
        try await withSite(
            story: .failing, setup: { $0.services.status = { .troubled } },
            { site in
                let html = try await site.get("/", token: nil).text
                for text in [
                    "HubSpot refuses the token since 09:41.", "needs reconnect", "degraded",
                    "HubSpot needs a new token",
                    "add the scope crm.objects.contacts.write", "Ana · 21 Nov", "J. Hill fits 2 contacts",
                    "HubSpot has deactivated Mara Voss", "Choose one under User mapping.",
                    "href=\"/integrations/hubspot/user-mapping\"",
                    "The body is no JSON", "Message kind “hologram”", "HubSpot is left alone until 10:12",
                    "Contact mirror", "Next try at 10:02.", "First import:",
                ] {
                    #expect(html.contains(text), "\(text)")
                }
                #expect(!html.contains("Nothing needs you."))
                #expect(!html.contains("/api/v1/"))
            })
    }

    @Test(arguments: TestEngine.available)
    func `whoever sees one number is shown its newest messages and counts, and what is the company's is called so`(
        engine: TestEngine
    ) async throws {
        try await withTeam(engine) { team in
            // The newest of everybody are of the other number.
            for id in Int64(2000)..<2030 {
                let sentAt = Rows.now - .seconds(2030 - id)
                try await team.site.rows.message(id, chat: 102, .text("Of Support"), at: sentAt)
            }
            let kim = try await team.browser(of: try await team.add("Kim", numbers: [Rows.secondNumber]))
            let page = try await kim.get("/").text
            #expect(page.contains("¿Llega mañana?") && page.contains("Presupuesto 2026-114.pdf"))
            #expect(!page.contains("Of Support") && !page.contains("Voice note"))
            #expect(page.contains(#"<span class="figure-value">4</span>"#))
            #expect(page.contains("5 of 6 people · the whole company"))
            let whole = try await team.admin().get("/").text
            #expect(whole.contains("Of Support") && !whole.contains("the whole company"))
            let none = try await team.browser(of: try await team.add("Lee", numbers: [])).get("/")
            #expect(none.status == .ok && none.text.contains("No message has arrived yet."))
        }
    }

    @Test func `nothing connected tells what to do next`() async throws {
        try await withSite(story: .bare) { site in
            let html = try await site.get("/", token: nil).text
            #expect(html.contains("Connect HubSpot"))
            #expect(html.contains("Connect WhatsApp"))
            #expect(html.contains("href=\"/integrations/hubspot\">Connect</a>"))
            #expect(html.contains("href=\"/integrations/whatsapp\">Connect</a>"))
            #expect(!html.contains("liaison connect"))
            #expect(html.contains("No message has arrived yet."))
        }
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "\"\u{301} onmouseover=alert(1) x=\u{301}'",
        "<\u{200D}img src=x>",
        "{{shell.title}}", "&lt;b&gt;", "</td></tr></table><h1>",
    ])
    func `what people call themselves and write is only ever text`(hostile: String) async throws {
        try await withSite(
            story: .rows { rows in
                try await rows.emptyStory()
                try await rows.person(1, name: hostile, phone: "5215512345678")
                try await rows.chat(101, person: 1)
                try await rows.message(201, chat: 101, .text(hostile))
                try await rows.conflict(person: 1)
                try await rows.unknownPart(hostile, hostile)
            },
            { site in
                let html = try await site.get("/", token: nil).text
                #expect(!html.contains(hostile) || hostile.hasPrefix("{{"))
                let scalars = Array(html.unicodeScalars)
                for (index, scalar) in scalars.dropLast().enumerated() where scalar == "\"" || scalar == "<" {
                    #expect(!["\u{301}", "\u{200D}"].contains(scalars[index + 1]))
                }
                #expect(html.components(separatedBy: "<script").count == 2)
            })
    }

    @Test func `a page has no inline script or style and only anchors that lead somewhere`() async throws {
        try await withSite(
            story: .failing,
            { site in
                let answer = try await site.get("/", token: nil)
                let html = answer.text
                #expect(html.firstMatch(of: /\sstyle=/) == nil)
                #expect(html.firstMatch(of: /\son[a-z]+=/) == nil)
                #expect(html.firstMatch(of: /<script(?! src="\/assets\/)/) == nil)
                for match in html.matches(of: /href="#([a-z-]+)"/) {
                    #expect(html.contains("id=\"\(match.1)\""), "\(match.1)")
                }
                let ids = html.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
                #expect(Set(ids).count == ids.count)
                let policy = try #require(answer.headers[.contentSecurityPolicy])
                #expect(policy.contains("default-src 'none'"))
                #expect(policy.contains("frame-ancestors 'none'"))
                #expect(!policy.contains("unsafe"))
            })
    }

    @Test func `the live fragment holds every part the page asks it for`() async throws {
        try await withSite { site in
            let page = try await site.get("/", token: nil).text
            let fragment = try await site.get("/dashboard/fragment", token: nil).text
            let asked = try #require(page.firstMatch(of: /<main [^>]*hx-select-oob="([^"]+)"/)).1
            let parts = asked.split(separator: ",")
            #expect(parts.count == 8)
            for part in parts {
                let id = part.dropFirst().prefix { $0 != ":" }
                #expect(page.contains("id=\"\(id)\""))
                #expect(fragment.contains("id=\"\(id)\""))
            }
            #expect(!fragment.contains("<html"))
        }
    }

    @Test(arguments: [false, true])
    func `a figure leads to what it counts`(isFailing: Bool) async throws {
        try await withSite(story: isFailing ? .failing : .full) { site in
            let html = try await site.page("/")
            for (id, link) in [("linked", "/links?tab=linked"), ("timeline", "/integrations/hubspot/activity")] {
                #expect(html.contains(#"id="figure-\#(id)" href="\#(link)""#), "\(id)")
                _ = try await site.page(link)
            }
        }
    }

    @Test func `a page that is not there is a page`() async throws {
        try await withSite(story: .bare) { site in
            let answer = try await site.get("/nowhere", token: nil)
            #expect(answer.status == .notFound)
            #expect(answer.text.contains("There is no such page"))
        }
    }

    @Test func `without the database the page says so`() async throws {
        try await withSite(story: .bare) { site in
            await site.rows.database.close()
            let answer = try await site.get("/", token: nil)
            #expect(answer.status == .serviceUnavailable)
            #expect(answer.text.contains("The database cannot be used"))
        }
    }
}
