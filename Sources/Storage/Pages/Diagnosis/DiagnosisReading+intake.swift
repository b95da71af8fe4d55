import Domain
import Foundation

extension DiagnosisReading {
    /// Of the bodies that were not read, this many of this size at most are looked through.
    private static let searchedMax = 100
    private static let searchedBytesMax = 256 * 1024

    func intake(
        _ asked: DiagnosisFacts.Asked, _ message: MessageList.Item?
    ) throws -> DiagnosisFacts.Intake {
        let waiting = try connection.row(
            """
            SELECT COUNT(*) AS number, MIN(received_at) AS oldest FROM intake
            WHERE workspace_id = \(workspace) AND state = 'waiting'
            """)
        let unread = try count(
            connection, "intake WHERE workspace_id = \(workspace) AND state IN ('failed', 'unreadable')")
        return DiagnosisFacts.Intake(
            body: try body(asked, message), waiting: try waiting?.integer("number") ?? 0,
            oldestAt: try waiting?.optionalTimestamp("oldest"), unread: unread,
            heardAt: try IntakeTable.newest(connection, workspace, source: "whatsapp"))
    }

    private func body(
        _ asked: DiagnosisFacts.Asked, _ message: MessageList.Item?
    ) throws -> DiagnosisFacts.Intake.Body? {
        if let id = message?.intake {
            return try connection.row(
                """
                SELECT intake_id, received_at, state, problem FROM intake
                WHERE workspace_id = \(workspace) AND intake_id = \(id)
                """
            ).map(body)
        }
        guard message == nil, case .message(let id) = asked else { return nil }
        return try unread(naming: id.value)
    }

    /// The newest body that was not read and in which `text` stands.
    private func unread(naming text: String) throws -> DiagnosisFacts.Intake.Body? {
        let wanted = Data(text.utf8)
        for state in ["waiting", "failed", "unreadable"] {
            let rows = try connection.rows(
                """
                SELECT intake_id, received_at, state, problem, body FROM intake
                WHERE workspace_id = \(workspace) AND state = \(state) AND LENGTH(body) <= \(Self.searchedBytesMax)
                ORDER BY intake_id DESC LIMIT \(Self.searchedMax)
                """)
            if let row = try rows.first(where: { try $0.data("body").range(of: wanted) != nil }) {
                return try body(row)
            }
        }
        return nil
    }

    private func body(_ row: SQLRow) throws -> DiagnosisFacts.Intake.Body {
        DiagnosisFacts.Intake.Body(
            id: try row.id("intake_id"), receivedAt: try row.timestamp("received_at"), state: try row.text("state"),
            problem: try row.optionalText("problem"))
    }
}
