import Domain
import Storage

/// What has to be done so that HubSpot holds the files of one chat's day. Uploads come first: a note names files by the
/// ids that they bring.
struct AttachmentPlan: Sendable, Equatable {
    struct Write: Sendable, Equatable {
        var row: AttachmentNoteTable.Row
        var draft: AttachmentDraft
    }

    /// All files that the day shows.
    var wanted: Set<FileHash> = []
    /// Not in HubSpot yet, and to be put there.
    var uploads: [DayFile] = []
    /// HubSpot's answer about some is still out, or they are being deleted.
    var isWaiting = false
    var creates: [Write] = []
    var updates: [Write] = []
    var archives: [AttachmentNoteTable.Row] = []
}

/// Compares what the day's notes should be with the ledger. Under another contact a note is another note.
func planAttachments(
    _ day: ConversationDay, held: [FileHash: HubSpotFileTable.Row], ledger: [AttachmentNoteTable.Row], now: Timestamp
) -> AttachmentPlan {
    var plan = AttachmentPlan()
    if !day.contacts.isEmpty {
        for file in attachedFiles(of: day) {
            plan.wanted.insert(file.hash)
            switch held[file.hash]?.state {
            case nil, .waiting: plan.uploads.append(file)
            case .uploading, .removing: plan.isWaiting = true
            case .standing, .refused: break
            }
        }
    }
    let standing = Set(held.values.filter { $0.state == .standing }.map(\.hash))
    var unmatched = ledger
    for (key, draft) in renderAttachments(day, held: standing).sorted(by: { $0.key < $1.key }) {
        let hash = attachmentHash(of: draft)
        let index = unmatched.firstIndex { $0.key == key && Set($0.contacts) == Set(draft.contacts) }
        guard let index else {
            let row = AttachmentNoteTable.Row(
                key: key, contacts: draft.contacts, state: .creating, hash: hash, stamp: draft.timestamp, sentAt: now)
            plan.creates.append(AttachmentPlan.Write(row: row, draft: draft))
            continue
        }
        var row = unmatched.remove(at: index)
        if row.hash == hash { continue }
        row.hash = hash
        row.stamp = draft.timestamp
        plan.updates.append(AttachmentPlan.Write(row: row, draft: draft))
    }
    plan.archives = unmatched
    return plan
}

private func attachmentHash(of draft: AttachmentDraft) -> String {
    let contacts = draft.contacts.map(\.value).sorted().joined(separator: ";")
    let files = draft.files.map(\.hexadecimal).joined(separator: ";")
    return hash(ofFields: [contacts, draft.owner?.value ?? "", draft.timestamp.description, draft.body, files])
}
