import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import Testing

@testable import Web

/// Somebody is linked to a contact by hand.
struct ByHandPageTests {
    private static let jack = Contact(
        id: ContactID("21"), firstName: "Jack", lastName: "Hill", email: "jack@example.net", owner: nil,
        phones: [ContactPhone(property: "phone", text: "622 333 444")], modifiedAt: Rows.now)

    private static var story: Story {
        .rows { rows in
            try await rows.workspaceRow()
            try await rows.person(1, name: "Jack", phone: "34622333444")
            try await rows.database.write { connection in
                _ = try ContactTable.store(
                    connection, Rows.workspace, [ContactTable.Reading(contact: jack, numbers: [])], now: Rows.now)
            }
            try await rows.contact("22", first: "Jacky", last: nil)
        }
    }

    private func withJack(_ test: @Sendable (Site) async throws -> Void) async throws {
        try await withSite(
            story: Self.story,
            setup: { $0.services.findContacts = { $0 == "hill" ? .init(contacts: [Self.jack]) : .init(contacts: []) } },
            test)
    }

    @Test func `old and new phone are shown before the click, and the click asks for it`() async throws {
        try await withJack { site in
            let page = try await site.page("/links/by-hand?person=1&query=hill")
            #expect(page.contains("Who is Jack?") && page.contains("Link to Jack Hill"))
            #expect(page.contains("<del>622 333 444</del> → <ins>+34622333444</ins>"))
            let answer = try await site.submit("/links/by-hand", "person=1&contact=21&query=hill")
            #expect(answer.headers[.location] == "/links?tab=linked&person=1")
            let write = try await site.json("/api/v1/phone-writes")["results"]?.array.first
            #expect(write?["change"]?["after"] == "+34622333444" && write?["state"] == "waiting")
        }
    }

    @Test func `the phone stays where somebody wants that`() async throws {
        try await withJack { site in
            _ = try await site.submit("/links/by-hand", "person=1&contact=21&keep_phone=1")
            #expect(try await site.json("/api/v1/links?person=1")["results"]?.array.count == 1)
            #expect(try await site.json("/api/v1/phone-writes")["results"]?.array.isEmpty == true)
        }
    }

    @Test func `of two people who link at once the second one sees what the first one did`() async throws {
        try await withJack { site in
            _ = try await site.submit("/links/by-hand", "person=1&contact=21")
            let second = try await site.submit("/links/by-hand", "person=1&contact=22&query=hill")
            #expect(second.status == .unprocessableContent)
            #expect(second.text.contains("has linked this person to Jack Hill meanwhile."))
            #expect(second.text.contains("Linked to Jack Hill now.") && !second.text.contains("contact 21"))
            let link = try #require(try await site.json("/api/v1/links?person=1")["results"]?.array.first?["id"]?.text)
            let third = try await site.submit("/links/by-hand", "person=1&contact=22&replaces=\(link)")
            #expect(third.status == .seeOther)
            let links = try await site.json("/api/v1/links?person=1&state=active")["results"]?.array
            #expect(links?.map { $0["contact_id"]?.text } == ["22"])
        }
    }

    @Test func `whoever is not found may be made a contact, and what HubSpot says to that is shown`() async throws {
        try await withJack { site in
            let page = try await site.page("/links/by-hand?person=1&query=nobody")
            #expect(
                page.contains("Nobody in HubSpot fits “nobody”") && page.contains(#"name="first_name" value="Jack""#))
            let answer = try await site.submit("/links/creation", "person=1&first_name=Jack&last_name=Hill&email=")
            #expect(answer.status == .unprocessableContent && answer.text.contains(#"value="Hill""#))
        }
    }

    @Test func `nobody is no page`() async throws {
        try await withJack { site in
            let unknown = try await site.get("/links/by-hand?person=404")
            let none = try await site.get("/links/by-hand")
            #expect(unknown.status == .notFound && none.status == .notFound)
            let half = try await site.submit("/links/by-hand", "person=1")
            #expect(half.status == .badRequest)
        }
    }
}
