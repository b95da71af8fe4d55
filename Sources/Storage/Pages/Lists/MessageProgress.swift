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

/// A content that a newer program wrote is shown as unknown, not lost and not a crash.
func storedContent(_ text: String, kind: String) -> MessageContent {
    (try? JSONDecoder().decode(MessageContent.self, from: Data(text.utf8))) ?? .unknown(kind: kind, raw: text)
}
