/// Everything else that WhatsApp tells: address books and histories of phones, news of accounts, what was seen of
/// unknown parts; and persons that were joined, so that it can be undone.
let migration0012Incoming = Migration(
    number: 12,
    name: "incoming",
    statements: bookTables + sharingTables + newsTables + laneColumns + partTables + joinTables)

private let bookTables: [SQL] = [
    // What files say of somebody, now that a phone's address book may say otherwise: `book_name` is what counts.
    "ALTER TABLE persons ADD COLUMN import_name TEXT",
    "UPDATE persons SET import_name = book_name WHERE book_name IS NOT NULL",
    """
    CREATE TABLE book_contacts (
        workspace_id BIGINT NOT NULL,
        number_id TEXT NOT NULL,
        person_id BIGINT NOT NULL,
        name TEXT,
        is_removed INTEGER NOT NULL,
        told_at BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, number_id, person_id))
    """,
    "CREATE INDEX book_contacts_person ON book_contacts (workspace_id, person_id)",
]

private let sharingTables: [SQL] = [
    """
    CREATE TABLE phone_sharing (
        workspace_id BIGINT NOT NULL,
        number_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        state TEXT NOT NULL,
        sentence TEXT NOT NULL,
        planned_at BIGINT NOT NULL,
        asked_at BIGINT,
        due_at BIGINT,
        attempts BIGINT NOT NULL,
        heard_at BIGINT,
        progress BIGINT,
        PRIMARY KEY (workspace_id, number_id, kind))
    """,
    """
    CREATE TABLE history_chunks (
        workspace_id BIGINT NOT NULL,
        number_id TEXT NOT NULL,
        phase BIGINT NOT NULL,
        chunk_order BIGINT NOT NULL,
        progress BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, number_id, phase, chunk_order))
    """,
    "ALTER TABLE business_numbers ADD COLUMN is_on_phone INTEGER",
    "ALTER TABLE business_numbers ADD COLUMN onboarded_at BIGINT",
    "ALTER TABLE business_numbers ADD COLUMN messaging_limit TEXT",
    "ALTER TABLE business_numbers ADD COLUMN username TEXT",
]

private let newsTables: [SQL] = [
    // The newest word on each topic of an account, a number or a template.
    """
    CREATE TABLE notices (
        workspace_id BIGINT NOT NULL,
        account_id TEXT NOT NULL,
        subject TEXT NOT NULL,
        subject_id TEXT NOT NULL,
        topic TEXT NOT NULL,
        word TEXT NOT NULL,
        sentence TEXT NOT NULL,
        level TEXT NOT NULL,
        needs_person INTEGER NOT NULL,
        told_at BIGINT NOT NULL,
        expires_at BIGINT,
        PRIMARY KEY (workspace_id, account_id, subject, subject_id, topic))
    """,
    "CREATE INDEX notices_open ON notices (workspace_id, told_at) WHERE needs_person = 1",
    """
    CREATE TABLE template_states (
        workspace_id BIGINT NOT NULL,
        account_id TEXT NOT NULL,
        name TEXT NOT NULL,
        language TEXT NOT NULL,
        status TEXT,
        quality TEXT,
        category TEXT,
        PRIMARY KEY (workspace_id, account_id, name, language))
    """,
    // Whether somebody wants marketing messages, as they told WhatsApp: `stopped` or `resumed`.
    "ALTER TABLE persons ADD COLUMN marketing TEXT",
    "ALTER TABLE persons ADD COLUMN marketing_at BIGINT",
    // What came with a message beside its content: forwarded, from an advertisement, about a product.
    "ALTER TABLE messages ADD COLUMN context TEXT",
]

/// What is of today goes before what is of the past: bodies, timeline entries, the order of chats.
private let laneColumns: [SQL] = [
    "ALTER TABLE intake ADD COLUMN is_history INTEGER NOT NULL DEFAULT 0",
    "DROP INDEX intake_waiting",
    "CREATE INDEX intake_waiting ON intake (workspace_id, is_history, intake_id) WHERE state = 'waiting'",
    "ALTER TABLE timeline_entries ADD COLUMN is_history INTEGER NOT NULL DEFAULT 0",
    "DROP INDEX timeline_entries_due",
    "CREATE INDEX timeline_entries_due ON timeline_entries (workspace_id, is_history, due_at) WHERE state = 'waiting'",
    // Chats that only a history knows are ordered by it; the others by what was written since.
    "ALTER TABLE chats ADD COLUMN is_history INTEGER NOT NULL DEFAULT 0",
]

private let partTables: [SQL] = [
    // How many elements of a kind one body had: reading it again must not count them again.
    """
    CREATE TABLE part_sightings (
        workspace_id BIGINT NOT NULL,
        intake_id BIGINT NOT NULL,
        part TEXT NOT NULL,
        name TEXT NOT NULL,
        elements BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, intake_id, part, name))
    """,
    // Known, and without an effect here: counted all the same.
    "ALTER TABLE unknown_parts ADD COLUMN is_known INTEGER NOT NULL DEFAULT 0",
]

private let joinTables: [SQL] = [
    // What was whose when two persons turned out to be one.
    """
    CREATE TABLE person_joins (
        workspace_id BIGINT NOT NULL,
        join_id BIGINT NOT NULL,
        person_id BIGINT NOT NULL,
        absorbed_id BIGINT NOT NULL,
        reason TEXT NOT NULL,
        joined_at BIGINT NOT NULL,
        before_text TEXT NOT NULL,
        undone_at BIGINT,
        undone_by TEXT,
        PRIMARY KEY (workspace_id, join_id))
    """,
    "CREATE INDEX person_joins_absorbed ON person_joins (workspace_id, absorbed_id)",
    """
    CREATE TABLE person_join_messages (
        workspace_id BIGINT NOT NULL,
        join_id BIGINT NOT NULL,
        message_id BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, join_id, message_id))
    """,
]
