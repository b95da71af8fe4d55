import Domain
import Foundation
import Storage
import Sync
import TestEngines
import Testing

/// What is stored of groups.
struct IncomingGroupWorkTests {
    @Test(arguments: TestEngine.available)
    func `a group is one chat, whoever writes in it`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.receive(
                try body(inGroup("wamid.1"), inGroup("wamid.2", phone: linaPhone, at: 5)),
                try body(toGroup("wamid.3", "A las 9", at: 6), field: "smb_message_echoes"), try groupMade("Obra Norte")
            )
            #expect(try await office.count("chats") == 1)
            let chat = try #require(try await office.groupChat())
            #expect(chat.side == .group(northGroup) && chat.lastMessageAt == .noon + .seconds(6))
            let members = try await office.members()
            #expect(members.map(\.person.phone) == [oriolPhone, linaPhone])
            #expect(members.map(\.since) == [.noon, .noon + .seconds(5)])
            let senders = try await office.database.read { connection in
                try MessageTable.ofDay(connection, here, chat.id, saturday).map(\.sender)
            }
            #expect(senders == members.map(\.person.id) + [nil])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a group is known before anybody writes, and nobody has written last`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.receive(try joined(oriolPhone, at: 60), try groupMade("Obra Norte"))
            #expect(try await office.groupChat()?.lastMessageAt == nil)
            let item = try #require(try await office.groupItem())
            #expect(item.group?.displayName == "Obra Norte" && item.group?.participants == 1)
            #expect(item.group?.group.createdAt == .noon && item.group?.group.seenAt == .noon)
        }
    }

    @Test(arguments: TestEngine.available)
    func `numbers of our own are nobody's participant`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.receive(
                try joined("525512340000", oriolPhone), try body(inGroup("wamid.1", phone: "5215512340000")),
                try body(statuses: [groupStatus("wamid.2", "read", of: "525512340000")]))
            #expect(try await office.members().map(\.person.phone) == [oriolPhone])
            #expect(try await office.count("participant_statuses") == 0)
            #expect(try await office.count("messages") == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `each participant's status is kept, and the message came as far as it came with anybody`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            try await office.receive(
                try body(
                    statuses: [
                        groupStatus("wamid.1", "delivered", of: oriolPhone, at: 5),
                        groupStatus("wamid.1", "failed", of: linaPhone, at: 4),
                    ]))
            #expect(try await office.statuses() == ["delivered"])
            try await office.receive(
                try body(statuses: [groupStatus("wamid.1", "read", of: oriolPhone, at: 9)]),
                try body(statuses: [groupStatus("wamid.1", "sent", of: nil, at: 1)]))
            #expect(try await office.statuses() == ["read"])
            // To whom a message came is in the group; to whom it did not may be.
            #expect(try await office.members().map(\.person.phone) == [oriolPhone])
            #expect(try await office.count("participant_statuses") == 3)
        }
    }

    @Test(arguments: TestEngine.available)
    func `who asks to be let in is shown as asking`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let ask = { (type: String, seconds: Int64) in
                try groupBody(
                    "group_participants_update", at: seconds,
                    ["type": .string("group_join_request_\(type)"), "wa_id": .string(linaPhone)])
            }
            try await office.receive(try ask("created", 1))
            #expect(try await office.members().map(\.state) == [.asking])
            try await office.receive(try joined(linaPhone, at: 2))
            #expect(try await office.members().map(\.state) == [.inside])
            try await office.receive(try left(linaPhone, at: 3), try ask("created", 4))
            #expect(try await office.members().map(\.state) == [.asking])
            try await office.receive(try ask("revoked", 5))
            #expect(try await office.members().map(\.state) == [.out])
        }
    }

    @Test(arguments: TestEngine.available)
    func `two who turn out to be one were one participant all along`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let hidden = { (id: String, seconds: Int64) in
                message(
                    id, ["type": "text", "text": ["body": "x"], "group_id": .string(northGroup.value)], phone: nil,
                    user: oriolUser, at: seconds)
            }
            try await office.receive(
                try joined(oriolPhone, at: 10), try body(hidden("wamid.1", 5)),
                try body(statuses: [groupStatus("wamid.9", "read", of: oriolPhone, at: 20)]))
            #expect(try await office.members().count == 2)
            try await office.receive(try body(text("wamid.2", user: oriolUser, at: 30)))
            let members = try await office.members()
            #expect(members.map(\.since) == [.noon + .seconds(5)])
            #expect(try await office.persons(of: "wamid.1", "wamid.2") == [members[0].person.id, members[0].person.id])
            #expect(
                try await office.numbers("SELECT person_id AS value FROM participant_statuses") == [
                    members[0].person.id.value
                ])
        }
    }

    @Test(arguments: TestEngine.available, 0..<12 as Range<UInt64>)
    func `whatever the order and however often, the same bodies make the same group`(
        engine: TestEngine, seed: UInt64
    ) async throws {
        var random = SeededRandom(seed: seed)
        let story = try Self.story()
        let expected = try await Self.told(story, engine)
        let again = (story + story.shuffled(using: &random).prefix(6)).shuffled(using: &random)
        #expect(try await Self.told(again, engine) == expected)
    }

    private static func told(_ bodies: [Data], _ engine: TestEngine) async throws -> [String] {
        try await withOffice(engine) { office in
            // The same bytes come once through the door; a repetition has others around them.
            for (index, body) in bodies.enumerated() {
                try await office.receive(body + Data(String(repeating: " ", count: index).utf8))
            }
            return try await office.groupFacts()
        }
    }

    /// Three people come and go, write, and are written to.
    private static func story() throws -> [Data] {
        [
            try groupMade("Obra", at: 1), try groupRenamed("Obra Norte", at: 40),
            try joined(oriolPhone, linaPhone, at: 5),
            try body(inGroup("wamid.1", at: 8)), try left(oriolPhone, at: 20), try body(inGroup("wamid.2", at: 50)),
            try body(inGroup("wamid.3", phone: "447700900123", at: 3)), try left("447700900123", at: 90_000),
            try joined("447700900123", at: 200_000),
            try body(
                statuses: [
                    groupStatus("wamid.4", "delivered", of: linaPhone, at: 30),
                    groupStatus("wamid.4", "delivered", of: oriolPhone, at: 31),
                ]),
            try body(statuses: [groupStatus("wamid.4", "read", of: linaPhone, at: 35)]),
            try body(statuses: [groupStatus("wamid.4", "sent", of: nil, at: 29)]),
            try groupBody("group_status_update", at: 60, ["type": "group_suspend"]),
            try groupBody("group_status_update", at: 61, ["type": "group_suspend_cleared"]),
            try left(linaPhone, at: 300_000), try groupDeleted(at: 400_000),
        ]
    }
}

extension Office {
    fileprivate func statuses() async throws -> [String] {
        try await texts("SELECT status AS value FROM message_statuses ORDER BY wamid")
    }

    /// Everything about the group, with people by their number.
    fileprivate func groupFacts() async throws -> [String] {
        try await texts(
            """
            SELECT 'g' || state || ' ' || subject || ' ' || subject_at || ' ' || suspension || ' ' || created_at || ' ' ||
                deleted_at || ' ' || seen_at AS value FROM group_chats
            UNION ALL SELECT 'p' || p.phone || ' ' || g.since || ' ' || COALESCE(g.until, 0) || ' ' || g.since_day || ' ' ||
                COALESCE(g.until_day, 0) || ' ' || COALESCE(g.ending, '-')
                FROM group_participants AS g JOIN persons AS p ON p.person_id = g.person_id
            UNION ALL SELECT 's' || COALESCE(p.phone, '-') || ' ' || s.wamid || ' ' || s.status || ' ' ||
                COALESCE(s.sent_at, 0) || ' ' || COALESCE(s.delivered_at, 0) || ' ' || COALESCE(s.read_at, 0)
                FROM participant_statuses AS s LEFT JOIN persons AS p ON p.person_id = s.person_id
            UNION ALL SELECT 'm' || wamid || ' ' || status || ' ' || COALESCE(delivered_at, 0) FROM message_statuses
            UNION ALL SELECT 'c' || COUNT(*) || ' ' || MAX(last_message_at) FROM chats
            ORDER BY value
            """)
    }
}
