import Domain
import Foundation

extension IntakeTable {
    struct StoredBody {
        var id: IntakeID
        var isWaiting: Bool
        var body: Data
    }

    /// The next after `after`, oldest first: at most `limit`, and no more than `bytes` together, but
    /// one at least.
    static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, after: IntakeID, limit: Int, bytes: Int = 16 << 20
    ) throws -> [StoredBody] {
        let sizes = try connection.rows(
            """
            SELECT intake_id, LENGTH(body) AS size FROM intake
            WHERE workspace_id = \(workspace) AND intake_id > \(after) ORDER BY intake_id LIMIT \(limit)
            """)
        guard let last = try fitting(sizes, bytes).last?.integer("intake_id") else { return [] }
        return try connection.rows(
            """
            SELECT intake_id, state, body FROM intake
            WHERE workspace_id = \(workspace) AND intake_id > \(after) AND intake_id <= \(last)
            ORDER BY intake_id LIMIT \(limit)
            """
        ).map { row in
            StoredBody(
                id: try row.id("intake_id"), isWaiting: try row.text("state") == "waiting",
                body: try row.data("body"))
        }
    }

    /// Somebody asked to be forgotten: what they said stands in none of these any more. The digest stays, so that a
    /// repetition is known as one.
    static func empty(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ ids: [IntakeID]) throws {
        for ids in ids.inUsualLengths {
            try connection.run(
                """
                UPDATE intake SET body = \(Data()), state = 'done', problem = \(PersonErasureTable.reason)
                WHERE workspace_id = \(workspace) AND intake_id IN \(list: ids)
                """)
            try connection.run(
                """
                UPDATE unknown_parts SET sample = ''
                WHERE workspace_id = \(workspace) AND last_intake_id IN \(list: ids)
                """)
        }
    }
}
