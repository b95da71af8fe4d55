/// A group is one chat. Before, it was a chat with each of those who wrote in it.
let migration0011Groups = Migration(
    number: 11, name: "groups", statements: groupTables + groupsOfOldChats + entriesOfOldChats + oldChatsBecomeOne)

private let groupTables: [SQL] = [
    """
    CREATE TABLE group_chats (
        workspace_id BIGINT NOT NULL,
        chat_id BIGINT NOT NULL,
        state TEXT NOT NULL,
        subject TEXT,
        subject_at BIGINT,
        description TEXT,
        description_at BIGINT,
        suspension BIGINT,
        suspension_at BIGINT,
        created_at BIGINT,
        deleted_at BIGINT,
        seen_at BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, chat_id))
    """,
    // What webhooks told of who is in a group. Stays follow from it and from the messages.
    """
    CREATE TABLE group_signs (
        workspace_id BIGINT NOT NULL,
        chat_id BIGINT NOT NULL,
        person_id BIGINT NOT NULL,
        at BIGINT NOT NULL,
        kind TEXT NOT NULL,
        PRIMARY KEY (workspace_id, chat_id, person_id, at, kind))
    """,
    "CREATE INDEX group_signs_person ON group_signs (workspace_id, person_id)",
    """
    CREATE TABLE group_participants (
        workspace_id BIGINT NOT NULL,
        chat_id BIGINT NOT NULL,
        person_id BIGINT NOT NULL,
        since BIGINT NOT NULL,
        until BIGINT,
        since_day BIGINT NOT NULL,
        until_day BIGINT,
        ending TEXT,
        PRIMARY KEY (workspace_id, chat_id, person_id, since))
    """,
    "CREATE INDEX group_participants_person ON group_participants (workspace_id, person_id)",
    // Person 0 is the group as a whole.
    """
    CREATE TABLE participant_statuses (
        workspace_id BIGINT NOT NULL,
        wamid TEXT NOT NULL,
        person_id BIGINT NOT NULL,
        status TEXT NOT NULL,
        rank INTEGER NOT NULL,
        sent_at BIGINT,
        delivered_at BIGINT,
        read_at BIGINT,
        played_at BIGINT,
        failed_at BIGINT,
        error_code BIGINT,
        error_text TEXT,
        PRIMARY KEY (workspace_id, wamid, person_id))
    """,
    "CREATE INDEX participant_statuses_person ON participant_statuses (workspace_id, person_id)",
    "ALTER TABLE communications ADD COLUMN contact_count INTEGER NOT NULL DEFAULT 1",
    "CREATE INDEX communications_several ON communications (workspace_id, chat_id) WHERE contact_count > 1",
]

/// The chat that stays is the one that was made first. Which it is stands beside each until all is moved.
private let groupsOfOldChats: [SQL] = [
    """
    CREATE TABLE old_group_chats (
        workspace_id BIGINT NOT NULL,
        chat_id BIGINT NOT NULL,
        person_id BIGINT NOT NULL,
        kept_id BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, chat_id))
    """,
    """
    INSERT INTO old_group_chats (workspace_id, chat_id, person_id, kept_id)
    SELECT c.workspace_id, c.chat_id, c.person_id, (SELECT MIN(k.chat_id) FROM chats AS k
        WHERE k.workspace_id = c.workspace_id AND k.number_id = c.number_id AND k.group_id = c.group_id)
    FROM chats AS c WHERE c.group_id <> ''
    """,
    // Nobody told who was in a group. Whoever wrote was, from then on.
    """
    INSERT INTO group_participants (workspace_id, chat_id, person_id, since, since_day)
    SELECT o.workspace_id, o.kept_id, o.person_id, MIN(m.sent_at), MIN(m.day)
    FROM old_group_chats AS o
    JOIN messages AS m ON m.workspace_id = o.workspace_id AND m.chat_id = o.chat_id AND m.direction = 'incoming'
    WHERE NOT EXISTS (SELECT 1 FROM persons AS p WHERE p.workspace_id = o.workspace_id
        AND p.person_id = o.person_id AND p.is_business = 1)
    GROUP BY o.workspace_id, o.kept_id, o.person_id
    """,
    """
    INSERT INTO group_chats (workspace_id, chat_id, state, seen_at)
    SELECT o.workspace_id, o.kept_id, 'active',
        COALESCE((SELECT MIN(m.sent_at) FROM messages AS m JOIN old_group_chats AS every
            ON every.workspace_id = m.workspace_id AND every.chat_id = m.chat_id
            WHERE every.workspace_id = o.workspace_id AND every.kept_id = o.kept_id), 0)
    FROM old_group_chats AS o WHERE o.chat_id = o.kept_id
    """,
]

/// What HubSpot shows of the old chats goes, and what it shows of the one that stays is written anew.
private let entriesOfOldChats: [SQL] = [
    """
    UPDATE timeline_entries SET state = 'waiting', version = version + 1, due_at = 0, attempts = 0, failure = NULL,
        sentence = NULL
    WHERE EXISTS (SELECT 1 FROM old_group_chats AS o
        WHERE o.workspace_id = timeline_entries.workspace_id AND o.chat_id = timeline_entries.chat_id)
    """,
    // Every day of the group on which somebody in it has a contact; those that stand already are due.
    """
    INSERT INTO timeline_entries (workspace_id, chat_id, entry_group, state, version, changed_at, due_at)
    SELECT o.workspace_id, o.kept_id, m.day, 'waiting', 1, MAX(m.sent_at), 0
    FROM old_group_chats AS o
    JOIN messages AS m ON m.workspace_id = o.workspace_id AND m.chat_id = o.chat_id
    WHERE EXISTS (SELECT 1 FROM group_participants AS g
        JOIN links AS l ON l.workspace_id = g.workspace_id AND l.person_id = g.person_id AND l.ended_at IS NULL
        WHERE g.workspace_id = o.workspace_id AND g.chat_id = o.kept_id AND g.since_day <= m.day)
    GROUP BY o.workspace_id, o.kept_id, m.day
    ON CONFLICT (workspace_id, chat_id, entry_group) DO NOTHING
    """,
]

private let oldChatsBecomeOne: [SQL] = [
    // Who was merged away since is not the sender any more.
    """
    UPDATE messages SET
        sender_id = CASE WHEN direction = 'incoming' THEN o.person_id ELSE NULL END, chat_id = o.kept_id
    FROM old_group_chats AS o WHERE o.workspace_id = messages.workspace_id AND o.chat_id = messages.chat_id
    """,
    """
    UPDATE chats SET person_id = 0, last_message_at = (SELECT MAX(every.last_message_at) FROM chats AS every
        WHERE every.workspace_id = chats.workspace_id AND every.number_id = chats.number_id
            AND every.group_id = chats.group_id)
    WHERE EXISTS (SELECT 1 FROM old_group_chats AS o
        WHERE o.workspace_id = chats.workspace_id AND o.chat_id = chats.chat_id AND o.kept_id = o.chat_id)
    """,
    """
    DELETE FROM chats WHERE EXISTS (SELECT 1 FROM old_group_chats AS o
        WHERE o.workspace_id = chats.workspace_id AND o.chat_id = chats.chat_id AND o.kept_id <> o.chat_id)
    """,
    "DROP TABLE old_group_chats",
]
