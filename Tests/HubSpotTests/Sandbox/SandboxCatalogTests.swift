import Domain
import Foundation
import HubSpot
import Sandbox
import Testing

struct SandboxCatalogTests {
    let account = SandboxAccount()

    @Test func `a contact's fields come with kinds, options and headings`() async throws {
        let catalog = try await account.client().propertyCatalog()
        #expect(catalog["firstname"]?.kind == .text)
        #expect(catalog["lifecyclestage"]?.options.isEmpty == false)
        #expect(catalog["hubspot_owner_id"]?.refersToOwner == true)
        #expect(catalog["createdate"]?.isReadOnly == true)
        #expect(catalog.sections.allSatisfy { !$0.properties.isEmpty })
        #expect(try await account.client().properties(named: ["phone", "nope"]).map(\.name) == ["phone"])
    }

    @Test func `users tell who is super admin, owners lead to them`() async throws {
        let client = account.client()
        let owners = try await client.owners().results
        let owner = try #require(owners.first)
        let userID = try #require(owner.userID)
        account.hub.setSuperAdmin(owner.id.value, false)
        #expect(try await client.user(userID).isSuperAdmin == false)
        account.hub.setSuperAdmin(owner.id.value, true)
        #expect(try await client.user(userID).isSuperAdmin)
        #expect(try await client.users().results.contains { $0.id == userID && $0.isSuperAdmin })
        let team = account.hub.addTeam("Sales DACH")
        account.hub.setTeams(of: owner.id.value, primary: team)
        #expect(try await client.teams().first { $0.id.value == team }?.userIDs == [userID])
    }

    @Test func `a private file is read through its signed URL, until it expires or is erased`() async throws {
        let client = account.client()
        let bytes = Data((0..<4096).map { UInt8(truncatingIfNeeded: $0) })
        let file = try await client.upload(bytes, name: "a \"b\".bin", type: "application/pdf", folder: "/liaison/2026")
        #expect(file.size == 4096)
        let signed = try await client.signedURL(of: file.id, lifetime: .seconds(60))
        #expect(signed.expiresAt == .noon + .seconds(60))
        let read = HTTPCall(.get, signed.url.revealed)
        #expect(try await account.hub.exchange.send(read).body == bytes)
        account.wait(.seconds(61))
        #expect(try await account.hub.exchange.send(read).status == 403)
        try await client.eraseFile(file.id)
        try await client.eraseFile(file.id)
        try await client.deleteFile(file.id)
        await #expect(throws: HubSpotFailure.self) { try await client.signedURL(of: file.id) }
    }

    @Test func `the list tells all that lives, what was merged, and what was deleted`() async throws {
        let contacts = account.addContacts(250)
        account.hub.deleteContact(contacts[7].value)
        account.hub.mergeContacts(primary: contacts[1].value, merged: contacts[2].value)
        let alive = try await listed(archived: false)
        #expect(Set(alive.results.map(\.id)) == Set(contacts).subtracting([contacts[2], contacts[7]]))
        #expect(alive.merges == [ContactMerge(from: contacts[2], into: contacts[1])])
        #expect(alive.results.allSatisfy { $0.modifiedAt > .beginning })
        #expect(try await listed(archived: true).results.map(\.id).contains(contacts[7]))
        account.hub.restoreContact(contacts[7].value)
        #expect(try await listed(archived: false).results.map(\.id).contains(contacts[7]))
    }

    @Test func `a token's scopes are found out by asking for little`() async throws {
        let granted: Set = ["crm.objects.contacts.read", "crm.objects.contacts.write", "crm.objects.owners.read"]
        account.hub.setToken("small", .init(scopes: granted))
        let report = try await account.client(token: "small").probeScopes()
        #expect(report.judgement.word == .degraded)
        let missing = Set(report.missing.map(\.scope))
        #expect(missing.isSuperset(of: ["tickets", "files", "crm.objects.deals.read", "settings.users.read"]))
        #expect(missing.isDisjoint(with: granted))
        #expect(try await account.client().probeScopes().judgement.word == .connected)
    }

    private func listed(archived: Bool) async throws -> (results: [Contact], merges: [ContactMerge]) {
        var all: (results: [Contact], merges: [ContactMerge]) = ([], [])
        var after: String?
        repeat {
            let page = try await account.client().contacts(after: after, archived: archived)
            all.results += page.results
            all.merges += page.merges
            after = page.after
        } while after != nil
        return all
    }
}
