/// What the check of a WhatsApp account found, all that Meta tells of its numbers, and what was heard of them.
let migration0015WhatsAppConnection = Migration(
    number: 15,
    name: "WhatsApp connection",
    statements: upkeepColumns + numberColumns + checkTables)

private let upkeepColumns: [SQL] = [
    "ALTER TABLE whatsapp_accounts ADD COLUMN app_id TEXT",
    // Null = never, or not told.
    "ALTER TABLE whatsapp_accounts ADD COLUMN token_expires_at BIGINT",
    "ALTER TABLE whatsapp_accounts ADD COLUMN checked_at BIGINT",
    // The secret that the app had before: bodies signed with it are taken until then.
    "ALTER TABLE whatsapp_accounts ADD COLUMN sealed_former_secret BYTEA",
    "ALTER TABLE whatsapp_accounts ADD COLUMN former_secret_until BIGINT",
]

private let numberColumns: [SQL] = [
    "ALTER TABLE business_numbers ADD COLUMN platform TEXT",
    "ALTER TABLE business_numbers ADD COLUMN throughput TEXT",
    "ALTER TABLE business_numbers ADD COLUMN messaging_limit TEXT",
    "ALTER TABLE business_numbers ADD COLUMN name_status TEXT",
    "ALTER TABLE business_numbers ADD COLUMN code_verification TEXT",
    "ALTER TABLE business_numbers ADD COLUMN account_mode TEXT",
    "ALTER TABLE business_numbers ADD COLUMN is_on_phone_app INTEGER",
    "ALTER TABLE business_numbers ADD COLUMN is_official INTEGER",
    "ALTER TABLE business_numbers ADD COLUMN username TEXT",
    "ALTER TABLE business_numbers ADD COLUMN onboarded_at BIGINT",
    // Null = not asked yet.
    "ALTER TABLE business_numbers ADD COLUMN state TEXT",
    "ALTER TABLE business_numbers ADD COLUMN sentence TEXT",
    "ALTER TABLE business_numbers ADD COLUMN facts_read_at BIGINT",
]

private let checkTables: [SQL] = [
    """
    CREATE TABLE connection_findings (
        workspace_id BIGINT NOT NULL,
        account_id TEXT NOT NULL,
        place INTEGER NOT NULL,
        subject TEXT NOT NULL,
        grade TEXT NOT NULL,
        sentence TEXT NOT NULL,
        PRIMARY KEY (workspace_id, account_id, place))
    """,
    // The newest webhook of each number; an empty number stands for news of the account itself.
    """
    CREATE TABLE webhook_arrivals (
        workspace_id BIGINT NOT NULL,
        account_id TEXT NOT NULL,
        number_id TEXT NOT NULL,
        heard_at BIGINT NOT NULL,
        PRIMARY KEY (workspace_id, account_id, number_id))
    """,
]
