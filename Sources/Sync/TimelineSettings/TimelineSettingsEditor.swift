public import Domain
public import Storage

/// Changes which chats timelines show, and how finely. What follows is marked in the same transaction, or a walk that
/// marks it is started there: entries leave or come by the ordinary way.
public struct TimelineSettingsEditor: Sendable {
    private let database: any SQLDatabase
    private let workspace: WorkspaceID
    private let pace: TimelineEntryTable.Pace
    private let changes: Changes
    private let clock: WallClock
    private let ids: IDSource

    public init(
        database: any SQLDatabase, workspace: WorkspaceID, pace: TimelineEntryTable.Pace, changes: Changes,
        clock: WallClock, ids: IDSource
    ) {
        self.database = database
        self.workspace = workspace
        self.pace = pace
        self.changes = changes
        self.clock = clock
        self.ids = ids
    }

    /// Throws `SQLError`. Asking for what is already so changes nothing.
    public func setRule(_ rule: TimelineShowing.Rule, author: Author) async throws {
        let workspace = workspace
        try await write(Self.whichChats, author) { connection in
            let before = try TimelineShowingTable.rule(connection, workspace)
            if before == rule { return nil }
            try TimelineShowingTable.setRule(connection, workspace, rule)
            try TimelineWalkTable.start(connection, workspace)
            return Change(subject: "workspace:\(workspace)", before: before.rawValue, after: rule.rawValue)
        }
    }

    /// Throws `SQLError`. Asking for what is already so changes nothing.
    public func setGranularity(_ granularity: TimelineGranularity, author: Author) async throws {
        let workspace = workspace
        try await write("How a chat's day is cut into HubSpot's communications.", author) { connection in
            guard let before = try WorkspaceTable.find(connection, workspace)?.granularity, before != granularity
            else { return nil }
            try WorkspaceTable.setGranularity(connection, workspace, granularity)
            try TimelineWalkTable.start(connection, workspace)
            return Change(
                subject: "workspace:\(workspace)", before: before.rawValue, after: granularity.rawValue)
        }
    }

    /// Throws `SQLError`. Entries follow once it is known what hangs on their contacts. What HubSpot refused is asked
    /// for again.
    public func setAssociations(_ kinds: Set<TimelineAssociation>, author: Author) async throws {
        let workspace = workspace
        try await write("On what else, beside contacts, entries stand.", author) { connection in
            let rows = try TimelineAssociationTable.all(connection, workspace)
            for (kind, before) in rows {
                var row = before
                row.isWanted = kinds.contains(kind)
                // Long ago, so that it is asked for at once.
                if row.refusedAt != nil { (row.refusedAt, row.sentence) = (.beginning, nil) }
                if row != before { try TimelineAssociationTable.save(connection, workspace, kind, row) }
            }
            let before = Set(rows.filter(\.value.isWanted).keys)
            return before == kinds
                ? nil : Change(subject: "workspace:\(workspace)", before: before.text, after: kinds.text)
        }
    }

    /// - Parameter isShown: `nil` = as the workspace says. Throws `TimelineSettingsRefusal` or `SQLError`.
    public func set(_ number: BusinessNumberID, _ isShown: Bool?, author: Author) async throws {
        let workspace = workspace
        try await write(Self.whichChats, author) { connection in
            let before = try TimelineShowingTable.numbers(connection, workspace)[number]
            guard try TimelineShowingTable.set(connection, workspace, number, isShown) else {
                throw TimelineSettingsRefusal.unknownNumber(number)
            }
            if before == isShown { return nil }
            try TimelineWalkTable.start(connection, workspace, number)
            return Change(subject: "number:\(number)", before: word(before), after: word(isShown))
        }
    }

    /// - Parameter isShown: `nil` = as its number says. Throws `TimelineSettingsRefusal` or `SQLError`.
    public func set(_ chat: ChatID, _ isShown: Bool?, author: Author) async throws {
        let (workspace, pace, now) = (workspace, pace, clock.now)
        try await write(Self.whichChats, author) { connection in
            let before = try TimelineShowingTable.find(connection, workspace, chat).chat
            guard try TimelineShowingTable.set(connection, workspace, chat, isShown) else {
                throw TimelineSettingsRefusal.unknownChat(chat)
            }
            if before == isShown { return nil }
            try TimelineWalkTable.mark(connection, workspace, chat: chat, pace: pace, now: now)
            return Change(subject: "chat:\(chat)", before: word(before), after: word(isShown))
        }
    }

    private static let whichChats = "Which chats timelines show."

    private struct Change {
        var subject: String
        var before: String
        var after: String
    }

    /// - Parameter change: makes the change, and sees to what follows; `nil` = there was nothing to change.
    private func write(
        _ reason: String, _ author: Author,
        _ change: @escaping @Sendable (any SQLConnection) throws -> Change?
    ) async throws {
        let (workspace, now, ids) = (workspace, clock.now, ids)
        try await database.write { connection in
            guard let change = try change(connection) else { return }
            try AuditTable.add(
                connection, workspace,
                AuditEntry(
                    id: ids.next(), at: now, author: author, verb: "timeline_showing_changed", subject: change.subject,
                    before: change.before, after: change.after, reason: reason))
        }
        changes.announce(.timeline)
    }
}

private func word(_ isShown: Bool?) -> String {
    isShown.map { $0 ? "shown" : "not shown" } ?? "as above it"
}
