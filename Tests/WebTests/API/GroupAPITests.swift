import Domain
import HTTPTypes
import TestEngines
import Testing

@testable import Web

/// A group is shown as a group: by the API and on the dashboard.
struct GroupAPITests {
    @Test(arguments: TestEngine.available)
    func `a group's chat has a subject and says how many in it have a contact`(engine: TestEngine) async throws {
        try await withGroups(engine) { site in
            let list = try await site.json("/api/v1/chats?person=5")["results"]?.array ?? []
            #expect(list.compactMap { $0["id"]?.text } == ["130", "105"])
            let chat = try #require(list.first)
            #expect(chat["person_id"] == nil && chat["group_id"]?.text == "G130")
            #expect(chat["group"]?["subject"]?.text == "Reforma <Obra>" && chat["group"]?["state"]?.text == "active")
            #expect(chat["group"]?["participants"] == 3 && chat["group"]?["linked"] == 2)
            #expect(list.last?["group"] == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `one group tells who is in it, who asks and who left, each with their contact`(engine: TestEngine) async throws
    {
        try await withGroups(engine) { site in
            let members = try await site.json("/api/v1/chats/130")["participants"]?.array ?? []
            #expect(members.compactMap { $0["person_id"]?.text } == ["1", "2", "5", "6", "3"])
            #expect(members.compactMap { $0["state"]?.text } == ["inside", "inside", "inside", "asking", "out"])
            #expect(Array(members.map { $0["contact_id"]?.text }.prefix(3)) == ["546000", "546001", nil])
            #expect(members[2]["unlinked_because"]?.text == "suggestion" && members[2]["name"]?.text == "+1 (parts)")
            #expect(members[4]["ending"]?.text == "left" && members[4]["until"] != nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a message in a group has its writer, and each participant's status`(engine: TestEngine) async throws {
        try await withGroups(engine) { site in
            let message = try await site.json("/api/v1/messages/230")
            #expect(message["sender_id"]?.text == "5" && message["person_id"] == nil)
            let answer = try await site.json("/api/v1/messages/231")
            #expect(answer["sender_id"] == nil)
            let told = answer["participants"]?.array ?? []
            #expect(told.compactMap { $0["person_id"]?.text } == ["1", "2"])
            #expect(told.compactMap { $0["status"]?.text } == ["delivered", "read"])
            #expect(told[1]["read_at"]?.text == "2026-11-21T10:02:03.004Z")
            let ofPerson = try await site.json("/api/v1/messages?person=5")["results"]?.array ?? []
            let ids = ofPerson.compactMap { $0["id"]?.text }
            #expect(ids.contains("231"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `everybody in an opened group is answered`(engine: TestEngine) async throws {
        try await withGroups(engine) { site in
            let persons = try await site.send(.post, "/api/v1/chats/130/opening").json["persons"]?.array ?? []
            #expect(persons.compactMap { $0["person_id"]?.text } == ["1", "2", "5", "3"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `the dashboard names the group and who wrote`(engine: TestEngine) async throws {
        try await withGroups(engine) { site in
            let html = try await site.get("/", token: nil).text
            for text in ["Reforma &lt;Obra&gt;", "¿Llega hoy?", "+1 (parts)", "2 of 3 linked"] {
                #expect(html.contains(text), "\(text)")
            }
            #expect(!html.contains("<Obra>"))
        }
    }

    private func withGroups(_ engine: TestEngine, _ test: @Sendable (Site) async throws -> Void) async throws {
        try await withSite(engine, story: .rows { try await $0.groupStory() }, test)
    }
}
