import Domain
import Storage
import Testing

@testable import Sync

private typealias Desired = [CommunicationKey: CommunicationDraft]

struct EntryPlanTests {
    @Test func `what is not there is created, and noted as about to be`() throws {
        let plan = planEntry(desired(part: 1), ledger: [], now: .noon)
        let create = try #require(plan.creates.first)
        #expect(plan.creates.count == 1 && plan.updates.isEmpty && plan.archives.isEmpty)
        #expect(create.row.state == .creating && create.row.id == nil && create.row.sentAt == .noon)
        #expect(create.row.stamp == create.draft.timestamp)
    }

    @Test(
        arguments: [
            { $0.body += "!" }, { $0.owner = nil }, { $0.owner = OwnerID("9") }, { $0.timestamp = .noon },
        ] as [@Sendable (inout CommunicationDraft) -> Void])
    func `whatever HubSpot shows of an entry, a change of it is an update`(
        change: @Sendable (inout CommunicationDraft) -> Void
    ) throws {
        let before = desired(part: 1)
        var after = before
        for key in after.keys { change(&after[key, default: draft("501")]) }
        let plan = planEntry(after, ledger: standing(before), now: .noon)
        let update = try #require(plan.updates.first)
        #expect(plan.creates.isEmpty && plan.archives.isEmpty)
        #expect(update.row.id == standing(before)[0].id)
        #expect(after.values.contains(update.draft) && update.row.stamp == update.draft.timestamp)
    }

    @Test func `under another contact it is another communication, and the old one goes`() {
        let before = desired(part: 1)
        let plan = planEntry(before.mapValues { _ in draft("777") }, ledger: standing(before), now: .noon)
        #expect(plan.creates.map(\.row.contacts) == [[ContactID("777")]])
        #expect(plan.archives == standing(before))
        #expect(plan.updates.isEmpty)
    }

    @Test func `nothing should be seen, so everything goes`() {
        let before = desired(part: 1).merging(desired(part: 2)) { $1 }
        let plan = planEntry([:], ledger: standing(before), now: .noon)
        #expect(Set(plan.archives.map(\.key)) == Set(before.keys))
        #expect(plan.creates.isEmpty && plan.updates.isEmpty)
    }

    @Test func `the order of an entry's contacts means nothing`() {
        let two = desired(part: 1).mapValues { draft in
            var draft = draft
            draft.contacts = ["501", "502"].map { ContactID($0) }
            return draft
        }
        let reversed = two.mapValues { draft in
            var draft = draft
            draft.contacts.reverse()
            return draft
        }
        #expect(planEntry(reversed, ledger: standing(two), now: .noon).isEmpty)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `once a plan is carried out, there is nothing more to do`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let (before, after) = (anything(&random), anything(&random))
        let plan = planEntry(after, ledger: standing(before), now: .noon)
        let ledger = apply(plan, to: standing(before))
        #expect(planEntry(after, ledger: ledger, now: .noon + .seconds(1)).isEmpty)
        #expect(ledger.count == after.count)
        #expect(ledger.allSatisfy { $0.id != nil && $0.state == .standing })
        if before == after { #expect(plan.isEmpty) }
    }

    private func draft(_ contact: String, _ words: String = "hello") -> CommunicationDraft {
        CommunicationDraft(
            contacts: [ContactID(contact)], body: words, owner: OwnerID("8"), timestamp: .noon + .milliseconds(7))
    }

    private func desired(part: Int64) -> Desired {
        [CommunicationKey(chat: ChatID(7), group: saturday.number, part: part): draft("501")]
    }

    private func anything(_ random: inout SeededRandom) -> Desired {
        var drafts: Desired = [:]
        for part in 1...4 as ClosedRange<Int64> where random.chance(60) {
            let key = CommunicationKey(chat: ChatID(7), group: saturday.number, part: part)
            drafts[key] = draft(random.chance(70) ? "501" : "777", random.chance(50) ? "hello" : "other")
        }
        return drafts
    }

    private func standing(_ drafts: Desired) -> [CommunicationTable.Row] {
        apply(planEntry(drafts, ledger: [], now: .noon), to: [])
    }

    /// What the ledger says once HubSpot has done it all.
    private func apply(_ plan: EntryPlan, to ledger: [CommunicationTable.Row]) -> [CommunicationTable.Row] {
        var ledger = ledger.filter { !plan.archives.contains($0) }
        for update in plan.updates {
            ledger.removeAll { $0.id == update.row.id }
            ledger.append(update.row)
        }
        return ledger
            + plan.creates.map { create in
                var row = create.row
                row.state = .standing
                row.id = CommunicationID("\(create.row.key) \(create.row.contacts)")
                return row
            }
    }
}
