/// The inbox: who answers which chat, what each member has read, begun to write and is looking at, notes among the
/// team, quick replies; and the orders in which chats and messages are shown.
let migration0017Inbox = Migration(number: 17, name: "inbox") { engine in
    chatOrder + threadOrder + memberTables + teamTables + nameWords(engine)
}

/// Chats of a number, the newest first: all that are open or closed, or those of one member (0 = nobody's).
private let chatOrder: [SQL] = [
    "ALTER TABLE chats ADD COLUMN assignee_id BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE chats ADD COLUMN is_closed INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX chats_open ON chats (workspace_id, number_id, is_closed, last_message_at, chat_id)",
    "CREATE INDEX chats_assignee ON chats (workspace_id, number_id, assignee_id, is_closed, last_message_at, chat_id)",
]

/// The messages of a chat in the order in which they stand there, a day of them, and the newest of all.
private let threadOrder: [SQL] = [
    "DROP INDEX messages_day",
    "CREATE INDEX messages_day ON messages (workspace_id, chat_id, day, sent_at, message_id)",
]

private let memberTables: [SQL] = [
    // What came before a member first looked counts as read, but for the last day.
    """
    CREATE TABLE inbox_members (
        workspace_id BIGINT NOT NULL,
        member_id BIGINT NOT NULL,
        unread_since BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, member_id))
    """,
    // The newest message that was there when they looked last, and its day.
    """
    CREATE TABLE chat_reads (
        workspace_id BIGINT NOT NULL,
        member_id BIGINT NOT NULL,
        chat_id BIGINT NOT NULL,
        message_id BIGINT NOT NULL,
        day BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, member_id, chat_id))
    """,
    "CREATE INDEX chat_reads_chat ON chat_reads (workspace_id, chat_id)",
    """
    CREATE TABLE chat_drafts (
        workspace_id BIGINT NOT NULL,
        member_id BIGINT NOT NULL,
        chat_id BIGINT NOT NULL,
        draft TEXT NOT NULL,
        reply_to TEXT,
        saved_at BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, member_id, chat_id))
    """,
    "CREATE INDEX chat_drafts_chat ON chat_drafts (workspace_id, chat_id)",
    // Who has a chat open. Rows are a minute old at most in what they mean.
    """
    CREATE TABLE chat_presence (
        workspace_id BIGINT NOT NULL,
        chat_id BIGINT NOT NULL,
        member_id BIGINT NOT NULL,
        name TEXT NOT NULL,
        seen_at BIGINT NOT NULL,
        typed_at BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, chat_id, member_id))
    """,
]

private let teamTables: [SQL] = [
    """
    CREATE TABLE chat_notes (
        workspace_id BIGINT NOT NULL,
        note_id BIGINT NOT NULL,
        chat_id BIGINT NOT NULL,
        kind TEXT NOT NULL,
        assignee TEXT,
        author TEXT NOT NULL,
        note TEXT NOT NULL,
        at BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, note_id))
    """,
    "CREATE INDEX chat_notes_chat ON chat_notes (workspace_id, chat_id, at, note_id)",
    """
    CREATE TABLE quick_replies (
        workspace_id BIGINT NOT NULL,
        reply_id BIGINT NOT NULL,
        title TEXT NOT NULL,
        reply TEXT NOT NULL,
        shortcut TEXT NOT NULL,
        PRIMARY KEY (workspace_id, reply_id))
    """,
    "CREATE UNIQUE INDEX quick_replies_shortcut ON quick_replies (workspace_id, shortcut)",
]

/// The words of the names that people and groups have on WhatsApp and in address books, so that a chat is found by
/// them. Those who were here before wait in `person_word_queue`.
private func nameWords(_ engine: SQLEngine) -> [SQL] {
    [
        """
        CREATE TABLE person_words (
            workspace_id BIGINT NOT NULL,
            word TEXT \(sql: engine.byteWise) NOT NULL,
            person_id BIGINT NOT NULL,
            PRIMARY KEY (workspace_id, word, person_id)) \(sql: engine.clustered)
        """,
        "CREATE INDEX person_words_person ON person_words (workspace_id, person_id)",
        """
        CREATE TABLE person_word_queue (
            workspace_id BIGINT NOT NULL,
            person_id BIGINT NOT NULL,
            PRIMARY KEY (workspace_id, person_id)) \(sql: engine.clustered)
        """,
        """
        INSERT INTO person_word_queue (workspace_id, person_id)
        SELECT workspace_id, person_id FROM persons WHERE merged_into IS NULL
        """,
    ]
}
