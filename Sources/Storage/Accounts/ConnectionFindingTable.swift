public import Domain

/// What the newest check of each WhatsApp account found, in its order.
public enum ConnectionFindingTable {
    public static func of(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID
    ) throws -> [ConnectionFinding] {
        try connection.rows(
            """
            SELECT subject, grade, sentence FROM connection_findings
            WHERE workspace_id = \(workspace) AND account_id = \(account) ORDER BY place
            """
        ).map { row in
            ConnectionFinding(
                try row.text("subject"), ConnectionFinding.Grade(rawValue: try row.text("grade")) ?? .doubtful,
                try row.text("sentence"))
        }
    }

    public static func replace(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID,
        with findings: [ConnectionFinding]
    ) throws {
        try connection.run(
            "DELETE FROM connection_findings WHERE workspace_id = \(workspace) AND account_id = \(account)")
        for (place, finding) in findings.enumerated() {
            try connection.run(
                """
                INSERT INTO connection_findings (workspace_id, account_id, place, subject, grade, sentence)
                VALUES (\(workspace), \(account), \(place), \(finding.subject), \(finding.grade.rawValue),
                    \(finding.sentence))
                """)
        }
    }
}
