/// The first schema. Every key starts with `workspace_id`; times are UTC milliseconds; ids are made by the program.
let migration0001Foundation = Migration(
    number: 1,
    name: "foundation",
    statements: accountTables + intakeTables + peopleTables + contactTables + linkTables + timelineTables + otherTables)

private let accountTables: [SQL] = [
    """
    CREATE TABLE workspaces (
        workspace_id BIGINT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        time_zone TEXT NOT NULL,
        default_region TEXT,
        granularity TEXT NOT NULL,
        fallback_owner_id TEXT)
    """,
    """
    CREATE TABLE hubspot_accounts (
        workspace_id BIGINT NOT NULL PRIMARY KEY,
        hub_id TEXT NOT NULL,
        time_zone TEXT NOT NULL,
        ui_domain TEXT NOT NULL,
        currency TEXT,
        sealed_token BYTEA NOT NULL,
        sealed_client_secret BYTEA,
        state TEXT NOT NULL,
        sentence TEXT NOT NULL,
        connected_at BIGINT NOT NULL,
        import_started_at BIGINT NOT NULL,
        import_after TEXT,
        import_finished_at BIGINT,
        imported INTEGER NOT NULL DEFAULT 0,
        changes_cursor TEXT,
        changes_read_at BIGINT,
        owners_read_at BIGINT)
    """,
    """
    CREATE TABLE whatsapp_accounts (
        workspace_id BIGINT NOT NULL,
        account_id TEXT NOT NULL,
        portfolio_id TEXT NOT NULL,
        name TEXT NOT NULL,
        sealed_token BYTEA NOT NULL,
        sealed_app_secret BYTEA NOT NULL,
        sealed_verify_token BYTEA NOT NULL,
        state TEXT NOT NULL,
        sentence TEXT NOT NULL,
        connected_at BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, account_id))
    """,
    "CREATE UNIQUE INDEX whatsapp_accounts_one_workspace ON whatsapp_accounts (account_id)",
    """
    CREATE TABLE business_numbers (
        workspace_id BIGINT NOT NULL,
        number_id TEXT NOT NULL,
        account_id TEXT NOT NULL,
        display_phone TEXT NOT NULL,
        digits TEXT NOT NULL,
        verified_name TEXT NOT NULL,
        quality TEXT,
        status TEXT,
        PRIMARY KEY (workspace_id, number_id))
    """,
    """
    CREATE TABLE api_tokens (
        workspace_id BIGINT NOT NULL,
        name TEXT NOT NULL,
        digest BYTEA NOT NULL,
        made_at BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, name))
    """,
    "CREATE UNIQUE INDEX api_tokens_digest ON api_tokens (digest)",
]

private let intakeTables: [SQL] = [
    """
    CREATE TABLE intake (
        workspace_id BIGINT NOT NULL,
        intake_id BIGINT NOT NULL,
        source TEXT NOT NULL,
        digest BYTEA NOT NULL,
        received_at BIGINT NOT NULL,
        repeated INTEGER NOT NULL DEFAULT 0,
        body BYTEA NOT NULL,
        state TEXT NOT NULL,
        problem TEXT,
        PRIMARY KEY (workspace_id, intake_id))
    """,
    "CREATE UNIQUE INDEX intake_digest ON intake (workspace_id, digest)",
    "CREATE INDEX intake_waiting ON intake (workspace_id, intake_id) WHERE state = 'waiting'",
    "CREATE INDEX intake_problems ON intake (workspace_id, intake_id) WHERE state IN ('failed', 'unreadable')",
    "CREATE INDEX intake_repeated ON intake (workspace_id, repeated) WHERE repeated > 0",
    """
    CREATE TABLE unknown_parts (
        workspace_id BIGINT NOT NULL,
        part TEXT NOT NULL,
        name TEXT NOT NULL,
        seen INTEGER NOT NULL,
        first_seen_at BIGINT NOT NULL,
        last_seen_at BIGINT NOT NULL,
        last_intake_id BIGINT NOT NULL,
        sample TEXT NOT NULL,
        PRIMARY KEY (workspace_id, part, name))
    """,
]

private let peopleTables: [SQL] = [
    """
    CREATE TABLE persons (
        workspace_id BIGINT NOT NULL,
        person_id BIGINT NOT NULL,
        portfolio_id TEXT NOT NULL,
        user_id TEXT,
        phone TEXT,
        phone_key TEXT,
        phone_since BIGINT NOT NULL,
        profile_name TEXT,
        username TEXT,
        is_business INTEGER NOT NULL DEFAULT 0,
        created_at BIGINT NOT NULL,
        seen_at BIGINT NOT NULL,
        merged_into BIGINT,
        PRIMARY KEY (workspace_id, person_id))
    """,
    """
    CREATE UNIQUE INDEX persons_user ON persons (workspace_id, portfolio_id, user_id)
    WHERE user_id IS NOT NULL
    """,
    """
    CREATE UNIQUE INDEX persons_phone ON persons (workspace_id, portfolio_id, phone)
    WHERE phone IS NOT NULL
    """,
    "CREATE INDEX persons_key ON persons (workspace_id, phone_key) WHERE phone_key IS NOT NULL",
    "CREATE INDEX persons_merged ON persons (workspace_id, merged_into) WHERE merged_into IS NOT NULL",
    """
    CREATE TABLE person_aliases (
        workspace_id BIGINT NOT NULL,
        person_id BIGINT NOT NULL,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        since BIGINT NOT NULL,
        until BIGINT,
        PRIMARY KEY (workspace_id, person_id, kind, value, since))
    """,
    "CREATE INDEX person_aliases_value ON person_aliases (workspace_id, kind, value)",
    """
    CREATE TABLE chats (
        workspace_id BIGINT NOT NULL,
        chat_id BIGINT NOT NULL,
        number_id TEXT NOT NULL,
        person_id BIGINT NOT NULL,
        group_id TEXT NOT NULL DEFAULT '',
        last_message_at BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, chat_id))
    """,
    "CREATE UNIQUE INDEX chats_sides ON chats (workspace_id, number_id, person_id, group_id)",
    "CREATE INDEX chats_person ON chats (workspace_id, person_id)",
    """
    CREATE TABLE messages (
        workspace_id BIGINT NOT NULL,
        message_id BIGINT NOT NULL,
        wamid TEXT NOT NULL,
        chat_id BIGINT NOT NULL,
        sender_id BIGINT,
        direction TEXT NOT NULL,
        source TEXT NOT NULL,
        sent_at BIGINT NOT NULL,
        day BIGINT NOT NULL,
        kind TEXT NOT NULL,
        content TEXT NOT NULL,
        reply_to TEXT,
        target TEXT,
        intake_id BIGINT,
        PRIMARY KEY (workspace_id, message_id))
    """,
    "CREATE UNIQUE INDEX messages_wamid ON messages (workspace_id, wamid)",
    "CREATE INDEX messages_day ON messages (workspace_id, chat_id, day)",
    "CREATE INDEX messages_sent ON messages (workspace_id, sent_at, direction)",
    "CREATE INDEX messages_target ON messages (workspace_id, target) WHERE target IS NOT NULL",
    """
    CREATE TABLE message_statuses (
        workspace_id BIGINT NOT NULL,
        wamid TEXT NOT NULL,
        status TEXT NOT NULL,
        rank INTEGER NOT NULL,
        sent_at BIGINT,
        delivered_at BIGINT,
        read_at BIGINT,
        played_at BIGINT,
        failed_at BIGINT,
        error_code BIGINT,
        error_text TEXT,
        PRIMARY KEY (workspace_id, wamid))
    """,
]

private let contactTables: [SQL] = [
    """
    CREATE TABLE contacts (
        workspace_id BIGINT NOT NULL,
        contact_id TEXT NOT NULL,
        first_name TEXT,
        last_name TEXT,
        email TEXT,
        owner_id TEXT,
        phones TEXT NOT NULL,
        modified_at BIGINT NOT NULL,
        seen_at BIGINT NOT NULL,
        merged_into TEXT,
        PRIMARY KEY (workspace_id, contact_id))
    """,
    "CREATE INDEX contacts_email ON contacts (workspace_id, email) WHERE email IS NOT NULL",
    """
    CREATE TABLE contact_keys (
        workspace_id BIGINT NOT NULL,
        phone_key TEXT NOT NULL,
        contact_id TEXT NOT NULL,
        PRIMARY KEY (workspace_id, phone_key, contact_id))
    """,
    "CREATE INDEX contact_keys_contact ON contact_keys (workspace_id, contact_id)",
    """
    CREATE TABLE contact_rereads (
        workspace_id BIGINT NOT NULL,
        contact_id TEXT NOT NULL,
        cause TEXT NOT NULL,
        due_at BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, contact_id))
    """,
    "CREATE INDEX contact_rereads_due ON contact_rereads (workspace_id, due_at)",
    """
    CREATE TABLE owners (
        workspace_id BIGINT NOT NULL,
        owner_id TEXT NOT NULL,
        email TEXT,
        first_name TEXT,
        last_name TEXT,
        user_id TEXT,
        is_archived INTEGER NOT NULL,
        PRIMARY KEY (workspace_id, owner_id))
    """,
    """
    CREATE TABLE user_mappings (
        workspace_id BIGINT NOT NULL,
        mapping_id BIGINT NOT NULL,
        number_id TEXT NOT NULL,
        owner_id TEXT NOT NULL,
        valid_from BIGINT NOT NULL,
        valid_until BIGINT,
        author TEXT NOT NULL,
        made_at BIGINT NOT NULL,
        replaced_at BIGINT,
        PRIMARY KEY (workspace_id, mapping_id))
    """,
    "CREATE INDEX user_mappings_number ON user_mappings (workspace_id, number_id) WHERE replaced_at IS NULL",
]

private let linkTables: [SQL] = [
    """
    CREATE TABLE links (
        workspace_id BIGINT NOT NULL,
        link_id BIGINT NOT NULL,
        person_id BIGINT NOT NULL,
        contact_id TEXT NOT NULL,
        method TEXT NOT NULL,
        rule TEXT NOT NULL,
        reason TEXT NOT NULL,
        author TEXT NOT NULL,
        made_at BIGINT NOT NULL,
        ended_at BIGINT,
        end_reason TEXT,
        PRIMARY KEY (workspace_id, link_id))
    """,
    "CREATE UNIQUE INDEX links_one_contact ON links (workspace_id, person_id) WHERE ended_at IS NULL",
    "CREATE INDEX links_person ON links (workspace_id, person_id)",
    "CREATE INDEX links_contact ON links (workspace_id, contact_id)",
    """
    CREATE TABLE link_verdicts (
        workspace_id BIGINT NOT NULL,
        person_id BIGINT NOT NULL,
        verdict TEXT NOT NULL,
        reason TEXT NOT NULL,
        candidates TEXT NOT NULL,
        decided_at BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, person_id))
    """,
    "CREATE INDEX link_verdicts_conflict ON link_verdicts (workspace_id, person_id) WHERE verdict = 'conflict'",
    """
    CREATE TABLE link_queue (
        workspace_id BIGINT NOT NULL,
        person_id BIGINT NOT NULL,
        cause TEXT NOT NULL,
        queued_at BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, person_id))
    """,
]

private let timelineTables: [SQL] = [
    """
    CREATE TABLE timeline_entries (
        workspace_id BIGINT NOT NULL,
        chat_id BIGINT NOT NULL,
        entry_group BIGINT NOT NULL,
        state TEXT NOT NULL,
        version BIGINT NOT NULL,
        changed_at BIGINT NOT NULL,
        due_at BIGINT NOT NULL,
        written_at BIGINT,
        attempts INTEGER NOT NULL DEFAULT 0,
        failure TEXT,
        sentence TEXT,
        owner_id TEXT,
        owner_reason TEXT,
        PRIMARY KEY (workspace_id, chat_id, entry_group))
    """,
    "CREATE INDEX timeline_entries_refused ON timeline_entries (workspace_id, changed_at) WHERE state = 'refused'",
    "CREATE INDEX timeline_entries_due ON timeline_entries (workspace_id, due_at) WHERE state = 'waiting'",
    """
    CREATE TABLE communications (
        workspace_id BIGINT NOT NULL,
        chat_id BIGINT NOT NULL,
        entry_group BIGINT NOT NULL,
        part BIGINT NOT NULL,
        contacts TEXT NOT NULL,
        state TEXT NOT NULL,
        communication_id TEXT,
        hash TEXT NOT NULL,
        stamp BIGINT NOT NULL,
        sent_at BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, chat_id, entry_group, part, contacts))
    """,
    "CREATE INDEX communications_contacts ON communications (workspace_id, contacts)",
    "CREATE INDEX communications_unsure ON communications (workspace_id, sent_at) WHERE state = 'creating'",
    """
    CREATE UNIQUE INDEX communications_id ON communications (workspace_id, communication_id)
    WHERE communication_id IS NOT NULL
    """,
]

private let otherTables: [SQL] = [
    """
    CREATE TABLE audit (
        workspace_id BIGINT NOT NULL,
        audit_id BIGINT NOT NULL,
        at BIGINT NOT NULL,
        author TEXT NOT NULL,
        verb TEXT NOT NULL,
        subject TEXT NOT NULL,
        before_value TEXT,
        after_value TEXT,
        reason TEXT NOT NULL,
        PRIMARY KEY (workspace_id, audit_id))
    """,
    """
    CREATE TABLE leases (
        workspace_id BIGINT NOT NULL,
        name TEXT NOT NULL,
        holder TEXT NOT NULL,
        until BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, name))
    """,
]
