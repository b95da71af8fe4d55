import Domain
import Foundation
import Storage

/// A company with many chats: four numbers, most people linked, fifty messages each, one chat that never ends. Written
/// by SQL alone: through the pipeline it would take hours.
struct FilledInbox {
    static let workspace = WorkspaceID(1)
    static let numbers = ["1001", "1002", "1003", "1004"].map { BusinessNumberID($0) }

    let chats: Int
    let messages: Int
    /// In the chat that never ends, the first one.
    let longest: Int
    let now: Timestamp

    private static let rowsAtOnce = 250_000

    init(_ options: BenchOptions, now: Timestamp) {
        chats = options.size(100_000, quick: 1_000)
        messages = chats * 50
        longest = options.size(20_000, quick: 1_000)
        self.now = now
    }

    /// In a process of its own, so that what is measured afterwards holds no memory of it.
    func fillApart(_ path: String, _ options: BenchOptions) throws {
        let process = Process()
        process.executableURL = Bundle.main.executableURL
        process.arguments = ["--fill", path] + (options.isQuick ? ["--quick"] : [])
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BenchFailure("The inbox in \(path) could not be filled.") }
    }

    func fill(_ database: any SQLDatabase) async throws {
        let now = now
        try await database.write { try connectedWorkspace(Self.workspace, $0, now: now) }
        for statement in people + standings { try await database.write { try $0.run(statement) } }
        for first in stride(from: 1, through: messages, by: Self.rowsAtOnce) {
            let last = min(first + Self.rowsAtOnce - 1, messages)
            for statement in messages(FilledWorkspace.numbers(first, last)) {
                try await database.write { try $0.run(statement) }
            }
        }
        for statement in longChat + [order] { try await database.write { try $0.run(statement) } }
        if database.engine == .postgresql { try await settle(database) }
    }

    /// A company's server has not just been handed five million rows: what is still on its way to the disk would be
    /// waited for by every commit that is timed. A role that may not ask for it measures beside it.
    private func settle(_ database: any SQLDatabase) async throws {
        try await database.write { try $0.run("ANALYZE") }
        _ = try? await database.write { try $0.run("CHECKPOINT") }
    }

    private var people: [SQL] {
        let everybody = FilledWorkspace.numbers(1, chats)
        return [
            """
            INSERT INTO persons (workspace_id, person_id, portfolio_id, user_id, phone, phone_key, phone_since,
                profile_name, is_business, created_at, seen_at)
            SELECT 1, n, '2729063490586005', 'ES.' || CAST(134912000000000 + n AS TEXT),
                CAST(34600000000 + n AS TEXT), CAST(34600000000 + n AS TEXT), 0, 'Person ' || CAST(n AS TEXT), 0, 0, 0
            FROM (\(sql: everybody)) AS numbers
            """,
            """
            INSERT INTO person_words (workspace_id, word, person_id)
            SELECT 1, 'person', n FROM (\(sql: everybody)) AS numbers
            UNION ALL SELECT 1, CAST(n AS TEXT), n FROM (\(sql: everybody)) AS numbers
            """,
            """
            INSERT INTO contacts (workspace_id, contact_id, first_name, last_name, email, phones, modified_at, seen_at)
            SELECT 1, CAST(10000000 + n AS TEXT), 'Contact', CAST(n AS TEXT),
                'person' || CAST(n AS TEXT) || '@example.com', '', 0, 0
            FROM (\(sql: everybody)) AS numbers
            """,
            """
            INSERT INTO links (workspace_id, link_id, person_id, contact_id, method, rule, reason, author, made_at)
            SELECT 1, n, n, CAST(10000000 + n AS TEXT), 'exact', 'international', 'Both say so.', 'liaison', 0
            FROM (\(sql: everybody)) AS numbers WHERE n % 20 <> 0
            """,
        ]
    }

    private var standings: [SQL] {
        let numbers = Self.numbers.map { number -> SQL in
            """
            INSERT INTO business_numbers (workspace_id, number_id, account_id, display_phone, digits, verified_name)
            VALUES (1, \(number), 'waba', \("+34 910 00 " + number.value), \("3491000" + number.value), \(number))
            """
        }
        // One chat in five is done with, one in ten is somebody's.
        return numbers + [
            """
            INSERT INTO chats (workspace_id, chat_id, number_id, person_id, last_message_at, is_closed, assignee_id)
            SELECT 1, n, CAST(1001 + n % 4 AS TEXT), n, 0, CASE WHEN n % 5 = 0 THEN 1 ELSE 0 END,
                CASE WHEN n % 10 = 3 THEN 7 ELSE 0 END
            FROM (\(sql: FilledWorkspace.numbers(1, chats))) AS numbers
            """
        ]
    }

    /// The message `n` of all: chats take turns, a round is half a day.
    private func messages(_ numbers: SQL) -> [SQL] {
        let start = now.milliseconds - Int64(messages / chats + 1) * 43_200_000
        let sentAt: SQL = "(\(start) + (n / \(Int64(chats))) * 43200000 + (n % \(Int64(chats))) * 400)"
        return [
            """
            INSERT INTO messages (workspace_id, message_id, wamid, chat_id, sender_id, direction, source, sent_at, day,
                kind, content)
            SELECT 1, n, 'wamid.HBgNMzQ2MDAwMDAwMDAVAgASGBQzQTBG' || CAST(n AS TEXT), 1 + n % \(Int64(chats)),
                CASE WHEN n % 3 = 0 THEN NULL ELSE 1 + n % \(Int64(chats)) END,
                CASE WHEN n % 3 = 0 THEN 'outgoing' ELSE 'incoming' END, 'live', \(sql: sentAt),
                \(sql: sentAt) / 86400000, 'text',
                '{"text":{"_0":"Hola: dime a qué hora llega mañana el pedido ' || CAST(n AS TEXT) || ', por favor."}}'
            FROM (\(sql: numbers)) AS numbers
            """,
            """
            INSERT INTO message_statuses (workspace_id, wamid, status, rank, sent_at, delivered_at, read_at)
            SELECT 1, 'wamid.HBgNMzQ2MDAwMDAwMDAVAgASGBQzQTBG' || CAST(n AS TEXT), 'read', 3, \(sql: sentAt),
                \(sql: sentAt), \(sql: sentAt)
            FROM (\(sql: numbers)) AS numbers WHERE n % 3 = 0
            """,
        ]
    }

    private var longChat: [SQL] {
        let first = Int64(messages)
        let sentAt: SQL = "(\(now.milliseconds) - (\(Int64(longest)) - n) * 600000)"
        return [
            """
            INSERT INTO messages (workspace_id, message_id, wamid, chat_id, direction, source, sent_at, day, kind,
                content)
            SELECT 1, \(first) + n, 'wamid.long' || CAST(n AS TEXT), 1, 'incoming', 'live', \(sql: sentAt),
                \(sql: sentAt) / 86400000, 'text', '{"text":{"_0":"Y otra cosa más"}}'
            FROM (\(sql: FilledWorkspace.numbers(1, longest))) AS numbers
            """
        ]
    }

    private var order: SQL {
        """
        UPDATE chats SET last_message_at = latest.sent_at
        FROM (SELECT chat_id, MAX(sent_at) AS sent_at FROM messages WHERE workspace_id = 1 GROUP BY chat_id) AS latest
        WHERE chats.workspace_id = 1 AND chats.chat_id = latest.chat_id
        """
    }
}
