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
        /// Contacts on whose timelines it is to be put, and those it is to be taken off.
        var joining: [ContactID] = []
        var leaving: [ContactID] = []

        var changesContacts: Bool { !joining.isEmpty || !leaving.isEmpty }
    }

    var creates: [Write] = []
    var updates: [Write] = []
    var archives: [CommunicationTable.Row] = []

    var isEmpty: Bool { creates.isEmpty && updates.isEmpty && archives.isEmpty }
}

/// Compares what should be seen with the ledger of what is seen. Where some of its contacts come or go, a communication
/// stays the same one; under other contacts altogether it is another, and the old one goes.
func planEntry(
    _ desired: [CommunicationKey: CommunicationDraft], ledger: [CommunicationTable.Row], now: Timestamp
) -> EntryPlan {
    var plan = EntryPlan()
    var unmatched = ledger
    for (key, draft) in desired.sorted(by: { $0.key < $1.key }) {
        guard let index = nearest(to: draft.contacts, key, in: unmatched) else {
            plan.creates.append(EntryPlan.Write(row: creation(key, draft, now: now), draft: draft))
            continue
        }
        let before = unmatched.remove(at: index)
        if let write = rewriting(before, draft) { plan.updates.append(write) }
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

/// `nil` = it stands as it should. Where it is not known how far the last change of contacts came, all are put on
/// again: doing it twice does no harm.
private func rewriting(_ before: CommunicationTable.Row, _ draft: CommunicationDraft) -> EntryPlan.Write? {
    let hash = hash(of: draft)
    if before.hash == hash { return nil }
    var row = before
    row.hash = hash
    row.stamp = draft.timestamp
    row.contacts = draft.contacts
    let (known, wanted) = (Set(before.contacts), Set(draft.contacts))
    return EntryPlan.Write(
        row: row, draft: draft, before: before,
        joining: (before.hash.isEmpty ? wanted : wanted.subtracting(known)).sorted(),
        leaving: known.subtracting(wanted).sorted())
}

private func creation(
    _ key: CommunicationKey, _ draft: CommunicationDraft, now: Timestamp
) -> CommunicationTable.Row {
    CommunicationTable.Row(
        key: key, contacts: draft.contacts, state: .creating, id: nil, hash: hash(of: draft), stamp: draft.timestamp,
        sentAt: now)
}

func hash(of draft: CommunicationDraft) -> String {
    let contacts = draft.contacts.map(\.value).sorted().joined(separator: ";")
    return hash(ofFields: [contacts, draft.owner?.value ?? "", draft.timestamp.description, draft.body])
}
