public import Domain
public import Storage

/// What members do with chats beside writing to customers: read, assign, close, note, begin to write. Each call is one
/// transaction. Throws `InboxRefusal` or `SQLError`.
public struct Inbox: Sendable {
    let database: any SQLDatabase
    let workspace: WorkspaceID
    let changes: Changes
    let clock: WallClock
    let ids: IDSource

    public init(
        database: any SQLDatabase, workspace: WorkspaceID, changes: Changes, clock: WallClock, ids: IDSource
    ) {
        self.database = database
        self.workspace = workspace
        self.changes = changes
        self.clock = clock
        self.ids = ids
    }

    /// What a form carries so that pressing its button twice does it once.
    public func formKey() -> String { "inbox-\(ids.next())" }

    /// Who looks, and what is unread for them.
    public func viewer(_ member: MemberID) async throws -> InboxList.Viewer {
        let (workspace, now) = (workspace, clock.now)
        if let since = try await database.read({ try ReadPositionTable.unreadSince($0, workspace, member) }) {
            return InboxList.Viewer(member: member, unreadSince: since)
        }
        let since = try await database.write { connection in
            try ReadPositionTable.begin(connection, workspace, member, now: now)
            return try ReadPositionTable.unreadSince(connection, workspace, member) ?? now
        }
        return InboxList.Viewer(member: member, unreadSince: since)
    }

    /// Everything that is in the chat now was seen by this member.
    public func markRead(_ chat: ChatID, by member: MemberID) async throws {
        let workspace = workspace
        let isNews = try await database.write { try ReadPositionTable.markRead($0, workspace, member, chat) }
        if isNews { changes.announce(.chat(chat)) }
    }

    /// The member has the chat open. Others are told where that is news to them.
    public func isPresent(_ presence: ChatPresence, in chat: ChatID) async throws {
        let (workspace, now) = (workspace, clock.now)
        let isNews = try await database.write { connection in
            try ChatPresenceTable.leave(connection, workspace, presence.member, except: chat)
            let isNews = try ChatPresenceTable.note(connection, workspace, chat, presence, now: now)
            return try ReadPositionTable.markRead(connection, workspace, presence.member, chat) || isNews
        }
        if isNews { changes.announce(.chat(chat)) }
    }

    /// Keeps what the member has begun to write; cut where no message could be longer. Of somebody who asked to be
    /// forgotten nothing is kept.
    public func saveDraft(_ draft: ChatDraft, in chat: ChatID, by member: MemberID) async throws {
        let (workspace, now) = (workspace, clock.now)
        var kept = draft
        kept.text = String(draft.text.prefix(ChatNote.textMax))
        try await database.write { [kept] connection in
            if try isForgotten(connection, chat) { return }
            try ChatDraftTable.save(connection, workspace, member, chat, kept, now: now)
        }
    }
}
