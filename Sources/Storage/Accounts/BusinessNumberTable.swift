public import Domain

/// The company's WhatsApp numbers.
public enum BusinessNumberTable {
    public static func all(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> [BusinessNumber] {
        try connection.rows(
            "SELECT * FROM business_numbers WHERE workspace_id = \(workspace) ORDER BY number_id"
        ).map(number)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: BusinessNumberID
    ) throws -> BusinessNumber? {
        try connection.row(
            "SELECT * FROM business_numbers WHERE workspace_id = \(workspace) AND number_id = \(id)"
        ).map(number)
    }

    public static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ number: BusinessNumber
    ) throws {
        try connection.run(
            """
            INSERT INTO business_numbers (workspace_id, number_id, account_id, display_phone, digits, verified_name,
                quality, status, is_on_phone, onboarded_at, messaging_limit, username)
            VALUES (\(workspace), \(number.id), \(number.account), \(number.displayPhone), \(number.digits),
                \(number.verifiedName), \(number.quality), \(number.status), \(number.isOnPhone),
                \(number.onboardedAt), \(number.messagingLimit), \(number.username))
            ON CONFLICT (workspace_id, number_id) DO UPDATE SET
                account_id = excluded.account_id, display_phone = excluded.display_phone, digits = excluded.digits,
                verified_name = excluded.verified_name, quality = excluded.quality, status = excluded.status,
                is_on_phone = COALESCE(excluded.is_on_phone, business_numbers.is_on_phone),
                onboarded_at = COALESCE(excluded.onboarded_at, business_numbers.onboarded_at),
                messaging_limit = COALESCE(excluded.messaging_limit, business_numbers.messaging_limit),
                username = COALESCE(excluded.username, business_numbers.username)
            """)
    }

    static func number(_ row: SQLRow) throws -> BusinessNumber {
        BusinessNumber(
            id: try row.vendorID("number_id"), account: try row.vendorID("account_id"),
            displayPhone: try row.text("display_phone"), verifiedName: try row.text("verified_name"),
            quality: try row.optionalText("quality"), status: try row.optionalText("status"),
            isOnPhone: try row.optionalBool("is_on_phone"), onboardedAt: try row.optionalTimestamp("onboarded_at"),
            messagingLimit: try row.optionalText("messaging_limit"), username: try row.optionalText("username"))
    }
}
