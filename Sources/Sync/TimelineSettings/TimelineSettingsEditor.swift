public import Domain
public import Storage

/// Changes which chats timelines show, and how finely. What follows is marked in the same transaction: entries leave or
/// come by the ordinary way.
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
        try await write(.workspace, author) { connection in
            let before = try TimelineShowingTable.rule(connection, workspace)
            if before == rule { return nil }
            try TimelineShowingTable.setRule(connection, workspace, rule)
            return Change(subject: "workspace:\(workspace)", before: before.rawValue, after: rule.rawValue)
        }
    }

    /// - Parameter isShown: `nil` = as the workspace says. Throws `TimelineSettingsRefusal` or `SQLError`.
    public func set(_ number: BusinessNumberID, _ isShown: Bool?, author: Author) async throws {
        let workspace = workspace
        try await write(.number(number), author) { connection in
            let before = try TimelineShowingTable.numbers(connection, workspace)[number]
            guard try TimelineShowingTable.set(connection, workspace, number, isShown) else {
                throw TimelineSettingsRefusal.unknownNumber(number)
            }
            return before == isShown
                ? nil : Change(subject: "number:\(number)", before: word(before), after: word(isShown))
        }
    }

    /// - Parameter isShown: `nil` = as its number says. Throws `TimelineSettingsRefusal` or `SQLError`.
    public func set(_ chat: ChatID, _ isShown: Bool?, author: Author) async throws {
        let workspace = workspace
        try await write(.chat(chat), author) { connection in
            let before = try TimelineShowingTable.find(connection, workspace, chat).chat
            guard try TimelineShowingTable.set(connection, workspace, chat, isShown) else {
                throw TimelineSettingsRefusal.unknownChat(chat)
            }
            return before == isShown
                ? nil : Change(subject: "chat:\(chat)", before: word(before), after: word(isShown))
        }
    }

    private struct Change {
        var subject: String
        var before: String
        var after: String
    }

    /// - Parameter change: makes the change; `nil` = there was nothing to change.
    private func write(
        _ scope: TimelineShowingTable.Scope, _ author: Author,
        _ change: @escaping @Sendable (any SQLConnection) throws -> Change?
    ) async throws {
        let (workspace, now, pace, ids) = (workspace, clock.now, pace, ids)
        try await database.write { connection in
            guard let change = try change(connection) else { return }
            try AuditTable.add(
                connection, workspace,
                AuditEntry(
                    id: ids.next(), at: now, author: author, verb: "timeline_showing_changed", subject: change.subject,
                    before: change.before, after: change.after, reason: "Which chats timelines show."))
            try TimelineShowingTable.mark(connection, workspace, scope, pace: pace, now: now)
        }
        changes.announce(.timeline)
    }
}

private func word(_ isShown: Bool?) -> String {
    isShown.map { $0 ? "shown" : "not shown" } ?? "as above it"
}
