import Domain
import Sandbox
import Testing

struct HubSpotMergeTests {
    private func merge(_ scene: HubSpotScene, _ primary: String, _ merged: String) async throws -> HubSpotScene.Answer {
        try await scene.post(
            HubSpotScene.contacts + "/merge",
            ["primaryObjectId": .string(primary), "objectIdToMerge": .string(merged)])
    }

    @Test func `the survivor keeps its values, takes what it lacks, and gets the other's timeline`() async throws {
        let scene = HubSpotScene()
        let kept = scene.sandbox.addContact(["firstname": "Lena", "email": "lena@example.net"])
        let given = scene.sandbox.addContact(["firstname": "Leni", "phone": "1234567", "email": "leni@example.net"])
        try await scene.post(HubSpotScene.communications, HubSpotScene.communication("Hallo", contact: given))
        let answer = try await merge(scene, kept, given)
        #expect(answer.status == 200)
        #expect(answer.body["id"] == .string(kept))
        let survivor = try #require(scene.sandbox.contact(kept))
        #expect(survivor.properties["firstname"] == "Lena")
        #expect(survivor.properties["phone"] == "1234567")
        #expect(survivor.properties["hs_merged_object_ids"] == given)
        #expect(survivor.properties["hs_additional_emails"] == "leni@example.net")
        #expect(scene.sandbox.timeline(of: kept).map(\.body) == ["Hallo"])
        #expect(scene.sandbox.contacts().map(\.id) == [kept])
    }

    @Test func `single reads and changes follow an old id and batches do not`() async throws {
        let scene = HubSpotScene()
        let kept = scene.sandbox.addContact(["firstname": "Lena"])
        let given = scene.sandbox.addContact(["firstname": "Leni"])
        _ = try await merge(scene, kept, given)
        #expect(try await scene.get(HubSpotScene.contacts + "/\(given)").body["id"] == .string(kept))
        let changed = try await scene.call(
            .patch, HubSpotScene.contacts + "/\(given)", ["properties": ["city": "Bonn"]])
        #expect(changed.body["id"] == .string(kept))
        let read = try await scene.post(HubSpotScene.contacts + "/batch/read", ["inputs": [["id": .string(given)]]])
        #expect(read.status == 207)
        #expect(try await scene.get(HubSpotScene.contacts + "?archived=true").ids.isEmpty)
        #expect(try await scene.call(.delete, HubSpotScene.contacts + "/\(given)").status == 204)
        #expect(scene.sandbox.contacts().map(\.id) == [kept])
    }

    @Test func `a merge may give the survivor a new id, and both old ones lead to it`() async throws {
        let scene = HubSpotScene { $0.mergeMakesNewRecord = true }
        let kept = scene.sandbox.addContact(["firstname": "Lena", "email": "lena@example.net"])
        let given = scene.sandbox.addContact(["firstname": "Leni"])
        try await scene.post(HubSpotScene.communications, HubSpotScene.communication("Hallo", contact: kept))
        let survivor = try #require(try await merge(scene, kept, given).body["id"]?.string)
        #expect(survivor != kept && survivor != given)
        for old in [kept, given] {
            #expect(scene.sandbox.contact(old)?.id == survivor)
        }
        #expect(scene.sandbox.timeline(of: survivor).count == 1)
        let path = HubSpotScene.contacts + "/lena@example.net?idProperty=email"
        #expect(try await scene.get(path).body["id"] == .string(survivor))
    }

    @Test func `a contact is not merged with itself or with nobody`() async throws {
        let scene = HubSpotScene()
        let id = scene.sandbox.addContact(["firstname": "Lena"])
        #expect(try await merge(scene, id, id).status == 400)
        #expect(try await merge(scene, id, "546000000999").status == 404)
    }

    @Test func `a privacy deletion takes the contact, all that was written about it, and blocks the address`()
        async throws
    {
        let scene = HubSpotScene()
        let id = scene.sandbox.addContact(["email": "lena@example.net"])
        try await scene.post(HubSpotScene.communications, HubSpotScene.communication("Hallo", contact: id))
        let answer = try await scene.post(HubSpotScene.contacts + "/gdpr-delete", ["objectId": .string(id)])
        #expect(answer.status == 204)
        #expect(try await scene.get(HubSpotScene.contacts + "/\(id)?archived=true").status == 404)
        #expect(scene.sandbox.communications().isEmpty)
        #expect(
            try await scene.post(HubSpotScene.contacts, ["properties": ["email": "lena@example.net"]]).status == 400)
    }

    @Test func `an address nobody has can be blocked as well`() async throws {
        let scene = HubSpotScene()
        let body: JSON = ["objectId": "x@example.net", "idProperty": "email"]
        #expect(try await scene.post(HubSpotScene.contacts + "/gdpr-delete", body).status == 204)
        #expect(try await scene.post(HubSpotScene.contacts, ["properties": ["email": "x@example.net"]]).status == 400)
    }
}
