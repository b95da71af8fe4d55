import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import TestEngines
import Testing

@testable import Web

struct LinksPageTests {
    private static func candidate(_ contact: String, _ name: String, isSafe: Bool = false) -> LinkCandidate {
        LinkCandidate(
            contact: ContactID(contact), name: name, verdict: "ambiguous", fit: "national", rule: "national-form",
            kind: "national-form/national", property: "phone", text: "612 345 678", personKey: "34612345678",
            contactKey: nil, reason: "Both end in the national number 612345678.", wouldChange: "A country code.",
            duplicates: [], isSafeForAll: isSafe)
    }

    private static func story(_ kind: LinkVerdict.Kind, _ candidates: [LinkCandidate], name: String = "Pau") -> Story {
        .rows { rows in
            try await rows.workspaceRow()
            try await rows.person(1, name: name, phone: "34612345678")
            try await rows.contact("21", first: "Pau", last: "Serra")
            try await rows.contact("22", first: "Paula", last: nil)
            let verdict = LinkVerdict(
                person: PersonID(1), kind: kind, reason: "", candidates: candidates, decidedAt: Rows.now)
            try await rows.database.write { try LinkVerdictTable.save($0, Rows.workspace, verdict) }
        }
    }

    @Test func `each candidate of a conflict stands with its text, its reason and a button that says its name`()
        async throws
    {
        let story = Self.story(.conflict, [Self.candidate("21", "Pau Serra"), Self.candidate("22", "Paula")])
        try await withSite(story: story) { site in
            let page = try await site.page("/links?tab=conflicts")
            for words in ["Link to Pau Serra", "Link to Paula", "612 345 678", "+34 612 34 56 78"] {
                #expect(page.contains(words))
            }
            #expect(!page.contains("Link all with the same evidence"))
            #expect(try await site.page("/links").contains("No suggestion waits for you."))
        }
    }

    @Test(arguments: TestEngine.available)
    func `each candidate tells its e-mail, whose it is and when it was changed last, as far as that is known`(
        engine: TestEngine
    ) async throws {
        let story = Story.rows { rows in
            let candidates = [Self.candidate("21", "Pau Serra"), Self.candidate("22", "Paula")]
            try await Self.story(.conflict, candidates + [Self.candidate("99", "Gone")]).tell(rows)
            try await rows.owner("71", "Mara", "Voss")
            try await rows.owner("72", "Joan", "Puig", isArchived: true)
            try await rows.run([
                """
                UPDATE contacts SET email = 'pau+<b>@obra.example', owner_id = '72',
                    modified_at = \(Rows.now - .seconds(18 * 86_400)) WHERE contact_id = '21'
                """
            ])
        }
        try await withSite(engine, story: story) { site in
            let page = try await site.page("/links?tab=conflicts")
            let cards = page.matches(of: /(?s)<dl class="match-facts">(.*?)<\/dl>/).map { match in
                match.1.replacing(/<[^>]*>/, with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
            }
            #expect(
                cards == [
                    "phone 612 345 678 E-mail pau+&lt;b&gt;@obra.example Owner Joan Puig, deactivated in HubSpot "
                        + "Last change 3 Nov",
                    "phone 612 345 678 E-mail not given Owner nobody Last change 10:02",
                    "phone 612 345 678",
                ])
        }
    }

    @Test func `a suggestion that is safe for all offers the same for all`() async throws {
        try await withSite(story: Self.story(.suggestion, [Self.candidate("21", "Pau Serra", isSafe: true)])) { site in
            let page = try await site.page("/links")
            #expect(page.contains("Link all with the same evidence"))
        }
    }

    @Test func `a click settles, and a second one says that it is settled`() async throws {
        try await withSite(story: Self.story(.conflict, [Self.candidate("21", "Pau Serra")])) { site in
            let form = "back=%2Flinks%3Ftab%3Dconflicts&person=1&contact=21"
            let first = try await site.submit("/links/settlement", form)
            #expect(first.status == .seeOther && first.headers[.location] == "/links?tab=conflicts")
            let second = try await site.submit("/links/settlement", form)
            #expect(second.status == .unprocessableContent)
            #expect(String(buffer: second.body).contains("No suggestion and no conflict is open"))
            let link = try await site.rows.database.read { connection in
                try LinkTable.active(connection, Rows.workspace, person: PersonID(1))
            }
            #expect(link?.contact == ContactID("21"))
        }
    }

    @Test func `what is put off is not shown, and a block can be lifted`() async throws {
        try await withSite(story: Self.story(.suggestion, [Self.candidate("21", "Pau Serra")])) { site in
            #expect(try await site.submit("/links/dismissal", "person=1").status == .seeOther)
            let page = try await site.page("/links")
            #expect(page.contains("No suggestion waits for you.") && page.contains("1 put off"))
            #expect(try await site.page("/links?tab=suggestions&dismissed=1").contains("Show again"))
            #expect(try await site.submit("/links/reopening", "person=1").status == .seeOther)
            #expect(try await site.page("/links").contains("Link to Pau Serra"))
            try await site.rows.block(person: 1)
            #expect(try await site.page("/links?tab=blocked").contains("Allow automatic links"))
            #expect(
                try await site.submit("/links/unblocking", "back=%2Flinks%3Ftab%3Dblocked&person=1").status == .seeOther
            )
            #expect(try await site.page("/links?tab=blocked").contains("Nobody is blocked."))
        }
    }

    @Test func `the preview shows what a run would do`() async throws {
        try await withSite(
            story: .rows { rows in
                try await rows.workspaceRow()
                try await rows.person(1, name: "Pau", phone: "34612345678")
                try await rows.contact("21", first: "Pau", last: "Serra", phone: "34612345678")
            }
        ) { site in
            let page = try await site.page("/links?tab=preview")
            #expect(page.contains("would link") && page.contains("Pau Serra") && page.contains("would be linked"))
            let file = try await site.get("/links?tab=preview&format=csv").text.split(separator: "\r\n")
            #expect(file.first == "person_id,name,phone,outcome,contact_ids,reason")
            #expect(file.last?.hasPrefix("1,Pau,") == true && file.last?.contains("link,21,") == true)
        }
    }

    @Test func `what people call themselves is only ever text`() async throws {
        let story = Self.story(.conflict, [Self.candidate("21", "<b>Pau</b>")], name: "<img src=x>")
        try await withSite(story: story) { site in
            let page = try await site.page("/links?tab=conflicts")
            #expect(!page.contains("<img") && !page.contains("<b>Pau"))
        }
    }

    @Test func `a form from another site, or half of one, does nothing`() async throws {
        try await withSite(story: Self.story(.conflict, [Self.candidate("21", "Pau Serra")])) { site in
            let foreign = try await site.send(
                .post, "/links/settlement", headers: [.secFetchSite: "cross-site"], body: "person=1&contact=21")
            #expect(foreign.status == .forbidden)
            #expect(try await site.submit("/links/settlement", "person=1").status == .badRequest)
        }
    }
}
