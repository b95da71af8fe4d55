import Domain
import HubSpot
import Sandbox
import Testing

struct SandboxContactTests {
    let account = SandboxAccount()

    @Test func `a first import sees every contact once`() async throws {
        let ids = account.addContacts(250)
        var seen: [ContactID] = []
        var after: String?
        repeat {
            let page = try await account.client().contacts(after: after)
            seen += page.results.map(\.id)
            after = page.after
        } while after != nil
        #expect(seen.sorted() == ids.sorted())
        #expect(account.hub.callCounts().total == 3)
    }

    @Test func `contacts arrive with their phones as typed`() async throws {
        account.hub.addContact(["firstname": "Lena", "phone": "030 / 1234", "mobilephone": "+49 1511 2345678"])
        let contact = try #require(try await account.client().contacts().results.first)
        #expect(contact.displayName == "Lena")
        #expect(
            contact.phones == [
                ContactPhone(property: "phone", text: "030 / 1234"),
                ContactPhone(property: "mobilephone", text: "+49 1511 2345678"),
            ])
    }

    @Test func `what changes is found by the next pass, and a quiet pass is one call`() async throws {
        let ids = account.addContacts(3)
        account.wait(.seconds(300))
        var cursor = ChangedContactsCursor(since: account.clock.now)
        #expect(try await pass(&cursor).isEmpty)
        account.wait(.seconds(170))
        account.hub.changeContact(ids[1].value, ["phone": "+49 30 99"])
        account.wait(.seconds(10))
        #expect(try await pass(&cursor).map(\.id) == [ids[1]])
        account.wait(.seconds(180))
        #expect(try await pass(&cursor).map(\.id) == [ids[1]], "the overlap reads a late change once more")
        account.wait(.seconds(180))
        account.hub.resetCallCounts()
        #expect(try await pass(&cursor).isEmpty)
        #expect(account.hub.callCounts().total == 1)
    }

    @Test func `a pass reads far past ten thousand changes`() async throws {
        let ids = account.addContacts(11_000)
        var cursor = ChangedContactsCursor(since: account.clock.now - .seconds(60))
        #expect(Set(try await pass(&cursor).map(\.id)) == Set(ids))
    }

    @Test func `an import of one millisecond is read whole`() async throws {
        for number in 0..<450 { account.hub.addContact(["firstname": "Imported \(number)"]) }
        var cursor = ChangedContactsCursor(since: account.clock.now)
        #expect(Set(try await pass(&cursor).map(\.id)).count == 450)
    }

    @Test func `deleted contacts are missing, merged ones lead to their survivor`() async throws {
        let ids = account.addContacts(4)
        account.hub.deleteContact(ids[0].value)
        let survivor = try #require(account.hub.mergeContacts(primary: ids[1].value, merged: ids[2].value))
        let batch = try await account.client().contacts(ids: [ids[0], ids[1], ids[3]])
        #expect(batch.found.map(\.id).sorted() == [ContactID(survivor), ids[3]].sorted())
        #expect(batch.missing == [ids[0]])
        let page = try await account.client().contacts()
        #expect(page.merges.contains(ContactMerge(from: ids[2], into: ContactID(survivor))))
    }

    @Test func `a contact is found by its number in another spelling`() async throws {
        account.wait(.seconds(10))
        account.hub.addContact(["firstname": "Lena", "mobilephone": "+49 1511 2345678"])
        account.hub.addContact(["firstname": "Mara", "mobilephone": "+49 1511 9999999"])
        account.wait(.seconds(10))
        let page = try await account.client().searchContacts(digits: "4915112345678", national: "15112345678")
        #expect(page.results.map(\.displayName) == ["Lena"])
        #expect(try await account.client().searchContacts("lena").results.count == 1)
    }

    @Test func `a wrong token, an expired one and one that may not are told apart`() async throws {
        account.hub.setToken("old", HubSpotSandboxOptions.Token(scopes: nil, expiresAt: account.clock.now))
        account.hub.setToken("poor", HubSpotSandboxOptions.Token(scopes: ["crm.objects.owners.read"]))
        await #expect(throws: HubSpotFailure.invalidToken) { try await account.client(token: "wrong").contacts() }
        await #expect(throws: HubSpotFailure.expiredToken) { try await account.client(token: "old").contacts() }
        await #expect { try await account.client(token: "poor").contacts() } throws: { error in
            guard case HubSpotFailure.missingScopes(let scopes) = error else { return false }
            return scopes.contains("crm.objects.contacts.read")
        }
    }

    @Test func `owners and the account are read`() async throws {
        let owner = account.hub.addOwner(email: "kim@example.net", firstName: "Kim", lastName: "Ito")
        let gone = account.hub.addOwner(email: "old@example.net", firstName: "Old", lastName: "Hand")
        account.hub.setOwner(gone, archived: true)
        let active = try await account.client().owners().results
        #expect(active.contains { $0.id == OwnerID(owner) && $0.displayName == "Kim Ito" && !$0.isArchived })
        #expect(!active.contains { $0.id == OwnerID(gone) })
        let archived = try await account.client().owners(archived: true).results
        #expect(archived.contains { $0.id == OwnerID(gone) && $0.isArchived && $0.userID != nil })
        #expect(try await account.client().accountDetails().timeZone == "Europe/Berlin")
    }

    private func pass(_ cursor: inout ChangedContactsCursor) async throws -> [Contact] {
        var found: [Contact] = []
        while true {
            let page = try await account.client().changedContacts(cursor)
            found += page.results
            switch cursor.advance(page) {
            case .more(let next): cursor = next
            case .done(let next):
                cursor = next
                return found
            }
        }
    }
}
