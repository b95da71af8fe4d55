public import Domain

/// Which chats timelines show. Whoever changes it sees to the entries concerned in the same transaction, see
/// `TimelineWalkTable`.
public enum TimelineShowingTable {
    public static func rule(
        _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> TimelineShowing.Rule {
        let text = try connection.row("SELECT timeline_chats FROM workspaces WHERE workspace_id = \(workspace)")?
            .text("timeline_chats")
        return text.flatMap(TimelineShowing.Rule.init(rawValue:)) ?? .linked
    }

    /// Of a chat that is gone: what the workspace says.
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID
    ) throws -> TimelineShowing {
        let row = try connection.row(
            """
            SELECT w.timeline_chats, c.timeline_shown AS chat_shown, n.timeline_shown AS number_shown
            FROM workspaces AS w
            LEFT JOIN chats AS c ON c.workspace_id = w.workspace_id AND c.chat_id = \(chat)
            LEFT JOIN business_numbers AS n ON n.workspace_id = c.workspace_id AND n.number_id = c.number_id
            WHERE w.workspace_id = \(workspace)
            """)
        return TimelineShowing(
            rule: try row.flatMap { TimelineShowing.Rule(rawValue: try $0.text("timeline_chats")) } ?? .linked,
            number: try row?.optionalBool("number_shown"), chat: try row?.optionalBool("chat_shown"))
    }

    /// Numbers that have a word of their own.
    public static func numbers(
        _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> [BusinessNumberID: Bool] {
        let rows = try connection.rows(
            """
            SELECT number_id, timeline_shown FROM business_numbers
            WHERE workspace_id = \(workspace) AND timeline_shown IS NOT NULL
            """)
        return Dictionary(
            try rows.map { (try $0.vendorID("number_id"), try $0.bool("timeline_shown")) },
            uniquingKeysWith: { $1 })
    }

    public static func setRule(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ rule: TimelineShowing.Rule
    ) throws {
        try connection.run(
            "UPDATE workspaces SET timeline_chats = \(rule.rawValue) WHERE workspace_id = \(workspace)")
    }

    /// False = there is no such number.
    public static func set(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ number: BusinessNumberID, _ isShown: Bool?
    ) throws -> Bool {
        try connection.run(
            """
            UPDATE business_numbers SET timeline_shown = \(isShown)
            WHERE workspace_id = \(workspace) AND number_id = \(number)
            """) > 0
    }

    /// False = there is no such chat.
    public static func set(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, _ isShown: Bool?
    ) throws -> Bool {
        try connection.run(
            """
            UPDATE chats SET timeline_shown = \(isShown) WHERE workspace_id = \(workspace) AND chat_id = \(chat)
            """) > 0
    }
}
