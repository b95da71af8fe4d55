import Domain
import Sandbox
import Testing

struct HubSpotRecycleBinTests {
    let scene = HubSpotScene()

    @Test func `a restored contact is back in lists and search, with its timeline and company`() async throws {
        let id = scene.sandbox.addContact(["firstname": "Lena", "email": "lena@example.net"])
        let company = try #require(scene.sandbox.addRecord("companies", ["name": "Acme"], contacts: [id]))
        try await scene.post(HubSpotScene.communications, HubSpotScene.communication("Hallo", contact: id))
        scene.sandbox.deleteContact(id)
        #expect(try await scene.get(HubSpotScene.contacts).ids.isEmpty)
        let archived = try await scene.get(HubSpotScene.contacts + "?archived=true")
        #expect(archived.ids == [id])
        #expect(archived.body["results"]?.array.first?["archivedAt"]?.text != nil)
        #expect(scene.sandbox.restoreContact(id))
        #expect(try await scene.get(HubSpotScene.contacts + "?archived=true").ids.isEmpty)
        #expect(try await scene.get(HubSpotScene.contacts).ids == [id])
        #expect(try await scene.post(HubSpotScene.contacts + "/search", ["query": "lena@example.net"]).ids == [id])
        #expect(scene.sandbox.timeline(of: id).map(\.body) == ["Hallo"])
        let links = try await scene.get("/crm/objects/2026-03/contacts/\(id)/associations/companies")
        #expect(links.body["results"]?.array.map { $0["toObjectId"]?.string } == [company])
        #expect(!scene.sandbox.restoreContact(id))
    }

    @Test func `a restored contact counts as changed`() async throws {
        let id = scene.sandbox.addContact(["firstname": "Lena"])
        let before = try #require(scene.sandbox.contact(id)?.updatedAt)
        scene.sandbox.deleteContact(id)
        scene.clock.advance(.seconds(60))
        scene.sandbox.restoreContact(id)
        #expect(try #require(scene.sandbox.contact(id)?.updatedAt) > before)
    }

    @Test func `an address that somebody else took meanwhile stays with them`() async throws {
        let id = scene.sandbox.addContact(["firstname": "Lena", "email": "lena@example.net"])
        scene.sandbox.deleteContact(id)
        let other = scene.sandbox.addContact(["firstname": "Leni", "email": "lena@example.net"])
        scene.sandbox.restoreContact(id)
        #expect(scene.sandbox.contact(id)?.properties["email"] == nil)
        let path = HubSpotScene.contacts + "/lena@example.net?idProperty=email"
        #expect(try await scene.get(path).body["id"]?.string == other)
    }

    @Test func `after 90 days, a merge or a privacy deletion nothing comes back`() async throws {
        let id = scene.sandbox.addContact(["firstname": "Lena"])
        scene.sandbox.deleteContact(id)
        scene.clock.advance(.seconds(90 * 86_400))
        #expect(!scene.sandbox.restoreContact(id))
        let kept = scene.sandbox.addContact(["firstname": "Omar"])
        let given = scene.sandbox.addContact(["firstname": "Omer"])
        scene.sandbox.mergeContacts(primary: kept, merged: given)
        #expect(!scene.sandbox.restoreContact(given))
        scene.sandbox.deleteContactForPrivacy(kept)
        #expect(!scene.sandbox.restoreContact(kept))
    }

    @Test func `privacy reaches into the recycle bin, and a blocked address stays blocked`() async throws {
        let id = scene.sandbox.addContact(["firstname": "Lena", "email": "lena@example.net"])
        scene.sandbox.deleteContact(id)
        #expect(scene.sandbox.deleteContactForPrivacy(id))
        #expect(try await scene.get(HubSpotScene.contacts + "?archived=true").ids.isEmpty)
        scene.sandbox.blockAddress("Omar@example.net")
        for email in ["lena@example.net", "omar@example.net"] {
            let answer = try await scene.post(HubSpotScene.contacts, ["properties": ["email": .string(email)]])
            #expect(answer.status == 400)
        }
    }
}
