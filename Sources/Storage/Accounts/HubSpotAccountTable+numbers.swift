public import Domain

extension HubSpotAccountTable {
    /// All phone texts that are here are to be read from the first on, also where that is under way.
    public static func readNumbers(_ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp) throws {
        try connection.run(
            """
            UPDATE hubspot_accounts SET
                numbers_started_at = \(now), numbers_after = '', numbers_read = 0, numbers_finished_at = NULL
            WHERE workspace_id = \(workspace)
            """)
    }

    public static func saveNumbers(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ numbers: MirrorProgress.Numbers
    ) throws {
        let after = numbers.isRunning ? numbers.after?.value ?? "" : nil
        try connection.run(
            """
            UPDATE hubspot_accounts SET
                numbers_after = \(after), numbers_read = \(numbers.read), numbers_finished_at = \(numbers.finishedAt)
            WHERE workspace_id = \(workspace)
            """)
    }

    static func numbers(_ row: SQLRow) throws -> MirrorProgress.Numbers {
        let after = try row.optionalText("numbers_after")
        var numbers = MirrorProgress.Numbers()
        numbers.startedAt = try row.optionalTimestamp("numbers_started_at")
        numbers.isRunning = after != nil
        numbers.after = after.flatMap { $0.isEmpty ? nil : ContactID($0) }
        numbers.read = try row.integer("numbers_read")
        numbers.finishedAt = try row.optionalTimestamp("numbers_finished_at")
        return numbers
    }
}
