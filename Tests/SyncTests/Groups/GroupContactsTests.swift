import Domain
import HubSpot
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

private let lossFaults: [any WritableKeyPath<FaultOptions, Double> & Sendable] = [
    \.lostBeforeEffect, \.lostAfterEffect, \.serverError5xx,
]

/// Contacts of a communication that come and go, when something goes wrong in between.
struct GroupContactsTests {
    @Test func `some contacts come and go, and it stays the same communication`() throws {
        let before = standing(["501", "502"])
        let plan = planEntry([key: draft(["502", "503"])], ledger: [before], now: .noon)
        let write = try #require(plan.updates.first)
        #expect(plan.creates.isEmpty && plan.archives.isEmpty)
        #expect(write.joining == [.contact(ContactID("503"))] && write.leaving == [.contact(ContactID("501"))])
        #expect(write.row.contacts == ["502", "503"].map { ContactID($0) } && write.row.id == before.id)
        #expect(write.ledgerRow.contacts == ["501", "502", "503"].map { ContactID($0) })
        #expect(write.ledgerRow.hash.isEmpty)
    }

    @Test func `where a change was cut off, everybody is put on again, and whoever is not meant is taken off`() throws {
        var before = standing(["501", "502", "503"])
        before.hash = ""
        let write = try #require(planEntry([key: draft(["502", "503"])], ledger: [before], now: .noon).updates.first)
        #expect(write.joining == ["502", "503"].map { .contact(ContactID($0)) })
        #expect(write.leaving == [.contact(ContactID("501"))])
    }

    @Test func `of two communications the one that shares most contacts stays`() {
        let ledger = [standing(["501"], id: "91"), standing(["501", "502"], id: "92")]
        let plan = planEntry([key: draft(["501", "502", "503"])], ledger: ledger, now: .noon)
        #expect(plan.updates.map(\.row.id?.value) == ["92"])
        #expect(plan.archives == [ledger[0]])
    }

    @Test(arguments: TestEngine.available, lossFaults)
    func `whatever becomes of a call, the right contacts show it in the end`(
        engine: TestEngine, fault: any WritableKeyPath<FaultOptions, Double> & Sendable
    ) async throws {
        for seed in 0..<6 as Range<UInt64> {
            try await withOffice(engine) { office in
                var random = SeededRandom(seed: seed)
                let phones = (0..<5).map { "3460000000\($0)" }
                try await office.connectHubSpot(isImported: true)
                for phone in phones { try await office.addContact(phone, phone: "+\(phone)") }
                try await office.receive(try groupMade("Obra Norte"), try body(inGroup("wamid.0", phone: phones[0])))
                try await office.settle()
                for turn in 1...8 as ClosedRange<Int64> {
                    let phone = phones.randomElement(using: &random) ?? phones[0]
                    try await office.receive(
                        turn % 3 == 0
                            ? try left(phone, at: -turn) : try body(inGroup("wamid.\(turn)", phone: phone, at: turn)))
                    try await office.link()
                    office.setFaults {
                        $0.seed = seed &* 31 &+ UInt64(turn)
                        $0[keyPath: fault] = 0.6
                    }
                    _ = try? await office.reconcile.step()
                    office.time.advance(.seconds(5))
                    _ = try? await office.reconcile.step()
                    office.setFaults { _ in }
                }
                office.time.advance(.seconds(600))
                try await office.writeTimelines()
                try await office.expectGroupShown(random.next())
            }
        }
    }

    private let key = CommunicationKey(chat: ChatID(7), group: saturday.number, part: 1)

    private func draft(_ contacts: [String]) -> CommunicationDraft {
        CommunicationDraft(
            contacts: contacts.map { ContactID($0) }, body: "hello", owner: nil, timestamp: .noon + .milliseconds(7))
    }

    private func standing(_ contacts: [String], id: String = "91") -> CommunicationTable.Row {
        CommunicationTable.Row(
            key: key, contacts: contacts.map { ContactID($0) }, state: .standing, id: CommunicationID(id),
            hash: hash(of: draft(contacts)), stamp: .noon + .milliseconds(7), sentAt: .noon)
    }
}

extension Office {
    /// One communication, at exactly the contacts of those who were there that day.
    fileprivate func expectGroupShown(_ comment: UInt64) async throws {
        let contacts = try await texts(
            """
            SELECT DISTINCT l.contact_id AS value FROM group_participants AS g
            JOIN links AS l ON l.person_id = g.person_id AND l.ended_at IS NULL
            WHERE g.since_day <= \(saturday.number) AND (g.until_day IS NULL OR g.until_day >= \(saturday.number))
            """)
        #expect(hub.communications().count == 1, "\(comment)")
        #expect(Set(hub.communications().first?.contactIDs ?? []) == Set(contacts))
        #expect(try await texts("SELECT state AS value FROM timeline_entries") == ["settled"])
    }
}
