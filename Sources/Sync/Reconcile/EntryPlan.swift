import Crypto
import Domain
import Foundation
import Storage

/// What has to be written so that HubSpot shows what one timeline entry should show.
struct EntryPlan: Sendable, Equatable {
    struct Write: Sendable, Equatable {
        var row: CommunicationTable.Row
        var draft: CommunicationDraft
    }

    var creates: [Write] = []
    var updates: [Write] = []
    var archives: [CommunicationTable.Row] = []

    var isEmpty: Bool { creates.isEmpty && updates.isEmpty && archives.isEmpty }
}

/// Compares what should be seen with the ledger of what is seen. A communication cannot change its contacts here: under
/// another contact it is another communication, and the old one goes.
func planEntry(
    _ desired: [CommunicationKey: CommunicationDraft], ledger: [CommunicationTable.Row], now: Timestamp
) -> EntryPlan {
    var plan = EntryPlan()
    var unmatched = ledger
    for (key, draft) in desired.sorted(by: { $0.key < $1.key }) {
        let index = unmatched.firstIndex { $0.key == key && Set($0.contacts) == Set(draft.contacts) }
        guard let index else {
            plan.creates.append(EntryPlan.Write(row: creation(key, draft, now: now), draft: draft))
            continue
        }
        var row = unmatched.remove(at: index)
        let hash = hash(of: draft)
        if row.hash == hash { continue }
        row.hash = hash
        row.stamp = draft.timestamp
        plan.updates.append(EntryPlan.Write(row: row, draft: draft))
    }
    plan.archives = unmatched
    return plan
}

private func creation(
    _ key: CommunicationKey, _ draft: CommunicationDraft, now: Timestamp
) -> CommunicationTable.Row {
    CommunicationTable.Row(
        key: key, contacts: draft.contacts, state: .creating, id: nil, hash: hash(of: draft), stamp: draft.timestamp,
        sentAt: now)
}

/// Of everything that a write carries, so that equal hashes mean "nothing to write".
func hash(of draft: CommunicationDraft) -> String {
    var hash = SHA256()
    let contacts = draft.contacts.map(\.value).sorted().joined(separator: ";")
    for field in [contacts, draft.owner?.value ?? "", draft.timestamp.description, draft.body] {
        hash.update(data: Data("\(field.utf8.count):\(field)".utf8))
    }
    return hash.finalize().prefix(16).map { byte in
        let text = String(byte, radix: 16)
        return text.count == 1 ? "0" + text : text
    }.joined()
}
