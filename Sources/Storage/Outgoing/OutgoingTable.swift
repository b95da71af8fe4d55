public import Domain
import Foundation

/// What the business sends through Liaison, from the moment it is asked for.
public enum OutgoingTable {
    /// - Parameter day: where it stands in the chat, in the workspace's time zone.
    public static func insert(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ message: OutgoingMessage, day: LocalDay
    ) throws {
        let fate = message.fate
        try connection.run(
            """
            INSERT INTO outgoing (workspace_id, outgoing_id, chat_id, number_id, kind, is_signal, content, reply_to,
                shown_text, author, asked_at, day, again_of, state, attempts, due_at, failure, sentence, code)
            VALUES (\(workspace), \(message.id), \(message.chat), \(message.number), \(message.content.kind),
                \(message.content.isSignal), \(try encoded(message.content)), \(message.replyTo), \(message.text),
                \(message.author.text), \(message.askedAt), \(day.number), \(message.again), \(fate.state.rawValue),
                \(fate.attempts), \(fate.dueAt), \(fate.trouble?.word), \(fate.trouble?.sentence),
                \(fate.trouble?.code))
            """)
    }

    /// What has become of it.
    public static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ message: OutgoingMessage, day: LocalDay
    ) throws {
        let fate = message.fate
        try connection.run(
            """
            UPDATE outgoing SET state = \(fate.state.rawValue), attempts = \(fate.attempts),
                began_at = \(fate.beganAt), due_at = \(fate.dueAt), wamid = \(fate.whatsAppID),
                failure = \(fate.trouble?.word), sentence = \(fate.trouble?.sentence), code = \(fate.trouble?.code),
                day = \(day.number)
            WHERE workspace_id = \(workspace) AND outgoing_id = \(message.id)
            """)
    }

    /// The customer had not written within a day when it left: such customers are counted.
    public static func noteOpening(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: OutgoingID
    ) throws {
        try connection.run(
            "UPDATE outgoing SET opened = 1 WHERE workspace_id = \(workspace) AND outgoing_id = \(id)")
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: OutgoingID
    ) throws -> OutgoingMessage? {
        try connection.row(
            "SELECT * FROM outgoing WHERE workspace_id = \(workspace) AND outgoing_id = \(id)"
        ).map(message)
    }

    /// As what Liaison sent this message; `nil` = somebody else did.
    static func id(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of message: MessageID
    ) throws -> OutgoingID? {
        try connection.row(
            """
            SELECT o.outgoing_id FROM messages AS m
            JOIN outgoing AS o ON o.workspace_id = m.workspace_id AND o.wamid = m.wamid
            WHERE m.workspace_id = \(workspace) AND m.message_id = \(message)
            """
        )?.id("outgoing_id")
    }

    /// One chat's day, in the order in which it stands there. Signals are left out, and what was taken back.
    public static func ofDay(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, _ day: LocalDay
    ) throws -> [OutgoingMessage] {
        try connection.rows(
            """
            SELECT * FROM outgoing WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND day = \(day.number)
                AND is_signal = 0 AND state <> 'cancelled'
            ORDER BY COALESCE(began_at, asked_at), outgoing_id
            """
        ).map(message)
    }

    /// The newest of a chat that was asked for after `id`, if any was.
    public static func newest(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of chat: ChatID, after id: OutgoingID
    ) throws -> OutgoingMessage? {
        try connection.row(
            """
            SELECT * FROM outgoing WHERE workspace_id = \(workspace) AND outgoing_id > \(id) AND chat_id = \(chat)
                AND is_signal = 0 ORDER BY outgoing_id DESC LIMIT 1
            """
        ).map(message)
    }

    /// The chat is another one from now on: its person turned out to be somebody known.
    static func move(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, from chat: ChatID, to new: ChatID
    ) throws {
        try connection.run(
            "UPDATE outgoing SET chat_id = \(new) WHERE workspace_id = \(workspace) AND chat_id = \(chat)")
    }

    /// What the chat's messages were before they were sent goes where a join's messages went.
    static func followMessages(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ join: PersonJoinID, from chat: ChatID,
        to new: ChatID
    ) throws {
        try connection.run(
            """
            UPDATE outgoing SET chat_id = \(new) WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND wamid IN (
                SELECT m.wamid FROM person_join_messages AS j
                JOIN messages AS m ON m.workspace_id = j.workspace_id AND m.message_id = j.message_id
                WHERE j.workspace_id = \(workspace) AND j.join_id = \(join))
            """)
    }

    /// What was asked for in the person's chats and is no message yet: it waits, failed or was taken back.
    public static func messageless(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of person: PersonID
    ) throws -> [OutgoingID] {
        try connection.rows(
            """
            SELECT o.outgoing_id FROM outgoing AS o
            JOIN chats AS c ON c.workspace_id = o.workspace_id AND c.chat_id = o.chat_id
            WHERE o.workspace_id = \(workspace) AND c.person_id = \(person) AND o.wamid IS NULL
            ORDER BY o.outgoing_id
            """
        ).map { try $0.id("outgoing_id") }
    }

    /// These are `person`'s again as far as `holder` has them. Returns the chats they went to and came from.
    public static func separate(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ ids: [OutgoingID], to person: PersonID,
        from holder: PersonID, newID: () -> ChatID
    ) throws -> [ChatID] {
        var changed: Set<ChatID> = []
        for id in ids {
            let row = try connection.row(
                """
                SELECT o.chat_id, o.number_id FROM outgoing AS o
                JOIN chats AS c ON c.workspace_id = o.workspace_id AND c.chat_id = o.chat_id
                WHERE o.workspace_id = \(workspace) AND o.outgoing_id = \(id) AND c.person_id = \(holder)
                """)
            guard let row else { continue }
            let own = try ChatTable.findOrMake(
                connection, workspace, number: try row.vendorID("number_id"), side: .person(person), at: nil,
                newID: newID)
            try connection.run(
                "UPDATE outgoing SET chat_id = \(own) WHERE workspace_id = \(workspace) AND outgoing_id = \(id)")
            changed.formUnion([own, try row.id("chat_id")])
        }
        return changed.sorted()
    }

    static func message(_ row: SQLRow) throws -> OutgoingMessage {
        let kind = try row.text("kind")
        guard let state = OutgoingState(rawValue: try row.text("state")) else {
            throw SQLError.row("an outgoing message is in the state “\(try row.text("state"))”")
        }
        return OutgoingMessage(
            id: try row.id("outgoing_id"), chat: try row.id("chat_id"), number: try row.vendorID("number_id"),
            content: try decoded(try row.text("content"), kind: kind), replyTo: try row.optionalVendorID("reply_to"),
            text: try row.optionalText("shown_text"), author: Author(text: try row.text("author")),
            askedAt: try row.timestamp("asked_at"), again: try row.optionalID("again_of"),
            fate: OutgoingFate(
                state: state, attempts: Int(try row.integer("attempts")),
                beganAt: try row.optionalTimestamp("began_at"), dueAt: try row.optionalTimestamp("due_at"),
                whatsAppID: try row.optionalVendorID("wamid"), trouble: try trouble(row),
                isHarmlessTwice: try row.bool("is_signal")))
    }

    private static func trouble(_ row: SQLRow) throws -> SendingTrouble? {
        guard let word = try row.optionalText("failure") else { return nil }
        return SendingTrouble(
            word: word, sentence: try row.optionalText("sentence") ?? "", code: try row.optionalInteger("code"))
    }

    private static func encoded(_ content: OutgoingContent) throws -> String {
        String(decoding: try JSONEncoder().encode(content), as: UTF8.self)
    }

    /// A content that a newer program wrote must not be sent as something else.
    private static func decoded(_ text: String, kind: String) throws -> OutgoingContent {
        guard let content = try? JSONDecoder().decode(OutgoingContent.self, from: Data(text.utf8)) else {
            throw SQLError.row("an outgoing message of kind “\(kind)” cannot be read")
        }
        return content
    }
}
