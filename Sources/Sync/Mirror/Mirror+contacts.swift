import Domain
import HubSpot
import Linking
import Storage

extension Mirror {
    /// Each commit costs as much as the rows of a page, and a crash no more than reading these again.
    static let pagesInOneCommit = 5

    /// Some pages of the first import; with the last one everybody on WhatsApp is looked at.
    func importPages(_ progress: MirrorProgress) async throws {
        var progress = progress
        // Only for the progress that people see: an import must not wait for a search.
        if progress.importAfter == nil { progress.importTotal = try? await client.contactCount() }
        let pages = try await pages(after: progress.importAfter)
        progress.imported += Int64(pages.results.count)
        progress.importAfter = pages.after
        if pages.after == nil {
            progress.importFinishedAt = clock.now
            // What changed while the import was under way may be on pages it had passed.
            progress.changesCursor = ChangedContactsCursor(since: progress.importStartedAt).description
        }
        let (workspace, now, finished) = (workspace, clock.now, progress)
        try await store(pages.results, pages.merges) { connection in
            try HubSpotAccountTable.saveMirror(connection, workspace, finished)
            if finished.importFinishedAt != nil {
                try LinkQueueTable.addEverybodyUnlinked(connection, workspace, cause: "HubSpot connected", now: now)
            }
        }
    }

    /// What was read before a failure is kept; the next step meets the failure again, if it is one that lasts.
    private func pages(after: String?) async throws -> ContactPage {
        var pages = try await client.contacts(after: after)
        for _ in 1..<Self.pagesInOneCommit {
            guard let after = pages.after, let page = try? await client.contacts(after: after) else { break }
            pages.append(page)
        }
        return pages
    }

    /// One page of what changed. An unreadable cursor begins again where the import began: slower, never wrong.
    func readChanges(_ progress: MirrorProgress) async throws {
        let cursor =
            progress.changesCursor.flatMap { ChangedContactsCursor($0) }
            ?? ChangedContactsCursor(since: progress.importStartedAt)
        let page = try await client.changedContacts(cursor)
        var progress = progress
        switch cursor.advance(page) {
        case .more(let next):
            progress.changesCursor = next.description
        case .done(let next):
            progress.changesCursor = next.description
            progress.changesReadAt = page.askedAt
        }
        let (workspace, read) = (workspace, progress)
        try await store(page.results, page.merges) { try HubSpotAccountTable.saveMirror($0, workspace, read) }
    }

    /// Up to 100 records that something named. Those that are no more end their links.
    func reread() async throws {
        let (workspace, askedAt) = (workspace, clock.now)
        let asked = try await database.read { connection in
            try ContactRereadTable.due(connection, workspace, now: askedAt, limit: HubSpotClient.batchLimit)
        }
        let batch = try await followMerges(try await client.contacts(ids: asked))
        let readings = batch.found.map(rules.reading)
        try await write { writer in
            let (connection, now) = (writer.connection, writer.now)
            try writer.storeRead(readings, batch.merges)
            for contact in batch.missing { try writer.remove(contact) }
            try ContactRereadTable.done(
                connection, workspace, asked.filter { !batch.unanswered.contains($0) }, readAt: askedAt)
            for contact in batch.unanswered {
                try ContactRereadTable.add(
                    connection, workspace, contact, cause: "unanswered", due: now + .seconds(60))
            }
        }
    }

    /// Reads one record into the mirror now; an id that was merged away brings its survivor. `nil` = HubSpot has none.
    func bring(_ id: ContactID) async throws -> ContactID? {
        let workspace = workspace
        let rules = ReadingRules(try await database.read { try WorkspaceTable.find($0, workspace) })
        do {
            return try await reading(by: rules).fetch(id)
        } catch is ReadingRules.Changed {
            return try await bring(id)
        }
    }

    private func fetch(_ id: ContactID) async throws -> ContactID? {
        guard let contact = try await contact(id) else { return nil }
        let readings = [rules.reading(of: contact)]
        let merges = contact.id == id ? [] : [ContactMerge(from: id, into: contact.id)]
        try await write { try $0.storeRead(readings, merges) }
        return contact.id
    }

    /// A batch does not find an id that was merged away, as if it were deleted; read by itself the id leads to the
    /// survivor. Worth a call only where a link would end.
    private func followMerges(_ batch: ContactBatch) async throws -> ContactBatch {
        let (workspace, missing) = (workspace, Set(batch.missing))
        let linked = try await database.read { try LinkTable.linked($0, workspace, among: missing) }
        var batch = batch
        for id in linked.sorted() {
            guard let contact = try await contact(id) else { continue }
            batch.missing.removeAll { $0 == id }
            batch.found.append(contact)
            if contact.id != id { batch.merges.append(ContactMerge(from: id, into: contact.id)) }
        }
        return batch
    }

    /// `nil` = HubSpot has none.
    private func contact(_ id: ContactID) async throws(HubSpotFailure) -> Contact? {
        do {
            let contact = try await client.contact(id)
            return contact.isArchived ? nil : contact
        } catch {
            guard case .notFound = error else { throw error }
            return nil
        }
    }

    /// One page and what goes with it, in one transaction.
    func store(
        _ contacts: [Contact], _ merges: [ContactMerge],
        _ finish: @escaping @Sendable (any SQLConnection) throws -> Void
    ) async throws {
        let readings = contacts.map(rules.reading)
        try await write { writer in
            try writer.storeListed(readings, merges)
            try finish(writer.connection)
        }
    }

    /// Throws `ReadingRules.Changed`, and writes nothing, where phones are to be read by other rules since.
    private func write(_ body: @escaping @Sendable (MirrorWriter) throws -> Void) async throws {
        let (workspace, clock, ids, rules) = (workspace, clock, ids, rules)
        try await database.write { connection in
            try rules.check(connection, workspace)
            try body(MirrorWriter(connection: connection, workspace: workspace, now: clock.now, ids: ids))
        }
        announce()
    }

    private func announce() {
        changes.announce(.contacts)
        changes.announce(.links)
        changes.announce(.timeline)
    }
}
