import Domain
import Sandbox
import Testing

struct HubSpotInspectionTests {
    let scene = HubSpotScene { $0.limits = PlanLimits(burstPerTenSeconds: 0, daily: 0, associationsPerTenSeconds: 0) }

    @Test func `somebody in HubSpot makes, changes, merges and deletes contacts without a token or a limit`()
        async throws
    {
        let made = try await scene.call(.post, "/_sandbox/contacts", ["properties": ["phone": "1234567"]], token: nil)
        #expect(made.status == 201)
        let first = try #require(made.body["id"]?.string)
        let second = scene.sandbox.addContact(["firstname": "Leni"])
        let changed = try await scene.call(
            .patch, "/_sandbox/contacts/\(first)", ["properties": ["city": "Bonn"]], token: nil)
        #expect(changed.body["properties"]?["city"] == "Bonn")
        let merged = try await scene.post(
            "/_sandbox/contacts/merge", ["primaryObjectId": .string(first), "objectIdToMerge": .string(second)])
        #expect(merged.body["id"] == .string(first))
        #expect(try await scene.call(.delete, "/_sandbox/contacts/\(first)", token: nil).status == 204)
        #expect(try await scene.get("/_sandbox/contacts").ids.isEmpty)
        #expect(try await scene.get("/_sandbox/contacts/\(first)").status == 404)
        #expect(try await scene.get("/_sandbox/nosuch").status == 404)
    }

    @Test func `timeline, communications, owners and calls are readable as JSON`() async throws {
        let scene = HubSpotScene()
        let contact = scene.sandbox.addContact(["firstname": "Lena"])
        try await scene.post(HubSpotScene.communications, HubSpotScene.communication("Hallo", contact: contact))
        let timeline = try await scene.get("/_sandbox/contacts/\(contact)/timeline")
        #expect(timeline.body["results"]?.array.first?["body"] == "Hallo")
        let communications = try await scene.get("/_sandbox/communications?limit=1")
        #expect(communications.body["results"]?.array.first?["associations"]?["contacts"] == [.string(contact)])
        #expect(try await scene.post("/_sandbox/owners", ["email": "mara@example.net"]).body["id"] == "80112233")
        #expect(try await scene.call(.delete, "/_sandbox/owners/80112233").status == 204)
        #expect(try await scene.get("/_sandbox/owners").body["results"]?.array.first?["isArchived"] == true)
        #expect(try await scene.get("/_sandbox/calls").body["total"] == 1)
        #expect(try await scene.call(.delete, "/_sandbox/calls").status == 204)
        #expect(try await scene.get("/_sandbox/calls").body["total"] == 0)
    }

    @Test func `faults are switched on and off while it runs`() async throws {
        let scene = HubSpotScene()
        #expect(try await scene.post("/_sandbox/faults", ["serverError5xx": 1]).status == 200)
        #expect(try await scene.get(HubSpotScene.contacts).status >= 500)
        #expect(try await scene.get("/_sandbox/faults").body["serverError5xx"]?.double == 1)
        #expect(try await scene.post("/_sandbox/faults", [:]).status == 200)
        #expect(try await scene.get(HubSpotScene.contacts).status == 200)
        #expect(try await scene.post("/_sandbox/faults", "storm").status == 400)
    }

    @Test func `contacts added in bulk lie in the past, a millisecond apart, and are indexed at once`() async throws {
        let scene = HubSpotScene { $0.indexingDelay = .seconds(60) }
        let ids = scene.sandbox.addContacts((1...100).map { ["firstname": "Person \($0)"] })
        let contacts = scene.sandbox.contacts()
        #expect(contacts.map(\.id) == ids)
        #expect(Set(contacts.map(\.updatedAt)).count == 100)
        #expect(contacts.allSatisfy { $0.updatedAt < scene.clock.now })
        #expect(try await scene.post(HubSpotScene.contacts + "/search", ["limit": 1]).body["total"] == 100)
    }
}
