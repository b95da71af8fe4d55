import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import TestEngines
import Testing

@testable import Web

/// An admin chooses the fields of the contact card.
struct CardPageTests {
    private static let page = "/integrations/hubspot/card"

    private func fields(_ site: Site) async throws -> [CardField] {
        try await site.rows.database.read { try CardChoices.fields($0, Rows.workspace) }
    }

    @Test(arguments: TestEngine.available)
    func `fields are taken off, added, moved and required, and the audit knows`(engine: TestEngine) async throws {
        try await withSidebar(engine, member: .agent([.changeSync]), records: .samples) { site in
            #expect(try await fields(site) == CardChoices.usual)
            #expect(try await site.page(Self.page).contains(#"value="city""#))
            let form = "fields=email,phone,company&show:email=1&show:phone=1&required:phone=1"
            let saved = try await site.submit(Self.page, form + "&add=city")
            #expect(saved.status == .seeOther)
            let chosen = [CardField("email"), CardField("phone", isRequired: true), CardField("city")]
            #expect(try await fields(site) == chosen)
            let moved = "fields=email,phone,city&show:email=1&show:phone=1&show:city=1&required:phone=1&up=city"
            _ = try await site.submit(Self.page, moved)
            #expect(try await fields(site).map(\.property) == ["email", "city", "phone"])
            let entry = try await site.json("/api/v1/audit")["results"]?.array.first
            #expect(entry?["after"]?.text == "card: email, city, phone*")
            #expect(entry?["author"]?.text == "member:7:Mara Voss")
        }
    }

    @Test func `what HubSpot does not have is not taken, and nothing chosen is the usual card`() async throws {
        try await withSidebar(records: .samples) { site in
            let unknown = try await site.submit(Self.page, "fields=email&show:email=1&add=%3Cscript%3E")
            #expect(unknown.status == .unprocessableContent && !unknown.text.contains("<script>"))
            #expect(try await site.submit(Self.page, "fields=email").status == .seeOther)
            #expect(try await fields(site) == CardChoices.usual)
        }
    }

    @Test func `HubSpot is asked again on request, and it says when it told last`() async throws {
        let asked = Heard<Bool>()
        var records = RecordActions.samples
        let kept = PropertyDefinition(name: "city", label: "City", group: "g", kind: .text)
        let made = PropertyDefinition(name: "tier", label: "Tier", group: "g", kind: .text)
        records.properties = { isFresh in
            asked.note(isFresh)
            let isKnown = asked.all.contains(true)
            var catalog = PropertyCatalog(groups: [], properties: isKnown ? [kept, made] : [kept])
            catalog.readAt = isKnown ? Rows.now : Rows.now - .seconds(1800)
            return catalog
        }
        let actions = records
        try await withSidebar(member: .agent([.changeSync]), records: actions) { site in
            let before = try await site.page(Self.page)
            #expect(before.contains(">09:32</time>") && !before.contains(#"value="tier""#))
            #expect(before.contains("Ask HubSpot again") && asked.all == [false])
            let again = try await site.submit(Self.page, "ask=1")
            #expect(again.status == .seeOther && again.headers[.location] == Self.page && asked.all.last == true)
            let after = try await site.page(Self.page)
            #expect(after.contains(">10:02</time>") && after.contains(#"value="tier""#))
            #expect(try await fields(site) == CardChoices.usual)
        }
        var busy = records
        busy.properties = { isFresh in
            if isFresh { throw RecordFailure.notNow(until: Rows.now, word: "busy", "HubSpot is slow.") }
            return PropertyCatalog(groups: [], properties: [kept])
        }
        try await withSidebar(member: .agent([.changeSync]), records: busy) { site in
            let refused = try await site.submit(Self.page, "ask=1")
            #expect(refused.status == .unprocessableContent && refused.text.contains("HubSpot is slow."))
            #expect(refused.text.contains(#"value="city""#))
        }
        try await withSidebar(member: .agent(), records: actions) { site in
            let denied = try await site.submit(Self.page, "ask=1")
            #expect(denied.status == .forbidden)
        }
    }

    @Test func `it takes the permission, and HubSpot’s absence is said`() async throws {
        try await withSidebar(member: .agent()) { site in
            let (shown, changed) = try await (site.get(Self.page), site.submit(Self.page, "fields="))
            #expect(shown.status == .forbidden)
            #expect(changed.status == .forbidden)
        }
        try await withSidebar { site in
            let page = try await site.page(Self.page)
            #expect(page.contains("HubSpot is not connected"))
        }
    }
}
