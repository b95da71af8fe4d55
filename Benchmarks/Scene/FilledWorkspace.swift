import Domain
import Storage

/// As many persons as contacts, everybody linked but the last few, whose contacts have no phone yet. Written by SQL
/// alone: through the pipeline it would take an hour.
struct FilledWorkspace {
    /// The portfolio that the sandbox's account belongs to.
    private static let portfolio = "2729063490586005"

    let count: Int
    /// Persons without a link, the last of all.
    let unlinked: Int

    static func phone(of person: Int) -> String { String(34_600_000_000 + person) }
    static func contact(of person: Int) -> ContactID { ContactID(String(10_000_000 + person)) }

    func fill(_ database: any SQLDatabase) async throws {
        for statement in statements {
            try await database.write { try $0.run(statement) }
        }
        if database.engine == .postgresql { try await database.write { try $0.run("ANALYZE") } }
    }

    private var statements: [SQL] {
        let linked = count - unlinked
        let last = Int64(linked)
        return [
            """
            INSERT INTO persons (workspace_id, person_id, portfolio_id, user_id, phone, phone_key, phone_since,
                profile_name, is_business, created_at, seen_at)
            SELECT 1, n, CAST(\(Self.portfolio) AS TEXT), 'ES.' || CAST(134912000000000 + n AS TEXT),
                CAST(34600000000 + n AS TEXT), CAST(34600000000 + n AS TEXT), 0, 'Person ' || CAST(n AS TEXT), 0, 0, 0
            FROM (\(sql: Self.numbers(1, count))) AS numbers
            """,
            """
            INSERT INTO contacts (workspace_id, contact_id, first_name, last_name, email, phones, modified_at, seen_at)
            SELECT 1, CAST(10000000 + n AS TEXT), 'Person', CAST(n AS TEXT),
                'person' || CAST(n AS TEXT) || '@example.com',
                CASE WHEN n <= \(last) THEN 'phone\t+' || CAST(34600000000 + n AS TEXT) ELSE '' END, 0, 0
            FROM (\(sql: Self.numbers(1, count))) AS numbers
            """,
            """
            INSERT INTO contact_numbers (workspace_id, national, code, contact_id, phone_key)
            SELECT 1, CAST(600000000 + n AS TEXT), '34', CAST(10000000 + n AS TEXT), CAST(34600000000 + n AS TEXT)
            FROM (\(sql: Self.numbers(1, linked))) AS numbers
            """,
            """
            INSERT INTO links (workspace_id, link_id, person_id, contact_id, method, rule, reason, author, made_at)
            SELECT 1, n, n, CAST(10000000 + n AS TEXT), 'exact', 'international',
                'Both say ' || CAST(34600000000 + n AS TEXT), 'liaison', 0
            FROM (\(sql: Self.numbers(1, linked))) AS numbers
            """,
            """
            INSERT INTO chats (workspace_id, chat_id, number_id, person_id, last_message_at)
            SELECT 1, n, '106540352242922', n, 0 FROM (\(sql: Self.numbers(linked + 1, count))) AS numbers
            """,
            """
            INSERT INTO messages (workspace_id, message_id, wamid, chat_id, sender_id, direction, source, sent_at, day,
                kind, content)
            SELECT 1, n, 'wamid.' || CAST(n AS TEXT), n, n, 'incoming', 'live', 0, 20000, 'text',
                '{"text":{"_0":"Hola"}}'
            FROM (\(sql: Self.numbers(linked + 1, count))) AS numbers
            """,
        ]
    }

    static func numbers(_ first: Int, _ last: Int) -> SQL {
        """
        WITH RECURSIVE counted(n) AS (
            SELECT CAST(\(Int64(first)) AS BIGINT) UNION ALL SELECT n + 1 FROM counted WHERE n < \(Int64(last)))
        SELECT n FROM counted
        """
    }
}
