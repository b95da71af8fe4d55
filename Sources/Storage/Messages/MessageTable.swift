public import Domain
import Foundation

/// Messages, one row per WhatsApp message id. Edits, reactions and deletions are rows too: what they do to their target
/// is decided when the timeline is rendered, so the order of arrival does not matter.
public enum MessageTable {
    /// A message about to be stored.
    public struct NewMessage: Sendable {
        public var message: Message
        public var source: ReceivedMessage.Source
        public var day: LocalDay
        public var intake: IntakeID?

        public init(message: Message, source: ReceivedMessage.Source, day: LocalDay, intake: IntakeID?) {
            self.message = message
            self.source = source
            self.day = day
            self.intake = intake
        }
    }

    /// False when the message was stored before; then nothing changes, save that a file replaces its placeholder, and
    /// that a message of a kind which an earlier version did not know is read again by one that does.
    public static func store(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ new: NewMessage
    ) throws -> Bool {
        let message = new.message
        let changed = try connection.run(
            """
            INSERT INTO messages (workspace_id, message_id, wamid, chat_id, sender_id, direction, source, sent_at, day,
                kind, content, reply_to, target, intake_id, context)
            VALUES (\(workspace), \(message.id), \(message.whatsAppID), \(message.chat), \(message.sender),
                \(message.direction.rawValue), \(new.source.rawValue), \(message.sentAt), \(new.day.number),
                \(message.content.kind), \(try encoded(message.content)), \(message.replyTo), \(message.content.target),
                \(new.intake), \(try message.context.map(encoded)))
            ON CONFLICT (workspace_id, wamid) DO UPDATE SET kind = excluded.kind, content = excluded.content,
                target = excluded.target, context = excluded.context
                WHERE messages.kind IN ('media_placeholder', 'unknown')
                    AND excluded.kind NOT IN ('media_placeholder', 'unknown')
            """)
        return changed > 0
    }

    /// Where a message stands, if it is stored.
    public static func place(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: WhatsAppMessageID
    ) throws -> (chat: ChatID, day: LocalDay, messageID: MessageID)? {
        try connection.row(
            """
            SELECT chat_id, day, message_id FROM messages WHERE workspace_id = \(workspace) AND wamid = \(id)
            """
        ).map { (try $0.id("chat_id"), LocalDay(number: try $0.integer("day")), try $0.id("message_id")) }
    }

    /// The messages of one chat and day, in the order they were sent.
    public static func ofDay(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, _ day: LocalDay
    ) throws -> [Message] {
        try connection.rows(
            """
            SELECT * FROM messages WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND day = \(day.number)
            ORDER BY sent_at, message_id
            """
        ).map(message)
    }

    /// What later changed any of these messages: edits, reactions, deletions, from whatever day.
    public static func amendments(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of targets: [WhatsAppMessageID]
    ) throws -> [Message] {
        if targets.isEmpty { return [] }
        return try connection.rows(
            """
            SELECT * FROM messages WHERE workspace_id = \(workspace) AND target IN \(list: targets)
            ORDER BY sent_at, message_id
            """
        ).map(message)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ ids: [WhatsAppMessageID]
    ) throws -> [WhatsAppMessageID: Message] {
        if ids.isEmpty { return [:] }
        let found = try connection.rows(
            "SELECT * FROM messages WHERE workspace_id = \(workspace) AND wamid IN \(list: ids)"
        ).map(message)
        return Dictionary(found.map { ($0.whatsAppID, $0) }, uniquingKeysWith: { $1 })
    }

    /// What `from` said in these groups is said by `to`.
    public static func moveSender(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, in chats: [ChatID], from: PersonID, to: PersonID
    ) throws {
        try connection.run(
            """
            UPDATE messages SET sender_id = \(to)
            WHERE workspace_id = \(workspace) AND chat_id IN \(list: chats) AND sender_id = \(from)
            """)
    }

    /// What a join noted of groups is said by `absorbed` again. Returns their chats.
    public static func returnSender(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ join: PersonJoinID, to absorbed: PersonID,
        from holder: PersonID
    ) throws -> [ChatID] {
        let chats: [ChatID] = try connection.rows(
            """
            SELECT DISTINCT m.chat_id FROM person_join_messages AS j
            JOIN messages AS m ON m.workspace_id = j.workspace_id AND m.message_id = j.message_id
            JOIN chats AS c ON c.workspace_id = m.workspace_id AND c.chat_id = m.chat_id AND c.group_id <> ''
            WHERE j.workspace_id = \(workspace) AND j.join_id = \(join) AND m.sender_id = \(holder)
            ORDER BY m.chat_id
            """
        ).map { try $0.id("chat_id") }
        for chat in chats {
            try connection.run(
                """
                UPDATE messages SET sender_id = \(absorbed)
                WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND sender_id = \(holder) AND message_id IN (
                    SELECT message_id FROM person_join_messages
                    WHERE workspace_id = \(workspace) AND join_id = \(join))
                """)
        }
        return chats
    }

    /// What these said goes; that they were there, and when, stays: WhatsApp may bring them again.
    static func erase(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ ids: [MessageID]) throws {
        let erased = MessageContent.erased
        for ids in ids.inUsualLengths {
            try connection.run(
                """
                UPDATE messages SET kind = \(erased.kind), content = \(try encoded(erased)), target = NULL,
                    context = NULL
                WHERE workspace_id = \(workspace) AND message_id IN \(list: ids)
                """)
        }
    }

    static func message(_ row: SQLRow) throws -> Message {
        Message(
            id: try row.id("message_id"), chat: try row.id("chat_id"), whatsAppID: try row.vendorID("wamid"),
            direction: MessageDirection(rawValue: try row.text("direction")) ?? .incoming,
            sender: try row.optionalID("sender_id"), sentAt: try row.timestamp("sent_at"),
            content: decoded(try row.text("content"), kind: try row.text("kind")),
            replyTo: try row.optionalVendorID("reply_to"),
            context: try row.optionalText("context").flatMap(decodedContext))
    }
}

private func encoded(_ value: some Encodable) throws -> String {
    String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
}

private func decodedContext(_ text: String) -> MessageContext? {
    try? JSONDecoder().decode(MessageContext.self, from: Data(text.utf8))
}

/// A content that a newer program wrote is shown as unknown, not lost and not a crash.
private func decoded(_ text: String, kind: String) -> MessageContent {
    (try? JSONDecoder().decode(MessageContent.self, from: Data(text.utf8))) ?? .unknown(kind: kind, raw: text)
}
