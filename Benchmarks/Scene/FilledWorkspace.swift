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

    func fill(_ path: String) throws {
        let database = try BareSQLite(path: path)
        try database.run("PRAGMA synchronous = OFF")
        try database.run("PRAGMA cache_size = -262144")
        for statement in statements {
            try database.transaction { try database.run(statement) }
        }
        try database.run("PRAGMA wal_checkpoint(TRUNCATE)")
    }

    private var statements: [String] {
        let linked = count - unlinked
        return [
            """
            INSERT INTO persons (workspace_id, person_id, portfolio_id, user_id, phone, phone_key, phone_since,
                profile_name, is_business, created_at, seen_at)
            SELECT 1, n, '\(Self.portfolio)', 'ES.' || (134912000000000 + n), 34600000000 + n, 34600000000 + n, 0,
                'Person ' || n, 0, 0, 0
            FROM (\(Self.numbers(1, count)))
            """,
            """
            INSERT INTO contacts (workspace_id, contact_id, first_name, last_name, email, phones, modified_at, seen_at)
            SELECT 1, 10000000 + n, 'Person', n, 'person' || n || '@example.com',
                CASE WHEN n <= \(linked) THEN 'phone' || char(9) || '+' || (34600000000 + n) ELSE '' END, 0, 0
            FROM (\(Self.numbers(1, count)))
            """,
            """
            INSERT INTO contact_numbers (workspace_id, national, code, contact_id, phone_key)
            SELECT 1, 600000000 + n, '34', 10000000 + n, 34600000000 + n FROM (\(Self.numbers(1, linked)))
            """,
            """
            INSERT INTO links (workspace_id, link_id, person_id, contact_id, method, rule, reason, author, made_at)
            SELECT 1, n, n, 10000000 + n, 'exact', 'international', 'Both say ' || (34600000000 + n), 'liaison', 0
            FROM (\(Self.numbers(1, linked)))
            """,
            """
            INSERT INTO chats (workspace_id, chat_id, number_id, person_id, last_message_at)
            SELECT 1, n, '106540352242922', n, 0 FROM (\(Self.numbers(linked + 1, count)))
            """,
            """
            INSERT INTO messages (workspace_id, message_id, wamid, chat_id, sender_id, direction, source, sent_at, day,
                kind, content)
            SELECT 1, n, 'wamid.' || n, n, n, 'incoming', 'live', 0, 20000, 'text', '{"text":{"_0":"Hola"}}'
            FROM (\(Self.numbers(linked + 1, count)))
            """,
        ]
    }

    static func numbers(_ first: Int, _ last: Int) -> String {
        """
        WITH RECURSIVE numbers(n) AS (SELECT \(first) UNION ALL SELECT n + 1 FROM numbers WHERE n < \(last))
        SELECT n FROM numbers
        """
    }
}
