import Domain
import HTTPTypes
import HummingbirdTesting
import Linking
import Storage
import Sync
import Testing

@testable import Web

/// Why somebody is, or is not, a contact.
struct ExplanationPageTests {
    private static func contact(_ id: String, _ name: String, _ text: String) -> Contact {
        Contact(
            id: ContactID(id), firstName: name, lastName: nil, email: nil, owner: nil,
            phones: [ContactPhone(property: "phone", text: text)], modifiedAt: Rows.now)
    }

    private static let pau = contact("21", "Pau", "+34 612 345 678")
    private static let other = contact("22", "Paula", "612-345-678")

    private static var story: Story {
        .rows { rows in
            try await rows.workspaceRow()
            try await rows.person(1, name: "Pau", phone: "34612345678")
            try await rows.database.write { connection in
                let readings = [pau, other].map { contact in
                    ContactTable.Reading(
                        contact: contact,
                        numbers: contact.phones.flatMap {
                            ContactNumber.all(in: readPhones(in: $0.text, defaultRegion: nil))
                        })
                }
                _ = try ContactTable.store(connection, Rows.workspace, readings, now: Rows.now)
            }
        }
    }

    private func withPau(_ test: @Sendable (Site) async throws -> Void) async throws {
        try await withSite(
            story: Self.story,
            setup: {
                $0.services.findContacts = { text in
                    .init(contacts: [Self.pau, Self.other].filter { $0.displayName.lowercased().hasPrefix(text) })
                }
            }, test)
    }

    @Test func `a pair stands with both texts, both keys, the rule and what would change it`() async throws {
        try await withPau { site in
            let page = try await site.page("/links/explanation?person=1&contact=21")
            for words in ["+34 612 345 678", "<code>34612345678</code>", "same number", "Rule", "In words"] {
                #expect(page.contains(words), "\(words)")
            }
            #expect(page.contains("Fits as well: Paula"))
        }
    }

    @Test func `somebody is found by a number in any spelling, with everybody who fits`() async throws {
        try await withPau { site in
            for typed in ["%2B34+612+34+56+78", "0034612345678", "1"] {
                let page = try await site.page("/links/explanation?person=\(typed)")
                #expect(page.contains("Contacts that fit") && page.contains("Paula"), "\(typed)")
            }
            let nobody = try await site.page("/links/explanation?person=%2B44+7700+900123")
            #expect(nobody.contains("Nobody on WhatsApp has the number"))
        }
    }

    @Test func `a contact says how its phones are read, and whom they fit`() async throws {
        try await withPau { site in
            let page = try await site.page("/links/explanation?contact=paula")
            #expect(page.contains("phone “612-345-678”: reads as") && page.contains("Nobody on WhatsApp is linked"))
            let whole = try await site.page("/links/explanation?contact=21")
            #expect(whole.contains("Others who fit") && whole.contains("Has one of its numbers."))
        }
    }

    @Test func `where several are meant somebody chooses, and keeps the other side`() async throws {
        try await withPau { site in
            let page = try await site.page("/links/explanation?person=1&contact=pa")
            #expect(page.contains("Whom do you mean?"))
            #expect(page.contains("/links/explanation?person=1&amp;contact=22"))
            #expect(try await site.page("/links/explanation?contact=zz").contains("HubSpot has no contact for “zz”"))
            #expect(try await site.page("/links/explanation").contains("Type a number to see who fits it"))
        }
    }

    @Test func `the API explains a person, a contact or both`() async throws {
        try await withPau { site in
            let person = try await site.json("/api/v1/explanations?person=1")
            #expect(person["candidates"]?.array.count == 2 && person["contact_id"] == nil)
            let contact = try await site.json("/api/v1/explanations?contact=21")
            #expect(contact["fitting_person_ids"]?.array == ["1"])
            let pair = try await site.json("/api/v1/explanations?person=1&contact=22")
            #expect(pair["candidate"]?["fit"] == "national" && pair["sentences"]?.array.isEmpty == false)
            #expect(try await site.get("/api/v1/explanations").errorCode == "bad_pair")
        }
    }
}
