import Domain
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct APIContentTests {
    @Test func `a message carries its text, its times and what became of it`() async throws {
        try await withSite { site in
            let message = try await site.json("/api/v1/messages/202")
            #expect(message["text"]?.text == "Sí, a las 10. Mara")
            #expect(message["direction"]?.text == "outgoing")
            #expect(message["phone_number_id"]?.text == Rows.secondNumber.value)
            #expect(message["sent_at"]?.text == "2026-11-21T08:51:33.004Z")
            #expect(message["day"]?.text == "2026-11-21")
            #expect(message["status"]?["status"]?.text == "read")
            #expect(message["status"]?["read_at"]?.text == "2026-11-21T10:02:00.004Z")
            #expect(message["status"]?.object["delivered_at"] == .null)
            let other = try await site.json("/api/v1/messages/201")
            #expect(other.object["status"] == .null)
        }
    }

    @Test func `a link carries its reason and author`() async throws {
        try await withSite { site in
            let link = try await site.json("/api/v1/links/501")
            #expect(link["method"]?.text == "exact")
            #expect(link["rule"]?.text == "same_number")
            #expect(link["reason"]?.text == "Both are the full number +52 55 1234 5678.")
            #expect(link["author"]?.text == "liaison")
            #expect(link["state"]?.text == "active")
        }
    }

    @Test func `a timeline entry carries HubSpot's records contact by contact`() async throws {
        try await withSite { site in
            try await site.rows.communication(chat: 101, id: "9001", contacts: "546000;546009")
            let entry = try await site.json("/api/v1/timeline-entries/101-20778")
            #expect(entry["day"]?.text == "2026-11-21")
            #expect(entry["state"]?.text == "settled")
            #expect(entry["owner_reason"]?.text == "The business number was mapped to this user.")
            let records = entry["communications"]?.array ?? []
            #expect(records.map { $0["contact_id"]?.text } == ["546000", "546009"])
            #expect(records.map { $0["communication_id"]?.text } == ["9001", "9001"])
            #expect(records.map { $0["part"]?.integer } == [0, 0])
        }
    }

    @Test func `a webhook body comes with one, not with the list`() async throws {
        try await withSite(story: .bare) { site in
            try await site.rows.intake(7, state: "unreadable", problem: "No JSON.", body: "{\"é\":")
            let list = try await site.json("/api/v1/intake")
            #expect(list["results"]?.array.first?["bytes"]?.integer == 6)
            #expect(list["results"]?.array.first?["body"] == nil)
            let one = try await site.json("/api/v1/intake/7")
            #expect(one["body"]?.text == "{\"é\":")
            #expect(one["problem"]?.text == "No JSON.")
        }
    }

    @Test func `a person carries the contact they are linked to`() async throws {
        try await withSite { site in
            let linked = try await site.json("/api/v1/persons/1")
            let unlinked = try await site.json("/api/v1/persons/5")
            #expect(linked["contact_id"]?.text == "546000")
            #expect(unlinked.object["contact_id"] == .null)
        }
    }

    @Test func `a contact carries its phone texts`() async throws {
        try await withSite { site in
            let phones = try await site.json("/api/v1/contacts/546001")["phones"]?.array ?? []
            #expect(phones.map { $0["property"]?.text } == ["phone"])
            #expect(phones.map { $0["text"]?.text } == ["+447700900123"])
        }
    }
}
