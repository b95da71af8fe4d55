import Domain
import Storage
import TestEngines
import Testing

/// Before, a group was a chat with each of those who wrote in it.
struct GroupMigrationTests {
    @Test(arguments: TestEngine.available)
    func `the chats of one group become one, with every message and its writer`(engine: TestEngine) async throws {
        try await withOldGroups(engine) { connection in
            let chats = try connection.rows("SELECT * FROM chats WHERE workspace_id = 1 ORDER BY chat_id").map {
                let seconds = (try $0.timestamp("last_message_at") - .noon).components.seconds
                return
                    "\(try $0.integer("chat_id")) \(try $0.integer("person_id"))\(try $0.text("group_id")) \(seconds)"
            }
            #expect(chats == ["1 7 5", "2 0G1 90", "4 0G2 30"])
            let messages = try connection.rows("SELECT * FROM messages ORDER BY message_id").map {
                "\(try $0.integer("chat_id")) \(try $0.optionalInteger("sender_id") ?? 0)"
            }
            #expect(messages == ["1 7", "2 7", "2 8", "2 0", "2 8", "4 8", "2 9"])
            #expect(try connection.row("SELECT COUNT(*) AS n FROM chats WHERE workspace_id = 2")?.integer("n") == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever wrote is in the group from then on, but for numbers of our own`(engine: TestEngine) async throws {
        try await withOldGroups(engine) { connection in
            let stays = try ParticipantTable.stays(connection, here, ChatID(2))
            #expect(stays.map(\.person.value) == [7, 8])
            #expect(stays.map(\.participation.since) == [.noon + .seconds(10), .noon + .seconds(20)])
            #expect(stays.allSatisfy { $0.participation.until == nil && $0.days.first == saturday })
            let group = try GroupTable.find(connection, here, ChatID(2))
            #expect(group == Group(seenAt: .noon + .seconds(10)))
            #expect(try GroupTable.find(connection, here, ChatID(1)) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what stood is compared again, and what is missing is made`(engine: TestEngine) async throws {
        try await withOldGroups(engine) { connection in
            let due = try TimelineEntryTable.due(connection, here, now: .noon, limit: 99)
            let places = due.map { "\($0.chat)-\($0.group - saturday.number)" }.sorted()
            // The entry of the chat with a person is settled, and the group in which nobody has a contact has none.
            #expect(places == ["2-0", "2-1", "3-0"])
            let rows = try CommunicationTable.ofEntry(connection, here, chat: ChatID(3), group: saturday.number)
            #expect(rows.map(\.contacts) == [[ContactID("502")]])
        }
    }

    /// Persons 7 and 8 and our own number 9 wrote in group G1 (chats 2, 3 and 5), 8 also in G2 (chat 4) where nobody
    /// has a contact; 7 also alone (chat 1). Person 7 has the contact 501, and 8 in chat 3 had 502 once.
    private func withOldGroups(_ engine: TestEngine, _ check: @Sendable (any SQLConnection) throws -> Void) async throws
    {
        try await withOpenDatabase(engine) { database async throws in
            _ = try await migrate(database, migrations.filter { $0.number < 11 }, now: .noon)
            try await database.write { connection in
                for id in [7, 8, 9] as [Int64] {
                    try insertOldPerson(connection, id, phone: "3460000000\(id)", isBusiness: id == 9)
                }
                for (chat, person, group, last) in oldChats { try insert(connection, here, chat, person, group, last) }
                try insert(connection, elsewhere, 2, 7, "G1", 10)
                for message in oldMessages { try insert(connection, message) }
                try LinkTable.insert(connection, here, sampleLink(1, person: 7, contact: "501"))
                for chat in [1, 2, 3] as [Int64] { try insertEntry(connection, chat) }
                try connection.run(
                    """
                    INSERT INTO communications (workspace_id, chat_id, entry_group, part, contacts, state,
                        communication_id, hash, stamp, sent_at)
                    VALUES (\(here), 3, \(saturday.number), 1, '502', 'standing', '9001', 'h', 1, 1)
                    """)
            }
            _ = try await migrate(database, migrations, now: .noon)
            try await database.write { try check($0) }
        }
    }

    private let oldChats: [(Int64, Int64, String, Int64)] = [
        (1, 7, "", 5), (2, 7, "G1", 40), (3, 8, "G1", 90), (4, 8, "G2", 30), (5, 9, "G1", 60),
    ]

    /// Message, chat, sender as stored, direction, seconds, days after `saturday`. Message 5 was stored under a person
    /// who turned out to be 8.
    private let oldMessages: [(Int64, Int64, Int64?, String, Int64, Int64)] = [
        (1, 1, 7, "incoming", 5, 0), (2, 2, 7, "incoming", 10, 0), (3, 3, 8, "incoming", 20, 0),
        (4, 3, nil, "outgoing", 30, 0), (5, 3, 77, "incoming", 90, 1), (6, 4, 8, "incoming", 30, 0),
        (7, 5, 9, "incoming", 60, 0),
    ]

    private func insert(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: Int64, _ person: Int64, _ group: String,
        _ last: Int64
    ) throws {
        try connection.run(
            """
            INSERT INTO chats (workspace_id, chat_id, number_id, person_id, group_id, last_message_at)
            VALUES (\(workspace), \(chat), \(ventas), \(person), \(group), \(Timestamp.noon + .seconds(last)))
            """)
    }

    private func insert(
        _ connection: any SQLConnection, _ message: (Int64, Int64, Int64?, String, Int64, Int64)
    ) throws {
        let (id, chat, sender, direction, seconds, days) = message
        try connection.run(
            """
            INSERT INTO messages (workspace_id, message_id, wamid, chat_id, sender_id, direction, source, sent_at, day,
                kind, content)
            VALUES (\(here), \(id), \("wamid.\(id)"), \(chat), \(sender), \(direction), 'live',
                \(Timestamp.noon + .seconds(seconds)), \(saturday.number + days), 'text', '{}')
            """)
    }

    private func insertEntry(_ connection: any SQLConnection, _ chat: Int64) throws {
        try connection.run(
            """
            INSERT INTO timeline_entries (workspace_id, chat_id, entry_group, state, version, changed_at, due_at)
            VALUES (\(here), \(chat), \(saturday.number), 'settled', 3, 1, 1)
            """)
    }
}
