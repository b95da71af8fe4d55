import Domain
import HubSpot
import Sandbox
import Testing

struct SandboxCommunicationTests {
    let account = SandboxAccount()

    @Test func `a hundred entries are one call and stand on their contacts' timelines`() async throws {
        let contacts = account.addContacts(2)
        let outcomes = try await create((0..<100).map { draft($0, contacts: contacts) })
        #expect(outcomes.count == 100)
        #expect(account.hub.callCounts().byFamily["communications.batch.create"] == 1)
        let logged = account.hub.communications()
        #expect(logged.count == 100)
        #expect(logged.allSatisfy { Set($0.contactIDs) == Set(contacts.map(\.value)) })
        for (key, outcome) in outcomes {
            let found = logged.first { .created(CommunicationID($0.id)) == outcome }
            #expect(found?.timestamp == .noon + .seconds(key.part))
        }
    }

    @Test func `an entry of a contact that is gone is refused by itself`() async throws {
        let contacts = account.addContacts(1)
        let outcomes = try await create([
            draft(0, contacts: contacts), draft(1, contacts: [ContactID("999")]), draft(2, contacts: contacts),
        ])
        #expect(outcomes.values.count { $0.isCreated } == 2)
        #expect(outcomes[draft(1, contacts: []).0]?.isCreated == false)
    }

    @Test func `an entry is rewritten, and a deleted one has vanished`() async throws {
        let contacts = account.addContacts(1)
        let made = try await create([draft(0, contacts: contacts), draft(1, contacts: contacts)])
        let first = try #require(made[draft(0, contacts: []).0]?.id)
        let second = try #require(made[draft(1, contacts: []).0]?.id)
        try await account.client().archiveCommunications([second])
        var changed = draft(0, contacts: contacts).1
        changed.body = "<p>edited</p>"
        let outcome = try await account.client().updateCommunications([(first, changed), (second, changed)])
        #expect(outcome == .answered([first: .updated, second: .vanished]))
        #expect(account.hub.communications().map(\.body) == ["<p>edited</p>"])
    }

    @Test func `archiving twice does no harm`() async throws {
        let made = try await create([draft(0, contacts: account.addContacts(1))])
        let ids = made.values.compactMap(\.id)
        try await account.client().archiveCommunications(ids)
        try await account.client().archiveCommunications(ids)
        #expect(account.hub.communications().isEmpty)
    }

    @Test func `a create whose answer is lost is found by looking`() async throws {
        let contacts = account.addContacts(1)
        account.setFaults { $0.lostAfterEffect = 1 }
        await #expect { try await create([draft(0, contacts: contacts)]) } throws: {
            ($0 as? HubSpotFailure)?.word == "unknown_outcome"
        }
        account.setFaults { _ in }
        let look = try await account.client().findCommunications(of: contacts, at: [.noon, .noon + .seconds(1)])
        #expect(look.isComplete)
        #expect(look.found.map(\.timestamp) == [.noon])
        #expect(look.found.map(\.body) == [draft(0, contacts: []).1.body])
        #expect(look.found.map(\.id.value) == account.hub.communications().map(\.id))
    }

    @Test func `a create that was lost on its way is not found`() async throws {
        let contacts = account.addContacts(1)
        account.setFaults { $0.lostBeforeEffect = 1 }
        await #expect(throws: HubSpotFailure.self) { try await create([draft(0, contacts: contacts)]) }
        account.setFaults { _ in }
        let look = try await account.client().findCommunications(of: contacts, at: [.noon])
        #expect(look == CommunicationLook(found: [], isComplete: true))
    }

    @Test func `an entry moves from one contact to another`() async throws {
        let contacts = account.addContacts(2)
        let made = try await create([draft(0, contacts: [contacts[0]])])
        let id = try #require(made.values.compactMap(\.id).first)
        let from = CommunicationAssociation(communication: id, contact: contacts[0])
        let to = CommunicationAssociation(communication: id, contact: contacts[1])
        #expect(try await account.client().associate([to]).isEmpty)
        try await account.client().dissociate([from])
        #expect(account.hub.communications().map(\.contactIDs) == [[contacts[1].value]])
        try await account.client().associate(from)
        #expect(account.hub.timeline(of: contacts[0].value).count == 1)
    }

    @Test func `an association with a contact that is gone is refused by pair`() async throws {
        let made = try await create([draft(0, contacts: account.addContacts(1))])
        let id = try #require(made.values.compactMap(\.id).first)
        let bad = CommunicationAssociation(communication: id, contact: ContactID("999"))
        #expect(try await account.client().associate([bad]).keys.map(\.self) == [bad])
    }

    @Test func `a communication is found by search once it is indexed`() async throws {
        let contacts = account.addContacts(1)
        _ = try await create([draft(0, contacts: contacts)])
        account.wait(.seconds(5))
        let found = try await account.client().searchCommunications(of: contacts[0], at: .noon)
        #expect(found.map(\.contact) == contacts)
    }

    @Test func `a communication whose contact was merged away is found by its moment`() async throws {
        let contacts = account.addContacts(2)
        let made = try await create([draft(0, contacts: [contacts[0]])])
        let id = try #require(made.values.compactMap(\.id).first)
        account.hub.mergeContacts(primary: contacts[1].value, merged: contacts[0].value)
        account.wait(.seconds(5))
        let moments = Set((0..<12).map { Timestamp.noon + .seconds($0) })
        #expect(try await account.client().searchCommunications(at: moments) == [id: .noon])
    }

    private func create(
        _ drafts: [(CommunicationKey, CommunicationDraft)]
    ) async throws -> [CommunicationKey: CommunicationCreated] {
        guard case .answered(let outcomes) = try await account.client().createCommunications(drafts) else { return [:] }
        return outcomes
    }

    private func draft(_ part: Int64, contacts: [ContactID]) -> (CommunicationKey, CommunicationDraft) {
        sampleDraft(part, contacts: contacts.map(\.value))
    }
}

extension CommunicationCreated {
    fileprivate var id: CommunicationID? {
        if case .created(let id) = self { id } else { nil }
    }

    fileprivate var isCreated: Bool { id != nil }
}
