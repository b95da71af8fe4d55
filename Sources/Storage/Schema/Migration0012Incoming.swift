/// Everything else that WhatsApp tells: address books of phones, what was seen of unknown parts.
let migration0012Incoming = Migration(
    number: 12,
    name: "incoming",
    statements: bookTables + partTables)

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
