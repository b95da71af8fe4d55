import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import TestEngines
import Testing

@testable import Web

/// Who did what, as a page.
struct AuditPageTests {
    private static var story: Story {
        .rows { rows in
            try await rows.workspaceRow(timeZone: "Europe/Berlin")
            try await rows.hubSpot()
            try await rows.person(1, name: "Ana", phone: "34611222333")
            try await rows.person(2, name: "Bo", phone: "34611222444")
            try await rows.contact("21", first: "Ana", last: "Díaz")
            try await rows.audit(1, "link_made", "person:1", after: "contact:21")
            try await rows.audit(2, "link_made", "person:2", after: "contact:99", at: Rows.now - .seconds(86_400))
            try await rows.audit(
                3, "setting_changed", "setting:fuzzy", author: "token:mara", at: Rows.now - .seconds(3 * 86_400))
        }
    }

    @Test(arguments: TestEngine.available)
    func `each entry says who did what to whom, by day`(engine: TestEngine) async throws {
        try await withSite(engine, story: Self.story) { site in
            let page = try await site.page("/audit")
            for words in ["Today", "Yesterday", "18 Nov", "link made", "Ana Díaz", "contact 99", "by mara", "11:02"] {
                #expect(page.contains(words), "\(words)")
            }
            #expect(page.contains(#"<option value="token:mara">mara</option>"#))
            #expect(page.contains(#"<option value="setting_changed">Setting changed</option>"#))
        }
    }

    @Test func `author, verb, person, contact and days narrow it`() async throws {
        try await withSite(story: Self.story) { site in
            for (query, shown) in [
                ("author=token:mara", [false, false, true]), ("verb=link_made", [true, true, false]),
                ("person=%2B34+611+222+333", [true, false, false]), ("person=2", [false, true, false]),
                ("contact=21", [true, false, false]), ("contact=99", [false, true, false]),
                ("from=2026-11-20", [true, true, false]), ("until=2026-11-20", [false, true, true]),
                ("from=2026-11-20&until=2026-11-20", [false, true, false]), ("verb=none_such", [false, false, false]),
            ] {
                let page = try await site.page("/audit?\(query)")
                let found = [">Ana</a>", ">Bo</a>", ">fuzzy<"].map { page.contains($0) }
                #expect(found == shown, "\(query)")
                #expect(page.contains("Show everything"))
            }
        }
    }

    @Test func `what is not understood answers no other question`() async throws {
        try await withSite(story: Self.story) { site in
            for (query, words) in [
                ("from=yesterday", "is no day"), ("person=%2B44+7700+900123", "Nobody on WhatsApp has the number"),
                ("contact=nobody", "HubSpot has no contact for “nobody”"),
            ] {
                for format in ["", "&format=csv"] {
                    let answer = try await site.get("/audit?\(query)\(format)")
                    #expect(answer.status == .unprocessableContent && answer.text.contains(words), "\(query)")
                    #expect(!answer.text.contains(">Ana</a>"))
                }
            }
        }
    }

    @Test func `it goes on page by page, and the file has all of the filtered list`() async throws {
        try await withSite(story: Self.story) { site in
            for id in 100..<320 as Range<Int64> {
                try await site.rows.audit(id, "contact_changed", "contact:21", author: "token:kim")
            }
            var link: String? = "/audit?author=token:kim"
            var seen = 0
            while let address = link {
                let page = try await site.page(address)
                seen += page.components(separatedBy: "class=\"deed\"").count - 1
                let next = page.firstMatch(of: /href="([^"]*after=[^"]*)"/)
                link = next.map { String($0.1).replacing("&amp;", with: "&") }
            }
            #expect(seen == 220)
            let file = try await site.get("/audit?author=token:kim&format=csv")
            #expect(file.headers[.contentType]?.hasPrefix("text/csv") == true)
            #expect(file.text.split(separator: "\r\n").count == 221)
        }
    }

    @Test func `what an entry mentions is called by its name, with a link to where it is`() async throws {
        let story = Story.rows { rows in
            try await rows.workspaceRow()
            try await rows.hubSpot()
            try await rows.person(1, name: "Ana", phone: "34611222333")
            try await rows.chat(101, person: 1)
            try await rows.outgoing(701, chat: 101, text: "We come at four.")
            try await rows.contact("21", first: "Ana", last: "Díaz")
            try await rows.database.write { connection in
                try MemberTable.insert(connection, Rows.workspace, Staff.joan, passwordHash: "", now: Rows.now)
            }
            try await rows.audit(1, "message_asked_for", "person:1", after: "outgoing:701 text")
            try await rows.audit(2, "chat_assigned", "person:1", after: "member:\(Staff.joan.id)")
            try await rows.audit(3, "deal_moved", "deal:33000001", after: "pipeline 1, stage 2")
            try await rows.audit(4, "task_added", "contact:21", after: "task:9 Call Ana")
            try await rows.audit(
                5, "person_blocked", "person:1", reason: "Mara said that this person is not contact 21, so nothing.")
        }
        try await withSite(story: story) { site in
            let page = try await site.page("/audit")
            for words in [
                #"<a href="/inbox/chats/101">a message (text)</a>"#, #"<a href="/team">\#(Staff.joan.name)</a>"#,
                #"/record/0-3/33000001">deal 33000001</a>"#, "task “Call Ana”", "is not contact Ana Díaz",
            ] {
                #expect(page.contains(words), "\(words)")
            }
            #expect(!page.contains("outgoing:") && !page.contains("member:"))
        }
    }

    @Test func `tasks and notes lead to their contact in HubSpot, and notes are read without their tags`() async throws
    {
        let story = Story.rows { rows in
            try await rows.workspaceRow()
            try await rows.hubSpot()
            try await rows.contact("21", first: "Ana", last: "Díaz")
            try await rows.audit(1, "task_added", "contact:21", after: "task:9 Call Ana")
            try await rows.audit(
                2, "note_added", "contact:21", after: "note:8 <p>Prefers <b>mornings</b> &amp; tea</p><scr")
            try await rows.audit(
                3, "task_changed", "task:7", before: "not_started", after: "SOME_WIRE_WORD",
                reason: "Written to HubSpot for contact 21.")
            try await rows.audit(4, "task_changed", "task:6", before: "waiting", after: "completed")
        }
        try await withSite(story: story) { site in
            let page = try await site.page("/audit")
            for words in [
                #"/record/0-1/21?engagement=9">task “Call Ana”</a>"#,
                #"/record/0-1/21?engagement=8">note “Prefers mornings &amp; tea”</a>"#,
                #"/record/0-1/21?engagement=7">task 7</a>"#, "<strong>task 6</strong>", "not started",
                "Written to HubSpot for contact Ana Díaz.",
            ] {
                #expect(page.contains(words), "\(words)")
            }
            #expect(!page.contains("SOME_WIRE_WORD") && !page.contains("&lt;p&gt;"))
        }
    }

    @Test func `values are in HubSpot's labels, in names, and on the clock of whoever looks`() async throws {
        let story = Story.rows { rows in
            try await rows.workspaceRow()
            try await rows.hubSpot()
            try await rows.whatsApp()
            try await rows.businessNumber()
            try await rows.owner("71", "Mara", "Voss")
            try await rows.contact("21", first: "Ana", last: "Díaz")
            try await rows.audit(
                1, "contact_changed", "contact:21", before: "hubspot_owner_id: ; met: ; tier: a",
                after: "hubspot_owner_id: 71; met: 2026-11-21T10:02:00.000Z; tier: b; plain: 1; 2")
            try await rows.audit(
                2, "deal_moved", "deal:9", before: "pipeline default, stage 1", after: "pipeline default, stage gone")
            try await rows.audit(
                3, "setting_changed", "workspace:1", before: "card: tier", after: "card: tier*, unheard",
                reason: "The fields of the contact card.")
            try await rows.audit(4, "numbers_changed", "member:31", before: "all", after: "\(Rows.number), 999")
            try await rows.audit(5, "setting_changed", "setting:phone_property", before: "none", after: "tier")
        }
        var records = RecordActions.samples
        records.properties = { _ in
            PropertyCatalog(
                groups: [],
                properties: [
                    PropertyDefinition(name: "met", label: "Met on", group: "g", kind: .dateTime),
                    PropertyDefinition(
                        name: "tier", label: "Tier", group: "g", kind: .singleOption,
                        options: [PropertyDefinition.Option(value: "a", label: "Gold")]),
                ])
        }
        let shown = records
        try await withSite(story: story, setup: { $0.services.records = shown }) { site in
            let page = try await site.get("/audit", headers: [.cookie: "zone=Europe/Madrid"]).text
            for words in [
                "Owner: nothing; Met on: nothing; Tier: Gold",
                "Owner: Mara Voss; Met on: 2026-11-21 11:02; Tier: b; plain: 1; 2",
                "<span>New</span> → <span>pipeline default, stage gone</span>", "<span>Tier*, unheard</span>",
                "<span>none</span> → <span>Tier</span>",
            ] {
                #expect(page.contains(words), "\(words)")
            }
            #expect(!page.contains("\(Rows.number), 999") && page.contains(", 999</span>"))
        }
        // What HubSpot does not tell now is shown as it is kept.
        try await withSite(story: story, setup: { $0.services.records = RecordActions.none }) { site in
            let page = try await site.page("/audit")
            #expect(page.contains("Owner: Mara Voss; met: 2026-11-21 10:02; tier: b; plain: 1; 2"))
        }
    }

    @Test func `a day is the day of whoever looks`() async throws {
        try await withSite(story: Self.story) { site in
            // In Berlin it is the 21st, in Auckland the 22nd by now, and the 19th of the one is the other's 20th.
            let page = try await site.get("/audit", headers: [.cookie: "zone=Pacific/Auckland"]).text
            #expect(page.components(separatedBy: "<h2>").count == 4 && page.contains("<h2>18 Nov</h2>"))
            let query = "/audit?from=2026-11-22&until=2026-11-22"
            let there = try await site.get(query, headers: [.cookie: "zone=Pacific/Kiritimati"]).text
            let here = try await site.page(query)
            #expect(there.contains(">Ana</a>") && !here.contains(">Ana</a>"))
        }
    }

    @Test func `words of ours are translated, and what people wrote is not`() {
        Language.$current.withValue(.spanish) {
            #expect(AuditWords.localized("agent") == "agente")
            #expect(AuditWords.localized("change_links, write_records") == "cambiar vínculos, cambiar registros")
            #expect(AuditWords.localized("phone: open") == "phone: open")
        }
    }

    @Test func `before anything was done it says what will be here`() async throws {
        try await withSite(story: .bare) { site async throws in
            #expect(try await site.page("/audit").contains("Nothing was done yet."))
        }
    }
}
