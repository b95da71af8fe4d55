import Domain
import Storage
import TestEngines
import Testing

struct ParticipantTableTests {
    @Test(arguments: TestEngine.available)
    func `who is in a group is asked by day and by moment`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try setTheScene(connection)
            func persons(_ days: Int64) throws -> [Int64] {
                let day = LocalDay(number: saturday.number + days)
                return try ParticipantTable.persons(connection, here, chat, on: day).map(\.value)
            }
            #expect(try [-1, 0, 1, 2, 3].map(persons) == [[], [7], [7], [8], [7, 8]])
            #expect(try ParticipantTable.isKnown(connection, here, chat, PersonID(7), at: day(1)))
            #expect(try !ParticipantTable.isKnown(connection, here, chat, PersonID(7), at: day(2)))
            #expect(try !ParticipantTable.isKnown(connection, elsewhere, chat, PersonID(7), at: day(1)))
            #expect(try ParticipantTable.stays(connection, here, chat, of: PersonID(7)).count == 2)
            #expect(try ParticipantTable.chats(connection, here, of: PersonID(8)) == [chat])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a day counts as linked by somebody who was there that day`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try setTheScene(connection)
            try LinkTable.insert(connection, here, sampleLink(1, person: 8, contact: "501"))
            let linked = try [0, 1, 2, 3].map { number in
                try ParticipantTable.hasLinked(connection, here, chat, on: LocalDay(number: saturday.number + number))
            }
            #expect(linked == [false, false, true, true])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a sign is kept once, and the messages that matter are found behind each end`(
        engine: TestEngine
    ) async throws {
        try await inTransaction(engine) { connection in
            try setTheScene(connection)
            let left = ParticipantSign(.left, at: .noon + .seconds(50))
            #expect(try GroupSignTable.add(connection, here, chat, PersonID(7), left))
            #expect(try !GroupSignTable.add(connection, here, chat, PersonID(7), left))
            for (id, seconds) in [(1, 40), (2, 30), (3, 50), (4, 70), (5, 60)] as [(Int64, Int64)] {
                var new = sampleMessage(id, at: .noon + .seconds(seconds))
                new.message.sender = PersonID(7)
                _ = try MessageTable.store(connection, here, new)
            }
            let signs = try GroupSignTable.all(connection, here, chat, PersonID(7))
            #expect(
                Set(signs) == [
                    left, ParticipantSign(.wrote, at: .noon + .seconds(30)),
                    ParticipantSign(.wrote, at: .noon + .seconds(60)),
                ])
            try GroupSignTable.move(connection, here, from: PersonID(7), to: PersonID(8))
            #expect(try GroupSignTable.all(connection, here, chat, PersonID(8)) == [left])
        }
    }

    @Test(arguments: TestEngine.available)
    func `who asks to be let in is known until there is an answer`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            let (ana, ben) = (PersonID(7), PersonID(8))
            for (person, kind, seconds) in [(ana, .asked, 1), (ben, .asked, 2), (ben, .withdrew, 3)]
                as [(PersonID, ParticipantSign.Kind, Int64)]
            {
                _ = try GroupSignTable.add(
                    connection, here, chat, person, ParticipantSign(kind, at: .noon + .seconds(seconds)))
            }
            #expect(try GroupSignTable.asking(connection, here, chat) == [ana: .noon + .seconds(1)])
        }
    }

    @Test(arguments: TestEngine.available)
    func `statuses of two who turn out to be one are one, each step at its earliest`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            func tell(_ status: MessageStatus, _ person: Int64?, _ seconds: Int64) throws {
                let told = ReceivedStatus(
                    whatsAppID: wamid, number: ventas, status: status, at: .noon + .seconds(seconds),
                    recipient: PersonReference(), group: GroupID("G1"))
                try ParticipantStatusTable.apply(connection, here, told, to: person.map { PersonID($0) })
            }
            try tell(.sent, nil, 1)
            try tell(.read, 7, 9)
            try tell(.delivered, 7, 8)
            try tell(.delivered, 8, 5)
            try tell(.delivered, 8, 6)
            #expect(try ParticipantStatusTable.of(connection, here, wamid).map(\.status) == [.sent, .read, .delivered])
            #expect(
                try ParticipantStatusTable.move(connection, here, from: PersonID(7), to: PersonID(8)) == [wamid])
            let told = try ParticipantStatusTable.of(connection, here, wamid)
            #expect(told.map(\.person) == [nil, PersonID(8)] && told.map(\.status) == [.sent, .read])
            let status = try #require(groupStatus(told))
            try MessageStatusTable.set(connection, here, wamid, status)
            let row = try connection.row("SELECT * FROM message_statuses")
            #expect(try row?.text("status") == "read")
            #expect(try row?.timestamp("delivered_at") == .noon + .seconds(5))
            #expect(try row?.timestamp("read_at") == .noon + .seconds(9))
            #expect(try ParticipantStatusTable.move(connection, here, from: PersonID(7), to: PersonID(8)).isEmpty)
        }
    }

    private let chat = ChatID(1)
    private let wamid = WhatsAppMessageID("wamid.9")

    /// Person 7 is there on days 0 and 1 and again from day 3, 8 from day 2 on; 9 is a number of our own.
    private func setTheScene(_ connection: any SQLConnection) throws {
        for id in [7, 8, 9] as [Int64] {
            try PersonTable.insert(
                connection, here, samplePerson(id, phone: "3460000000\(id)", isBusiness: id == 9), at: .noon, now: .noon
            )
        }
        try ParticipantTable.replace(
            connection, here, chat, PersonID(7), with: [stay(7, 0, 1), stay(7, 3, nil)])
        try ParticipantTable.replace(connection, here, chat, PersonID(8), with: [stay(8, 2, nil)])
        try ParticipantTable.replace(connection, here, chat, PersonID(9), with: [stay(9, 0, nil)])
    }

    private func stay(_ person: Int64, _ first: Int64, _ last: Int64?) -> ParticipantTable.Stay {
        ParticipantTable.Stay(
            person: PersonID(person),
            participation: Participation(since: day(first), until: last.map(day), ending: last.map { _ in .left }),
            days: DaySpan(
                first: LocalDay(number: saturday.number + first),
                last: last.map { LocalDay(number: saturday.number + $0) }))
    }

    private func day(_ number: Int64) -> Timestamp { .noon + .seconds(number * 86_400) }
}
