import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import Synchronization
import TestEngines
import Testing

@testable import Web

struct IntegrationsPageTests {
    @Test func `each card says how it is, with numbers, and leads to its page`() async throws {
        let expected: [(Story, [String])] = [
            (.bare, ["not connected", "Connect HubSpot", "Connect WhatsApp"]),
            (.full, ["connected", "numbers mapped", "newest webhook", "/integrations/whatsapp"]),
            (.failing, ["needs reconnect", "degraded", "quality RED"]),
        ]
        for (story, texts) in expected {
            try await withSite(story: story) { site in
                let page = try await site.page("/integrations")
                for text in texts { #expect(page.contains(text), "\(text)") }
                #expect(page.contains(#"<a href="/integrations" title="Integrations" aria-current="page""#))
            }
        }
    }

    @Test func `a new set-up has steps that are ticked by what is so, and they go when all is done`() async throws {
        try await withSite(story: .bare) { site in
            let page = try await site.page("/")
            #expect(page.contains("Getting started") && page.contains("0 of 4 done") && !page.contains("Invite"))
        }
        try await withSite(story: .empty) { site in
            let page = try await site.page("/")
            #expect(page.contains("3 of 4 done"))
        }
        try await withSite(story: .empty) { site in
            _ = try await site.page("/links?tab=linked")
            #expect(try await site.page("/").contains("3 of 4 done"))
            _ = try await site.page("/links?tab=preview")
            #expect(try await site.page("/").contains(#"aria-labelledby="checklist-title" hidden"#))
        }
        try await withSite(story: .full) { site in
            let page = try await site.page("/")
            #expect(page.contains(#"aria-labelledby="checklist-title" hidden"#))
        }
        try await withSite(
            story: .full, setup: { $0.services.memberCount = { 1 } },
            { site in
                let page = try await site.page("/")
                #expect(page.contains("Invite somebody"))
            })
    }
}

struct ActivityPageTests {
    private static let page = "/integrations/hubspot/activity"

    @Test(arguments: TestEngine.available)
    func `what HubSpot refused is listed with its reason, and tried again when somebody says so`(
        engine: TestEngine
    ) async throws {
        try await withSite(engine, story: .failing) { site in
            let page = try await site.page(Self.page)
            #expect(
                page.contains("crm.objects.contacts.write") && page.contains("Ana") && page.contains("Try all again"))
            let answer = try await site.submit("\(Self.page)/entry-repetition", "entry=101-20778")
            #expect(answer.status == .seeOther)
            #expect(try await site.page(Self.page).contains("HubSpot has refused nothing."))
            let entries = try await site.rows.database.read {
                try TimelineEntryList.find($0, Rows.workspace, id: "101-20778")
            }
            #expect(entries?.state == "waiting")
        }
    }

    @Test(arguments: TestEngine.available)
    func `phone changes are listed with old and new, and saved as a table`(engine: TestEngine) async throws {
        try await withSite(engine) { site in
            let page = try await site.page(Self.page)
            #expect(page.contains("07700 900123 → +447700900123") && page.contains("James Hill"))
            let table = try await site.get("\(Self.page)?format=csv&list=phone-writes")
            #expect(table.text.hasPrefix("id,person_id,contact_id") && table.text.contains("546001"))
            #expect(try await site.get("\(Self.page)?format=csv&list=timeline-entries").text.contains("chat_id"))
            #expect(try await site.get("\(Self.page)?format=csv&list=owners").status == .notFound)
        }
    }

    @Test func `before anything is connected it says what begins when`() async throws {
        try await withSite(story: .bare) { site in
            let page = try await site.page(Self.page)
            #expect(page.contains("Reading begins once HubSpot is connected."))
        }
    }
}

struct LinksTableTests {
    @Test(arguments: ["linked", "suggestions", "conflicts", "unlinked", "blocked", "preview"])
    func `every tab of the links can be saved as a table`(tab: String) async throws {
        try await withSite { site in
            #expect(try await site.page("/links?tab=\(tab)").contains("tab=\(tab)&amp;format=csv"))
            let table = try await site.get("/links?tab=\(tab)&format=csv")
            #expect(table.status == .ok && table.headers[.contentType]?.hasPrefix("text/csv") == true)
            #expect(table.text.contains("\r\n") && table.text.contains(","))
        }
    }
}
