import Domain
import HubSpot
import Linking
import Storage

/// Writes what was read of contacts, and what follows from it, inside one transaction.
struct MirrorWriter {
    /// HubSpot's search goes on showing a deleted contact for a while, and the incremental read would bring it back.
    static let removedIsReadAgainAfter = Duration.seconds(300)

    let connection: any SQLConnection
    let workspace: WorkspaceID
    let now: Timestamp
    let ids: IDSource

    func store(_ readings: [ContactTable.Reading], _ merges: [ContactMerge]) throws {
        let outcome = try ContactTable.store(connection, workspace, readings, now: now)
        try LinkQueueTable.add(
            connection, workspace, holdersOf: outcome.movedKeys, cause: "contact changed", now: now)
        // The contact's owner may decide whose the entry is.
        for contact in try LinkTable.linked(connection, workspace, among: outcome.changed) {
            try TimelineEntryTable.markStanding(connection, workspace, contact: contact, now: now)
        }
        try follow(merges)
    }

    /// HubSpot has it no more: its links end, what they put on its timeline goes, and everybody it fitted is looked at
    /// again: of two contacts that were a conflict the other may be left alone.
    func remove(_ contact: ContactID) throws {
        let links = try LinkTable.active(connection, workspace, contact: contact)
        if !links.isEmpty {
            try TimelineEntryTable.markStanding(connection, workspace, contact: contact, now: now)
        }
        for link in links {
            try end(link, "The contact was deleted in HubSpot.")
            try LinkQueueTable.add(connection, workspace, person: link.person, cause: "contact deleted", now: now)
        }
        if try ContactTable.find(connection, workspace, contact) != nil {
            try ContactRereadTable.add(
                connection, workspace, contact, cause: "deleted", due: now + Self.removedIsReadAgainAfter)
        }
        let keys = try ContactTable.remove(connection, workspace, contact)
        try LinkQueueTable.add(connection, workspace, holdersOf: keys, cause: "contact deleted", now: now)
    }

    /// HubSpot moves a merged contact's timeline to the survivor; links and ledger follow. A survivor tells of its
    /// merges with every read, so only what still stands under the old id is work.
    private func follow(_ merges: [ContactMerge]) throws {
        let mirrored = try ContactTable.find(connection, workspace, merges.map(\.from))
        let linked = try LinkTable.linked(connection, workspace, among: Set(merges.map(\.from)))
        for merge in merges where mirrored[merge.from] != nil || linked.contains(merge.from) {
            for link in try LinkTable.active(connection, workspace, contact: merge.from) {
                try end(link, "The contact was merged into \(merge.into) in HubSpot.")
                try LinkTable.insert(connection, workspace, link.moved(to: merge.into, id: ids.next(), at: now))
            }
            try CommunicationTable.move(connection, workspace, from: merge.from, to: merge.into)
            try TimelineEntryTable.markStanding(connection, workspace, contact: merge.into, now: now)
            let keys = try ContactTable.remove(connection, workspace, merge.from)
            try LinkQueueTable.add(connection, workspace, holdersOf: keys, cause: "contacts merged", now: now)
        }
    }

    private func end(_ link: Link, _ reason: String) throws {
        try LinkTable.end(connection, workspace, link.id, reason: reason, at: now)
        try AuditTable.add(
            connection, workspace,
            AuditEntry(
                id: ids.next(), at: now, author: .liaison, verb: "link_ended", subject: "person:\(link.person)",
                before: "contact:\(link.contact)", after: nil, reason: reason))
    }
}

extension Link {
    fileprivate func moved(to contact: ContactID, id: LinkID, at moment: Timestamp) -> Link {
        var link = self
        link.id = id
        link.contact = contact
        link.madeAt = moment
        return link
    }
}
