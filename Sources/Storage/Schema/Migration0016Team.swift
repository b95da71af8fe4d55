/// Who works here: members, where they are signed in, links that let somebody in once, and who was wrong of late.
let migration0016Team = Migration(number: 16, name: "team", statements: memberTables + sessionTables)

private let memberTables: [SQL] = [
    """
    CREATE TABLE members (
        workspace_id BIGINT NOT NULL,
        member_id BIGINT NOT NULL,
        name TEXT NOT NULL,
        email TEXT NOT NULL,
        role TEXT NOT NULL,
        is_active INTEGER NOT NULL,
        owner_id TEXT,
        grants TEXT NOT NULL,
        numbers TEXT,
        language TEXT,
        password_hash TEXT NOT NULL,
        made_at BIGINT NOT NULL,
        seen_at BIGINT,
        sealed_code_key BYTEA,
        code_since BIGINT,
        code_step BIGINT NOT NULL DEFAULT 0,
        PRIMARY KEY (workspace_id, member_id))
    """,
    "CREATE UNIQUE INDEX members_email ON members (workspace_id, email)",
    """
    CREATE TABLE recovery_codes (
        workspace_id BIGINT NOT NULL,
        member_id BIGINT NOT NULL,
        digest BYTEA NOT NULL,
        PRIMARY KEY (workspace_id, member_id, digest))
    """,
]

private let sessionTables: [SQL] = [
    """
    CREATE TABLE member_sessions (
        workspace_id BIGINT NOT NULL,
        session_id BIGINT NOT NULL,
        member_id BIGINT NOT NULL,
        digest BYTEA NOT NULL,
        made_at BIGINT NOT NULL,
        seen_at BIGINT NOT NULL,
        ends_at BIGINT NOT NULL,
        is_whole INTEGER NOT NULL,
        user_agent TEXT NOT NULL,
        address TEXT NOT NULL,
        PRIMARY KEY (workspace_id, session_id))
    """,
    "CREATE UNIQUE INDEX member_sessions_digest ON member_sessions (workspace_id, digest)",
    "CREATE INDEX member_sessions_member ON member_sessions (workspace_id, member_id)",
    """
    CREATE TABLE one_time_links (
        workspace_id BIGINT NOT NULL,
        link_id BIGINT NOT NULL,
        digest BYTEA NOT NULL,
        purpose TEXT NOT NULL,
        member_id BIGINT,
        email TEXT,
        role TEXT NOT NULL,
        grants TEXT NOT NULL,
        numbers TEXT,
        made_at BIGINT NOT NULL,
        ends_at BIGINT,
        author TEXT NOT NULL,
        PRIMARY KEY (workspace_id, link_id))
    """,
    "CREATE UNIQUE INDEX one_time_links_digest ON one_time_links (workspace_id, digest)",
    """
    CREATE TABLE sign_in_failures (
        workspace_id BIGINT NOT NULL,
        subject TEXT NOT NULL,
        failures BIGINT NOT NULL,
        failed_at BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, subject))
    """,
    "CREATE INDEX sign_in_failures_time ON sign_in_failures (workspace_id, failed_at)",
]
