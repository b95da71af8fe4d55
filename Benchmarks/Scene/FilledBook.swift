import Domain
import Foundation
import Linking
import Storage

/// Persons and contacts whom nobody has linked: of every ten persons four have a contact with the full number, four
/// one with the national number alone, one shares it with a contact abroad, one has nobody. Each has a chat.
struct FilledBook {
    static let workspace = WorkspaceID(1)
    private static let first: Int64 = 34_600_000_000

    let count: Int

    /// The chats of persons whose contact has the national number alone: `place` counts from 0.
    static func chatWithNationalNumber(_ place: Int) -> ChatID { ChatID(Int64(place / 4 * 10 + place % 4 + 5)) }

    /// The chats of persons of whom only a contact abroad has the national number: that is a suggestion for ever.
    static func chatWithSuggestion(_ place: Int) -> ChatID { ChatID(Int64(place * 10 + 9)) }

    func fill(_ database: any SQLDatabase, now: Timestamp) async throws {
        let statements = statements
        try await database.write { try connectedWorkspace(Self.workspace, $0, now: now) }
        for statement in statements { try await database.write { try $0.run(statement) } }
        if database.engine == .postgresql { try await database.write { try $0.run("ANALYZE") } }
    }

    private var statements: [SQL] {
        let numbers = numbers
        return [
            """
            INSERT INTO persons (workspace_id, person_id, portfolio_id, user_id, phone, phone_key, phone_since,
                profile_name, is_business, created_at, seen_at)
            SELECT 1, n, '1', CAST(n AS TEXT), CAST(\(Self.first) + n AS TEXT), CAST(\(Self.first) + n AS TEXT), 0,
                'Person', 0, 0, 0
            FROM (\(sql: numbers)) AS numbers
            """,
            """
            INSERT INTO contacts (workspace_id, contact_id, first_name, last_name, email, phones, modified_at, seen_at)
            SELECT 1, CAST(10000000 + n AS TEXT), 'Person', CAST(n AS TEXT), 'p' || CAST(n AS TEXT) || '@example.com',
                CASE WHEN n % 10 < 5 THEN 'phone\t+' || CAST(\(Self.first) + n AS TEXT)
                    WHEN n % 10 < 9 THEN 'phone\t' || CAST(600000000 + n AS TEXT)
                    ELSE 'phone\t+33' || CAST(600000000 + n AS TEXT) END, 0, 0
            FROM (\(sql: numbers)) AS numbers WHERE n % 10 BETWEEN 1 AND 9
            """,
            """
            INSERT INTO contact_numbers (workspace_id, national, code, contact_id, phone_key)
            SELECT 1, CAST(600000000 + n AS TEXT),
                CASE WHEN n % 10 < 5 THEN '34' WHEN n % 10 = 9 THEN '33' ELSE '' END, CAST(10000000 + n AS TEXT),
                CASE WHEN n % 10 < 5 THEN CAST(\(Self.first) + n AS TEXT)
                    WHEN n % 10 = 9 THEN '33' || CAST(600000000 + n AS TEXT) END
            FROM (\(sql: numbers)) AS numbers WHERE n % 10 BETWEEN 1 AND 9
            """,
            """
            INSERT INTO chats (workspace_id, chat_id, number_id, person_id, last_message_at)
            SELECT 1, n, '1', n, 0 FROM (\(sql: numbers)) AS numbers
            """,
        ]
    }

    private var numbers: SQL {
        let last = Int64(count)
        return """
            WITH RECURSIVE counted(n) AS (
                SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM counted WHERE n < \(last))
            SELECT n FROM counted
            """
    }
}

/// A workspace whose first import is through.
func connectedWorkspace(_ workspace: WorkspaceID, _ connection: any SQLConnection, now: Timestamp) throws {
    try WorkspaceTable.save(
        connection,
        Workspace(
            id: workspace, name: "Bench", timeZone: "Europe/Berlin", defaultRegion: nil, granularity: .day,
            fallbackOwner: nil))
    try HubSpotAccountTable.connect(
        connection, workspace,
        HubSpotAccount(id: HubID("1"), timeZone: "UTC", uiDomain: "app.hubspot.com", currency: nil),
        HubSpotAccountTable.SealedTokens(access: .init()), sealedClientSecret: nil,
        state: ConnectionState(.connected, ""), now: now)
    guard var progress = try HubSpotAccountTable.find(connection, workspace)?.mirror else { return }
    progress.importFinishedAt = now
    try HubSpotAccountTable.saveMirror(connection, workspace, progress)
}
