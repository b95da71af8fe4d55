public import Domain
import Foundation

/// What became of a message, with the time each step was first told.
public struct MessageProgress: Sendable {
    public var status: String
    public var sentAt: Timestamp?
    public var deliveredAt: Timestamp?
    public var readAt: Timestamp?
    public var playedAt: Timestamp?
    public var failedAt: Timestamp?
    /// Meta's code and words.
    public var errorCode: Int64?
    public var errorText: String?

    /// `nil` when no status came for the message.
    init?(_ row: SQLRow) throws {
        guard let status = try row.optionalText("status") else { return nil }
        self.status = status
        sentAt = try row.optionalTimestamp("told_sent_at")
        deliveredAt = try row.optionalTimestamp("delivered_at")
        readAt = try row.optionalTimestamp("read_at")
        playedAt = try row.optionalTimestamp("played_at")
        failedAt = try row.optionalTimestamp("failed_at")
        errorCode = try row.optionalInteger("error_code")
        errorText = try row.optionalText("error_text")
    }
}

/// What became of a message to a group for one of those it went to.
public struct ParticipantProgress: Sendable {
    /// `nil` = WhatsApp speaks of the group as a whole.
    public var person: PersonID?
    public var progress: MessageProgress

    /// Empty where the message is not one to a group.
    static func all(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ message: WhatsAppMessageID
    ) throws -> [ParticipantProgress] {
        try connection.rows(
            """
            SELECT NULLIF(person_id, 0) AS person_id, status, sent_at AS told_sent_at, delivered_at, read_at, played_at,
                failed_at, error_code, error_text
            FROM participant_statuses WHERE workspace_id = \(workspace) AND wamid = \(message)
            ORDER BY participant_statuses.person_id
            """
        ).compactMap { row in
            let person: PersonID? = try row.optionalID("person_id")
            return try MessageProgress(row).map { ParticipantProgress(person: person, progress: $0) }
        }
    }
}

/// A content that a newer program wrote is shown as unknown, not lost and not a crash.
func storedContent(_ text: String, kind: String) -> MessageContent {
    (try? JSONDecoder().decode(MessageContent.self, from: Data(text.utf8))) ?? .unknown(kind: kind, raw: text)
}
