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

    /// Of a list or a search, which may show for a while what is no more: an id that was merged away or erased is not
    /// believed, but asked for by itself later.
    func storeListed(_ readings: [ContactTable.Reading], _ merges: [ContactMerge]) throws {
        let gone = try ContactMergeTable.gone(connection, workspace, among: readings.map(\.contact.id))
        for contact in gone {
            try ContactRereadTable.add(
                connection, workspace, contact, cause: "listed again", due: now + Self.removedIsReadAgainAfter)
        }
        try store(readings.filter { !gone.contains($0.contact.id) }, merges)
    }

    /// Read by id, which is the truth.
    func storeRead(_ readings: [ContactTable.Reading], _ merges: [ContactMerge]) throws {
        try ContactMergeTable.forget(connection, workspace, readings.map(\.contact.id))
        try store(readings, merges)
    }

    private func store(_ readings: [ContactTable.Reading], _ merges: [ContactMerge]) throws {
        let outcome = try ContactTable.store(connection, workspace, readings, now: now)
        try LinkQueueTable.add(
            connection, workspace, holdersOf: outcome.movedKeys, cause: "contact changed", now: now)
        try LinkQueueTable.add(
            connection, workspace, candidates: outcome.changed.sorted(), cause: "contact changed", now: now)
        // The contact's owner may decide whose the entry is.
        for contact in try LinkTable.linked(connection, workspace, among: outcome.changed) {
            try TimelineEntryTable.markStanding(connection, workspace, contact: contact, now: now)
        }
        try follow(merges)
    }

    /// HubSpot has it no more. If its person asked to be forgotten, what it said goes everywhere.
    func remove(_ contact: ContactID) throws {
        try end(contact)
        if try ContactErasureTable.isAsked(connection, workspace, contact) {
            try ContactErasureTable.erase(connection, workspace, contact, now: now)
        }
    }

    /// Its links end, what they put on its timeline goes, and everybody it fitted is looked at
    /// again: of two contacts that were a conflict the other may be left alone.
    private func end(_ contact: ContactID) throws {
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
        // Whoever has its number may now have exactly one contact.
        let keys = try ContactTable.remove(connection, workspace, contact)
        try LinkQueueTable.add(connection, workspace, holdersOf: keys, cause: "contact deleted", now: now)
        try LinkQueueTable.add(connection, workspace, candidates: [contact], cause: "contact deleted", now: now)
    }

    /// HubSpot moves a merged contact's timeline to the survivor; links and ledger follow. A survivor tells of its
    /// merges with every read, so only what still stands under the old id, or was never noted, is work.
    private func follow(_ merges: [ContactMerge]) throws {
        let mirrored = try ContactTable.find(connection, workspace, merges.map(\.from))
        let linked = try LinkTable.linked(connection, workspace, among: Set(merges.map(\.from)))
        try ContactMergeTable.add(connection, workspace, merges.map { ($0.from, $0.into) }, now: now)
        for merge in merges where mirrored[merge.from] != nil || linked.contains(merge.from) {
            for link in try LinkTable.active(connection, workspace, contact: merge.from) {
                let reason = "The contact was merged into \(merge.into) in HubSpot."
                try end(link, reason)
                try LinkTable.insert(connection, workspace, link.moved(to: merge.into, id: ids.next(), at: now))
                try audit("link_made", link.person, after: merge.into, reason)
            }
            try PhoneWriteTable.move(connection, workspace, from: merge.from, to: merge.into)
            try CommunicationTable.move(connection, workspace, from: merge.from, to: merge.into)
            try AttachmentNoteTable.move(connection, workspace, from: merge.from, to: merge.into)
            try TimelineEntryTable.markStanding(connection, workspace, contact: merge.into, now: now)
            let keys = try ContactTable.remove(connection, workspace, merge.from)
            try LinkQueueTable.add(connection, workspace, holdersOf: keys, cause: "contacts merged", now: now)
            try LinkQueueTable.add(connection, workspace, candidates: [merge.from], cause: "contacts merged", now: now)
        }
    }

    private func end(_ link: Link, _ reason: String) throws {
        try LinkTable.end(connection, workspace, link.id, reason: reason, at: now)
        try audit("link_ended", link.person, before: link.contact, reason)
    }

    private func audit(
        _ verb: String, _ person: PersonID, before: ContactID? = nil, after: ContactID? = nil, _ reason: String
    ) throws {
        try AuditTable.add(
            connection, workspace,
            AuditEntry(
                id: ids.next(), at: now, author: .liaison, verb: verb, subject: "person:\(person)",
                before: before.map { "contact:\($0)" }, after: after.map { "contact:\($0)" }, reason: reason))
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
