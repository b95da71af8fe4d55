/// The fields of a contact that the card shows.
let migration0018ContactCard = Migration(
    number: 18,
    name: "contact card",
    statements: [
        """
        CREATE TABLE card_fields (
            workspace_id BIGINT NOT NULL,
            property TEXT NOT NULL,
            place BIGINT NOT NULL,
            is_required INTEGER NOT NULL,
            PRIMARY KEY (workspace_id, property))
        """
    ])
