import Domain
import Foundation
import Storage
import Sync
import TestEngines
import Testing

struct IncomingWorkTests {
    @Test(arguments: TestEngine.available)
    func `many bodies become persons, chats and messages in one go`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.receive(
                try body(text("wamid.1", user: oriolUser), text("wamid.2", "again", at: 60)),
                try body(text("wamid.3", phone: linaPhone)), try body(text("wamid.4"), number: support),
                try body(echo("wamid.5", "our answer", at: 90), field: "smb_message_echoes"))
            #expect(try await office.bodies() == ["done", "done", "done", "done"])
            #expect(try await office.count("persons") == 2)
            #expect(try await office.count("chats") == 3)
            #expect(try await office.count("link_queue") == 2)
            let oriol = try #require(try await office.persons(of: "wamid.1")[0])
            #expect(try await office.persons(of: "wamid.2", "wamid.4", "wamid.5") == [oriol, oriol, oriol])
            let directions = try await office.texts("SELECT direction AS value FROM messages ORDER BY wamid")
            #expect(directions == ["incoming", "incoming", "incoming", "incoming", "outgoing"])
            let senders = try await office.numbers(
                """
                SELECT COALESCE(sender_id, 0) AS value FROM messages WHERE wamid IN ('wamid.1', 'wamid.5') ORDER BY wamid
                """
            )
            #expect(senders == [oriol.value, 0])
            #expect(try await office.incoming.step() == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `reading everything again changes nothing`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.receive(
                try body(text("wamid.1", user: oriolUser), statuses: [status("wamid.9", "read")]),
                try body(text("wamid.2", phone: linaPhone)), try body(edit("wamid.3", of: "wamid.1", to: "two", at: 9)),
                try body(changedNumber("wamid.4", from: oriolPhone, oldUser: oriolUser, to: "34600000001", at: 60)),
                try body(changedNumber("wamid.5", from: "34600000001", to: "34600000002", at: 120)))
            let before = try await office.everything()
            let replayed = try await office.database.write {
                try IntakeTable.replay($0, here, from: .beginning, onlyFailed: false)
            }
            #expect(replayed == 5)
            while try await office.incoming.step() > 0 {}
            let after = try await office.everything()
            #expect(after == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a body that cannot be read is kept as such, and its neighbours are read`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.receive(
                try body(text("wamid.1")), Data("{\"object\":".utf8), try body(text("wamid.2")), Data("[1]".utf8))
            #expect(try await office.bodies() == ["done", "unreadable", "done", "unreadable"])
            let problems = try await office.texts("SELECT problem AS value FROM intake WHERE problem IS NOT NULL")
            #expect(problems.count == 2 && problems.allSatisfy { !$0.isEmpty })
            #expect(try await office.count("messages") == 2)
        }
    }

    @Test(arguments: TestEngine.available, [1, 3])
    func `a body that the database refuses does not hold up the others`(
        engine: TestEngine, neighbours: Int
    ) async throws {
        try await withOffice(engine) { office in
            try await office.refuse("sticker")
            let sticker = message("wamid.s", ["type": "sticker", "sticker": ["id": "1"]], phone: linaPhone)
            var bodies = try (1..<neighbours).map { try body(text("wamid.\($0)")) }
            bodies.insert(try body(text("wamid.x", phone: linaPhone), sticker), at: bodies.count / 2)
            try await office.receive(bodies)
            #expect(try await office.bodies().filter { $0 == "failed" }.count == 1)
            #expect(try await office.bodies().filter { $0 == "done" }.count == neighbours - 1)
            #expect(try await office.persons(of: "wamid.x", "wamid.s") == [nil, nil])
            #expect(try await office.count("messages") == neighbours)
            try await office.database.write {
                try $0.run("DROP INDEX refused")
                _ = try IntakeTable.replay($0, here, from: .beginning, onlyFailed: true)
            }
            while try await office.incoming.step() > 0 {}
            #expect(try await office.count("messages") == neighbours + 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what came for an account that is not connected is kept to be read again`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let foreign = try body(text("wamid.1"), account: "999")
            let nameless = try body(text("wamid.2"), number: BusinessNumberID("999"), account: nil)
            try await office.receive(foreign, nameless)
            #expect(try await office.count("messages") == 0)
            #expect(try await office.bodies() == ["unreadable", "unreadable"])
            let problems = try await office.texts("SELECT problem AS value FROM intake")
            #expect(problems.allSatisfy { $0.contains("not connected") })
        }
    }

    @Test(arguments: TestEngine.available)
    func `an entry that names no account goes by its number`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.receive(try body(text("wamid.1"), account: nil))
            #expect(try await office.persons(of: "wamid.1")[0] != nil)
            #expect(try await office.count("unknown_parts") == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `parts that are new are counted with a sample, once a body`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let hologram = message("wamid.1", ["type": "hologram", "hologram": ["depth": 3]])
            try await office.receive(try body(hologram), try body(text("wamid.2"), field: "new_field"))
            let parts = try await office.texts("SELECT part || ' ' || name AS value FROM unknown_parts ORDER BY part")
            #expect(parts == ["field new_field", "message hologram"])
            #expect(try await office.persons(of: "wamid.1")[0] != nil)
            #expect(try await office.texts("SELECT kind AS value FROM messages") == ["unknown"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `what HubSpot tells names records to read again`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot()
            let event: JSON = [
                [
                    "subscriptionType": "contact.propertyChange", "objectId": 501, "portalId": 10_203_040,
                    "propertyName": "phone", "propertyValue": "x", "occurredAt": 1_795_262_400_000,
                ],
                ["subscriptionType": "contact.deletion", "objectId": 502, "portalId": 10_203_040],
                ["subscriptionType": "contact.deletion", "objectId": 503, "portalId": 999],
            ]
            try await office.receive([try event.encoded(), Data("no".utf8)], source: "hubspot")
            try await office.receive([Data("x".utf8)], source: "carrier pigeon")
            let contacts = try await office.texts("SELECT contact_id AS value FROM contact_rereads ORDER BY contact_id")
            #expect(contacts == ["501", "502"])
            #expect(try await office.bodies() == ["done", "unreadable", "unreadable"])
        }
    }
}

extension Office {
    fileprivate func bodies() async throws -> [String] {
        try await texts("SELECT state AS value FROM intake ORDER BY intake_id")
    }

    /// A row that the database will not take.
    fileprivate func refuse(_ kind: String) async throws {
        try await database.write { connection in
            _ = try MessageTable.store(
                connection, here,
                MessageTable.NewMessage(
                    message: Message(
                        id: MessageID(1), chat: ChatID(1), whatsAppID: WhatsAppMessageID("wamid.first"),
                        direction: .incoming, sentAt: .noon, content: .sticker(MediaFile(), isAnimated: false),
                        replyTo: nil),
                    source: .live, day: saturday, intake: nil))
            try connection.run("CREATE UNIQUE INDEX refused ON messages (workspace_id, kind) WHERE kind = 'sticker'")
        }
    }

    /// Every row that bodies are made into.
    fileprivate func everything() async throws -> [String] {
        try await texts(
            """
            SELECT 'p' || person_id || ' ' || COALESCE(phone, '') || ' ' || COALESCE(user_id, '') || ' ' ||
                COALESCE(merged_into, 0) AS value FROM persons
            UNION ALL SELECT 'a' || person_id || ' ' || kind || ' ' || value || ' ' || since || ' ' || until
                FROM person_aliases
            UNION ALL SELECT 'c' || chat_id || ' ' || person_id || ' ' || last_message_at FROM chats
            UNION ALL SELECT 'm' || message_id || ' ' || chat_id || ' ' || wamid || ' ' || content FROM messages
            UNION ALL SELECT 's' || wamid || ' ' || status FROM message_statuses
            ORDER BY value
            """)
    }
}
