public import Domain

/// Who was wrong of late when signing in, so that nobody guesses fast.
public enum SignInFailureTable {
    /// The oldest go when there are more. What a guesser has typed is not worth more room.
    private static let rowsMax = 10_000

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ subject: String
    ) throws -> SignInFailures? {
        try connection.row(
            "SELECT * FROM sign_in_failures WHERE workspace_id = \(workspace) AND subject = \(subject)"
        ).map {
            SignInFailures(count: Int(try $0.integer("failures")), lastAt: try $0.timestamp("failed_at"))
        }
    }

    public static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ subject: String, _ failures: SignInFailures
    ) throws {
        try connection.run(
            """
            INSERT INTO sign_in_failures (workspace_id, subject, failures, failed_at)
            VALUES (\(workspace), \(subject), \(failures.count), \(failures.lastAt))
            ON CONFLICT (workspace_id, subject) DO UPDATE SET
                failures = excluded.failures, failed_at = excluded.failed_at
            """)
        let forgotten = failures.lastAt - SignInThrottle.memory
        try connection.run(
            """
            DELETE FROM sign_in_failures WHERE workspace_id = \(workspace) AND (failed_at < \(forgotten)
                OR failed_at < (SELECT failed_at FROM sign_in_failures WHERE workspace_id = \(workspace)
                    ORDER BY failed_at DESC LIMIT 1 OFFSET \(rowsMax)))
            """)
    }

    public static func forget(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ subject: String
    ) throws {
        try connection.run("DELETE FROM sign_in_failures WHERE workspace_id = \(workspace) AND subject = \(subject)")
    }
}
