public import Domain

/// Which fields of a contact the card shows, in their order. Without a row nobody has chosen.
public enum CardFieldTable {
    /// `nil` = nobody has chosen.
    public static func all(
        _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> [CardField]? {
        let rows = try connection.rows(
            "SELECT * FROM card_fields WHERE workspace_id = \(workspace) ORDER BY place, property")
        if rows.isEmpty { return nil }
        return try rows.map { row in
            CardField(try row.text("property"), isRequired: try row.bool("is_required"))
        }
    }

    /// Puts these in the place of those that were chosen before.
    public static func replace(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, with fields: [CardField]
    ) throws {
        try connection.run("DELETE FROM card_fields WHERE workspace_id = \(workspace)")
        for (place, field) in fields.enumerated() {
            try connection.run(
                """
                INSERT INTO card_fields (workspace_id, property, place, is_required)
                VALUES (\(workspace), \(field.property), \(Int64(place)), \(field.isRequired))
                """)
        }
    }
}
