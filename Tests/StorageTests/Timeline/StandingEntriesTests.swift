import Domain
import Storage
import TestEngines
import Testing

/// Which entries a change of links, mappings, contacts or owners brings back.
struct StandingEntriesTests {
    @Test(arguments: TestEngine.available)
    func `every day of every chat of a person is marked, and nobody else's`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try setTheScene(connection)
            let sunday = LocalDay(number: saturday.number + 1)
            for (id, chat, day) in [
                (1, 1, saturday), (2, 1, saturday), (3, 1, sunday), (4, 2, saturday), (5, 3, saturday),
            ] {
                _ = try MessageTable.store(connection, here, sampleMessage(Int64(id), chat: Int64(chat), day: day))
            }
            let pace = TimelineEntryTable.Pace()
            try TimelineEntryTable.markAll(connection, here, person: PersonID(7), pace: pace, now: .noon)
            let due = try TimelineEntryTable.due(connection, here, now: .noon + pace.gather, limit: 99)
            let places = due.map { "\($0.chat) \($0.group)" }.sorted()
            #expect(places == ["1 \(saturday.number)", "1 \(sunday.number)", "2 \(saturday.number)"])
            #expect(try TimelineEntryTable.due(connection, here, now: .noon, limit: 99).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a number's entries are those of its chats`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try settleEntries(connection)
            try TimelineWalkTable.start(connection, here, ventas)
            try walk(connection)
            #expect(try marked(connection) == [1, 3])
        }
    }

    @Test(arguments: TestEngine.available)
    func `an owner's entries are those of mapped numbers and of owned contacts`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try settleEntries(connection)
            let mapping = UserMapping(
                id: UserMappingID(1), number: support, owner: OwnerID("8"), from: .beginning, until: nil)
            try UserMappingTable.insert(connection, here, mapping, author: .liaison, now: .noon)
            try markOwner(connection)
            #expect(try marked(connection) == [2, 3])
            try UserMappingTable.replaceAll(connection, here, support, at: .noon, by: .liaison)
            try settleEntries(connection)
            try markOwner(connection)
            #expect(try marked(connection) == [3])
            try settleEntries(connection)
            try WorkspaceTable.save(connection, company(fallback: OwnerID("8")))
            try markOwner(connection)
            #expect(try marked(connection) == [1, 2, 3])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a contact's entries are those of the persons linked to it`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try settleEntries(connection)
            try TimelineEntryTable.markStanding(connection, here, contact: ContactID("501"), now: .noon)
            #expect(try marked(connection) == [1, 2])
            try LinkTable.end(connection, here, LinkID(1), reason: "", at: .noon)
            try settleEntries(connection)
            try TimelineEntryTable.markStanding(connection, here, contact: ContactID("501"), now: .noon)
            #expect(try marked(connection).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a chat's entries come back even when they were refused`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try settleEntries(connection)
            try connection.run("UPDATE timeline_entries SET state = 'refused', attempts = 9, failure = 'x'")
            try TimelineEntryTable.markStanding(connection, here, chat: ChatID(2), now: .noon)
            try TimelineEntryTable.markStanding(connection, elsewhere, chat: ChatID(3), now: .noon)
            #expect(try marked(connection) == [2])
            let due = try TimelineEntryTable.due(connection, here, now: .noon, limit: 9)
            #expect(due.map(\.attempts) == [0])
            #expect(due.map(\.version) == [2])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a group's days are marked by who was there, and its standing entries by everybody in it`(
        engine: TestEngine
    ) async throws {
        try await inTransaction(engine) { connection in
            try setTheScene(connection)
            let group = try ChatTable.findOrMake(
                connection, here, number: ventas, side: .group(GroupID("G1")), at: .noon, newID: { ChatID(9) })
            let days = (0...3).map { LocalDay(number: saturday.number + $0) }
            for (id, day) in zip((11 as Int64)..., days) {
                _ = try MessageTable.store(connection, here, sampleMessage(id, chat: 9, day: day))
            }
            let stay = ParticipantTable.Stay(
                person: PersonID(8), participation: Participation(since: .noon, until: .noon, ending: .left),
                days: DaySpan(first: days[1], last: days[2]))
            try ParticipantTable.replace(connection, here, group, PersonID(8), with: [stay])
            let pace = TimelineEntryTable.Pace()
            try TimelineEntryTable.markAll(connection, here, person: PersonID(8), pace: pace, now: .noon)
            #expect(try dueDays(connection) == [days[1], days[2]])
            for mark in marks {
                try connection.run("UPDATE timeline_entries SET state = 'settled'")
                try mark(connection)
                #expect(try dueDays(connection) == [days[1], days[2]])
            }
            try TimelineEntryTable.mark(
                connection, here, chat: group, days: DaySpan(first: days[2], last: nil), pace: pace, now: .noon)
            #expect(try dueDays(connection) == [days[1], days[2], days[3]])
        }
    }

    private let marks: [@Sendable (any SQLConnection) throws -> Void] = [
        { try TimelineEntryTable.markStanding($0, here, contact: ContactID("502"), now: .noon) },
        { try TimelineEntryTable.markStanding($0, here, ownedBy: OwnerID("8"), now: .noon) },
        {
            try TimelineWalkTable.start($0, here, ventas)
            try walk($0)
        },
        { try TimelineEntryTable.markStandingGroups($0, here, person: PersonID(8), now: .noon) },
    ]

    private func dueDays(_ connection: any SQLConnection) throws -> [LocalDay] {
        try TimelineEntryTable.due(connection, here, now: .noon + .seconds(60), limit: 99)
            .filter { $0.chat == ChatID(9) }.map { LocalDay(number: $0.group) }.sorted()
    }

    /// Person 7 is contact 501 and writes to both numbers; person 8 is contact 502, owned by 8, and writes to `ventas`.
    private func setTheScene(_ connection: any SQLConnection) throws {
        for (chat, number, person) in [(1, ventas, 7), (2, support, 7), (3, ventas, 8)] {
            _ = try ChatTable.findOrMake(
                connection, here, number: number, side: .person(PersonID(Int64(person))), at: .noon,
                newID: { ChatID(Int64(chat)) })
        }
        let contacts = [sampleReading("501"), sampleReading("502", owner: "8")]
        _ = try ContactTable.store(connection, here, contacts, now: .noon)
        guard try LinkTable.active(connection, here, person: PersonID(8)) == nil else { return }
        try LinkTable.insert(connection, here, sampleLink(1, person: 7, contact: "501"))
        try LinkTable.insert(connection, here, sampleLink(2, person: 8, contact: "502"))
    }

    /// One settled entry for each chat.
    private func settleEntries(_ connection: any SQLConnection) throws {
        try setTheScene(connection)
        try connection.run("DELETE FROM timeline_entries")
        for chat in 1...3 as ClosedRange<Int64> {
            try TimelineEntryTable.mark(
                connection, here, chat: ChatID(chat), day: saturday, pace: TimelineEntryTable.Pace(), now: .beginning)
        }
        for entry in try TimelineEntryTable.due(connection, here, now: .noon, limit: 9) {
            try TimelineEntryTable.settle(
                connection, here, entry, owner: nil, written: true, pace: TimelineEntryTable.Pace(), now: .beginning)
        }
    }

    private func markOwner(_ connection: any SQLConnection) throws {
        try TimelineEntryTable.markStanding(connection, here, ownedBy: OwnerID("8"), now: .noon)
        try TimelineWalkTable.start(connection, here, owner: OwnerID("8"))
        try walk(connection)
    }

    private func company(fallback: OwnerID) -> Workspace {
        Workspace(id: here, name: "", timeZone: "UTC", defaultRegion: nil, granularity: .day, fallbackOwner: fallback)
    }

    private func marked(_ connection: any SQLConnection) throws -> [Int64] {
        try TimelineEntryTable.due(connection, here, now: .noon, limit: 9).map(\.chat.value).sorted()
    }
}

/// To the end, in slices of one.
private func walk(_ connection: any SQLConnection) throws {
    while try TimelineWalkTable.isUnderWay(connection, here) {
        try TimelineWalkTable.markSlice(
            connection, here, limit: 1, pace: TimelineEntryTable.Pace(gather: .zero), now: .noon)
    }
}
