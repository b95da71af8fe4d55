public import Domain
public import Storage

/// What people decide about links: made by hand, replaced, ended for good, allowed again.
///
/// Each decision is one transaction with its audit entry. Throws `LinkRefusal`, or `RecordFailure` where HubSpot has to
/// be asked for a contact that the mirror does not have yet, or `SQLError`.
public struct Links: Sendable {
    let database: any SQLDatabase
    let workspace: WorkspaceID
    let records: Records
    let pace: TimelineEntryTable.Pace
    private let changes: Changes
    let clock: WallClock
    let ids: IDSource

    public init(
        database: any SQLDatabase, workspace: WorkspaceID, records: Records, pace: TimelineEntryTable.Pace,
        changes: Changes, clock: WallClock, ids: IDSource
    ) {
        self.database = database
        self.workspace = workspace
        self.records = records
        self.pace = pace
        self.changes = changes
        self.clock = clock
        self.ids = ids
    }

    /// Makes a link by hand. An id that was merged away in HubSpot means the survivor. Asking for what is already so
    /// changes nothing.
    public func link(_ request: LinkRequest) async throws -> Link {
        try await bringMissing(request.contact)
        return try await change { try $0.link(request) }
    }

    /// "Not the right contact": the link ends, the chat leaves that contact's timeline, and nothing links the person by
    /// itself any more. Ending a link twice says so.
    public func unlink(_ link: LinkID, author: Author) async throws -> Link {
        try await change { try $0.unlink(link, author: author) }
    }

    /// The same, and what the link wrote into the contact's phone is put back. Throws `LinkRefusal.notRestorable`, and
    /// ends nothing, where HubSpot does not hold that any more.
    public func unlink(_ link: LinkID, restoring write: PhoneWriteID, author: Author) async throws -> Link {
        try await change { writer in
            let ended = try writer.unlink(link, author: author)
            _ = try writer.restorePhone(write, author: author)
            return ended
        }
    }

    /// The person may be linked automatically again, and is looked at at once. Returns the block that was.
    public func unblock(_ person: PersonID, author: Author) async throws -> LinkBlock {
        try await change { try $0.unblock(person, author: author) }
    }

    /// Settles a conflict or a suggestion by one of the contacts that fit.
    public func settle(_ person: PersonID, as contact: ContactID, author: Author) async throws -> Link {
        try await change { try $0.settle(person, contact, author: author) }
    }

    /// A conflict or suggestion is not shown any more, until what it rests on changes.
    public func dismiss(_ person: PersonID, author: Author) async throws -> LinkVerdict {
        try await change { try $0.dismiss(person, author: author) }
    }

    /// A conflict or suggestion that was dismissed is shown again.
    public func reopen(_ person: PersonID, author: Author) async throws -> LinkVerdict {
        try await change { try $0.reopen(person, author: author) }
    }

    /// A linked person whose number changed is the same person: the link is marked no more.
    public func confirmNumber(of link: LinkID, author: Author) async throws -> Link {
        try await change { try $0.confirmNumber(link, author: author) }
    }

    /// Two persons whom WhatsApp named as one are two after all. What was whose before is theirs again.
    public func separate(_ join: PersonJoinID, author: Author) async throws -> PersonJoin {
        try await change { writer in
            try PersonJoiner(
                connection: writer.connection, workspace: writer.workspace, pace: writer.pace, now: writer.now,
                ids: writer.ids
            ).separate(join, author: author)
        }
    }

    /// One that the mirror does not have yet, such as one that somebody has just found by HubSpot's own search, is
    /// brought into it first.
    private func bringMissing(_ contact: ContactID) async throws {
        let workspace = workspace
        let isKnown = try await database.read { try ContactTable.living($0, workspace, contact) != nil }
        if isKnown { return }
        guard try await records.bring(contact) != nil else { throw LinkRefusal.unknownContact(contact) }
    }

    func change<Result: Sendable>(
        _ body: @escaping @Sendable (LinkWriter) throws -> Result
    ) async throws -> Result {
        let (workspace, pace, clock, ids) = (workspace, pace, clock, ids)
        let result = try await database.write { connection in
            try body(
                LinkWriter(connection: connection, workspace: workspace, pace: pace, now: clock.now, ids: ids))
        }
        changes.announce(.links)
        changes.announce(.timeline)
        changes.announce(.phones)
        return result
    }
}
