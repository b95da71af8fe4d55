import Domain
import HTTPTypes
import HummingbirdTesting
import Sync
import Synchronization
import Testing

@testable import Web

@Suite struct ContactSearchAPITests {
    private static let contacts = (1...20).map { id in
        Contact(
            id: ContactID("\(id)"), firstName: "Ana", lastName: "Díaz", email: nil, owner: nil,
            phones: [ContactPhone(property: "phone", text: "+34 622")], modifiedAt: Rows.now)
    }

    @Test func `a search is asked for what was typed and answers the best first, without a next page`() async throws {
        let asked = Mutex<[String]>([])
        try await withSite(
            setup: { site in
                site.services.findContacts = { text in
                    asked.withLock { $0.append(text) }
                    return ContactSearchAnswer(contacts: Self.contacts)
                }
            },
            { site in
                let answer = try await site.json("/api/v1/contacts?query=+Ana+D%C3%ADaz+")
                #expect(answer["results"]?.array.compactMap { $0["id"]?.text } == Self.contacts.map(\.id.value))
                #expect(answer["source"]?.text == "mirror" && answer["is_mirror_complete"] == .bool(true))
                #expect(answer["problem"]?["code"] == nil && answer["paging"] == nil)
                let few = try await site.json("/api/v1/contacts?limit=3&query=%2B34%20622")
                #expect(few["results"]?.array.count == 3)
                #expect(asked.withLock { $0 } == ["Ana Díaz", "+34 622"])
            })
    }

    @Test func `why HubSpot could not be asked stands beside what was found`() async throws {
        try await withSite(
            setup: { site in
                site.services.findContacts = { _ in
                    ContactSearchAnswer(contacts: [], isMirrorComplete: false, problem: .notConnected)
                }
            },
            { site in
                let answer = try await site.get("/api/v1/contacts?query=Bo")
                #expect(answer.status == .ok)
                let json = try answer.json
                #expect(json["is_mirror_complete"] == .bool(false))
                #expect(json["problem"]?["code"]?.text == "not_connected")
                #expect(json["problem"]?["message"]?.text == RecordFailure.notConnected.sentence)
            })
    }

    @Test func `a text of 201 characters is no search`() async throws {
        try await withSite(story: .bare) { site in
            let answer = try await site.get("/api/v1/contacts?query=" + String(repeating: "a", count: 201))
            #expect(answer.status == .badRequest)
            #expect(try answer.errorCode == "bad_query")
            let longest = try await site.get("/api/v1/contacts?query=" + String(repeating: "a", count: 200))
            #expect(longest.status == .ok)
        }
    }
}
