public import Domain

extension HubSpotAccountTable {
    /// How far contacts are read. Comparison and owners go their own ways: see `saveComparison`, `saveOwnersRead`.
    public static func saveMirror(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ mirror: MirrorProgress
    ) throws {
        try connection.run(
            """
            UPDATE hubspot_accounts SET
                import_started_at = \(mirror.importStartedAt), import_after = \(mirror.importAfter),
                import_finished_at = \(mirror.importFinishedAt), imported = \(mirror.imported),
                import_total = \(mirror.importTotal),
                changes_cursor = \(mirror.changesCursor), changes_read_at = \(mirror.changesReadAt)
            WHERE workspace_id = \(workspace)
            """)
    }

    /// How far the comparison is, unless another was begun meanwhile.
    public static func saveComparison(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ comparison: MirrorProgress.Comparison
    ) throws {
        try connection.run(
            """
            UPDATE hubspot_accounts SET
                comparison_after = \(comparison.after), compared = \(comparison.read),
                compared_at = \(comparison.finishedAt)
            WHERE workspace_id = \(workspace) AND comparison_started_at = \(comparison.startedAt)
            """)
        if comparison.finishedAt == nil { return }
        try connection.run(
            """
            UPDATE hubspot_accounts SET lacks_properties = 0
            WHERE workspace_id = \(workspace) AND comparison_started_at = \(comparison.startedAt)
            """)
    }

    public static func saveOwnersRead(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, at moment: Timestamp
    ) throws {
        try connection.run(
            "UPDATE hubspot_accounts SET owners_read_at = \(moment) WHERE workspace_id = \(workspace)")
    }

    /// Somebody may have left or come: the owners are to be read at the next occasion.
    public static func rereadOwners(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws {
        try connection.run(
            "UPDATE hubspot_accounts SET owners_read_at = NULL WHERE workspace_id = \(workspace)")
    }

    /// Every contact is to be compared from now on. Begins anew where a comparison was under way.
    public static func startComparison(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp
    ) throws {
        try connection.run(
            """
            UPDATE hubspot_accounts SET comparison_started_at = \(now), comparison_after = NULL, compared = 0
            WHERE workspace_id = \(workspace) AND import_finished_at IS NOT NULL
            """)
    }

    /// A field that holds phones was added: every contact is to be read from HubSpot once more, after the first import
    /// if that is still under way.
    public static func readProperties(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp
    ) throws {
        try connection.run(
            """
            UPDATE hubspot_accounts SET
                comparison_started_at = \(now), comparison_after = NULL, compared = 0, lacks_properties = 1
            WHERE workspace_id = \(workspace)
            """)
    }

    static func mirror(_ row: SQLRow) throws -> MirrorProgress {
        var mirror = MirrorProgress(importStartedAt: try row.timestamp("import_started_at"))
        mirror.importAfter = try row.optionalText("import_after")
        mirror.importFinishedAt = try row.optionalTimestamp("import_finished_at")
        mirror.imported = try row.integer("imported")
        mirror.importTotal = try row.optionalInteger("import_total")
        mirror.changesCursor = try row.optionalText("changes_cursor")
        mirror.changesReadAt = try row.optionalTimestamp("changes_read_at")
        mirror.comparison.startedAt = try row.optionalTimestamp("comparison_started_at")
        mirror.comparison.after = try row.optionalText("comparison_after")
        mirror.comparison.read = try row.integer("compared")
        mirror.comparison.finishedAt = try row.optionalTimestamp("compared_at")
        mirror.ownersReadAt = try row.optionalTimestamp("owners_read_at")
        mirror.numbers = try numbers(row)
        mirror.lacksProperties = try row.bool("lacks_properties")
        return mirror
    }
}
