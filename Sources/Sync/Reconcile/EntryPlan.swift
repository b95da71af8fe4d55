import Domain
import Storage

/// What has to be written so that HubSpot shows what one timeline entry should show.
struct EntryPlan: Sendable, Equatable {
    struct Write: Sendable, Equatable {
        /// As the ledger is to say when all of it is written.
        var row: CommunicationTable.Row
        var draft: CommunicationDraft
        /// As the ledger says now; `nil` where there is nothing yet.
        var before: CommunicationTable.Row?
        /// On whose timelines it is to be put, and whose it is to be taken off.
        var joining: [CommunicationTarget] = []
        var leaving: [CommunicationTarget] = []

        var changesTargets: Bool { !joining.isEmpty || !leaving.isEmpty }
    }

    var creates: [Write] = []
    var updates: [Write] = []
    var archives: [CommunicationTable.Row] = []

    var isEmpty: Bool { creates.isEmpty && updates.isEmpty && archives.isEmpty }
}

/// Compares what should be seen with the ledger of what is seen. Where some of its contacts come or go, a communication
/// stays the same one; under other contacts altogether it is another, and the old one goes.
///
/// - Parameter frozen: records of these kinds stay as they are, for HubSpot does not let us at them.
func planEntry(
    _ desired: [CommunicationKey: CommunicationDraft], ledger: [CommunicationTable.Row],
    frozen: Set<TimelineAssociation> = [], now: Timestamp
) -> EntryPlan {
    var plan = EntryPlan()
    var unmatched = ledger
    for (key, draft) in desired.sorted(by: { $0.key < $1.key }) {
        guard let index = nearest(to: draft.contacts, key, in: unmatched) else {
            plan.creates.append(EntryPlan.Write(row: creation(key, draft, now: now), draft: draft))
            continue
        }
        let before = unmatched.remove(at: index)
        if let write = rewriting(before, keeping(frozen, of: before, draft), frozen) { plan.updates.append(write) }
    }
    plan.archives = unmatched
    return plan
}

/// The row that shares most contacts; `nil` = none shares any.
private func nearest(
    to contacts: [ContactID], _ key: CommunicationKey, in rows: [CommunicationTable.Row]
) -> Int? {
    func distance(_ row: CommunicationTable.Row) -> Int {
        Set(row.contacts).symmetricDifference(contacts).count
    }
    return rows.indices.filter { rows[$0].key == key && !Set(rows[$0].contacts).isDisjoint(with: contacts) }
        .min { distance(rows[$0]) < distance(rows[$1]) }
}

private func keeping(
    _ frozen: Set<TimelineAssociation>, of before: CommunicationTable.Row, _ draft: CommunicationDraft
) -> CommunicationDraft {
    if frozen.isEmpty { return draft }
    var draft = draft
    let kept = before.records.filter { frozen.contains($0.kind) }
    draft.records = (draft.records.filter { !frozen.contains($0.kind) } + kept).sorted()
    return draft
}

/// `nil` = it stands as it should. Where it is not known how far the last change of contacts or records came, all are
/// put on again: doing it twice does no harm.
private func rewriting(
    _ before: CommunicationTable.Row, _ draft: CommunicationDraft, _ frozen: Set<TimelineAssociation>
) -> EntryPlan.Write? {
    let hash = hash(of: draft)
    if before.hash == hash { return nil }
    var row = before
    row.hash = hash
    row.stamp = draft.timestamp
    row.contacts = draft.contacts
    row.records = draft.records
    let (known, wanted) = (before.targets, draft.targets)
    func isFree(_ target: CommunicationTarget) -> Bool { target.record.map { !frozen.contains($0.kind) } ?? true }
    return EntryPlan.Write(
        row: row, draft: draft, before: before,
        joining: (before.hash.isEmpty ? wanted : wanted.filter { !known.contains($0) }).filter(isFree),
        leaving: known.filter { !wanted.contains($0) })
}

private func creation(
    _ key: CommunicationKey, _ draft: CommunicationDraft, now: Timestamp
) -> CommunicationTable.Row {
    CommunicationTable.Row(
        key: key, contacts: draft.contacts, state: .creating, id: nil, hash: hash(of: draft), stamp: draft.timestamp,
        sentAt: now, records: draft.records)
}

func hash(of draft: CommunicationDraft) -> String {
    let contacts = draft.contacts.map(\.value).sorted().joined(separator: ";")
    let fields = [contacts, draft.owner?.value ?? "", draft.timestamp.description, draft.body]
    // What stands on contacts alone has the hash that it always had.
    return hash(ofFields: draft.records.isEmpty ? fields : fields + [draft.records.map(\.text).joined(separator: ";")])
}

extension CommunicationDraft {
    fileprivate var targets: [CommunicationTarget] {
        Set(contacts).sorted().map(CommunicationTarget.contact) + records.map(CommunicationTarget.record)
    }
}

extension LedgerRow<CommunicationDraft> {
    fileprivate var targets: [CommunicationTarget] {
        Set(contacts).sorted().map(CommunicationTarget.contact) + records.map(CommunicationTarget.record)
    }
}
