import Domain
import TestEngines
import Testing

@testable import Storage

/// Whoever sees the chats of some numbers sees the people there, in every list.
struct PersonSightTests {
    @Test(arguments: TestEngine.available)
    func `whoever has a chat with a number or was in a group on it is seen`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try meet(connection)
            let everybody = (1...6).map { PersonID($0) }
            func seen(_ sight: Sight, in workspace: WorkspaceID = here) throws -> [Int64] {
                try PersonSight.seen(connection, workspace, among: everybody, sight).map(\.value).sorted()
            }
            #expect(try seen(.some([ventas])) == [1, 3, 4, 6])
            #expect(try seen(.some([support])) == [2, 3])
            #expect(try seen(.some([ventas, support])) == [1, 2, 3, 4, 6])
            #expect(try seen(.some([])) == [])
            #expect(try seen(.all) == [1, 2, 3, 4, 5, 6])
            #expect(try seen(.some([ventas]), in: elsewhere) == [])
            #expect(try PersonSight.seen(connection, here, among: [], .some([ventas])).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `each list holds those who are seen, page by page, and counts no others`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try meet(connection)
            for person in 1...5 as ClosedRange<Int64> { try decide(connection, person) }
            let sight = Sight.some([ventas])
            var links = LinkList.Filter()
            links.sight = sight
            #expect(try walk { try LinkList.page(connection, here, links, $0) }.map(\.person.value) == [4, 3, 1])
            let blocks = BlockList.Filter(sight: sight)
            #expect(try walk { try BlockList.page(connection, here, blocks, $0) }.map(\.person.value) == [4, 3, 1])
            let writes = PhoneWriteList.Filter(sight: sight)
            #expect(
                try walk { try PhoneWriteList.page(connection, here, writes, $0) }.map(\.person.value) == [4, 3, 1])
            let persons = PersonList.Filter(sight: sight)
            #expect(
                try walk { try PersonList.page(connection, here, persons, $0) }.map(\.person.id.value) == [6, 4, 3, 1])
            let verdicts = VerdictFilter(sight: sight)
            #expect(try walk { try SuggestionList.page(connection, here, verdicts, $0) }.map(\.person.value) == [3, 1])
            #expect(try walk { try ConflictList.page(connection, here, verdicts, $0) }.map(\.person.value) == [4])
            #expect(try SuggestionList.counts(connection, here, sight) == (1, 1))
            #expect(try ConflictList.counts(connection, here, sight) == (1, 0))
            #expect(try SuggestionList.counts(connection, here) == (2, 1))
            #expect(try ConflictList.counts(connection, here) == (2, 0))
        }
    }

    @Test(arguments: TestEngine.available)
    func `by name, by phone and among those without a link nobody else is found`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try meet(connection)
            let sight = Sight.some([support])
            #expect(try NamedPersons.find(connection, here, "person", sight, limit: 9).map(\.value) == [3, 2])
            #expect(try NamedPersons.find(connection, here, "person", limit: 9).count == 6)
            let phone = PhoneFilter(text: "+34 600 000 001")
            let filter = PersonList.Filter(phone: phone, sight: sight)
            #expect(try PersonList.page(connection, here, filter, PageRequest(limit: 9)).items.isEmpty)
            let unlinked = try PersonTable.unlinked(connection, here, sight, after: nil, limit: 9)
            #expect(unlinked.map(\.id.value) == [2, 3])
        }
    }

    @Test func `whether somebody is seen is looked up by index`() async throws {
        try await withDatabase(.sqlite) { database in
            var filter = LinkList.Filter()
            filter.sight = .some([ventas])
            let query = LinkList.query(here, filter)
            let plan = try await database.read { connection in
                try connection.rows("EXPLAIN QUERY PLAN " + query.statement(after: nil, limit: 51))
                    .map { try $0.text("detail") }
            }
            let looks = plan.filter { $0.contains("sighted") || $0.contains("stay") }
            #expect(looks.count >= 3 && looks.allSatisfy { $0.hasPrefix("SEARCH") }, "\(plan)")
        }
    }

    /// 1 and 4 write to Ventas, 2 to Support, 3 to both; 5 to nobody; 6 is in a group on Ventas.
    private func meet(_ connection: any SQLConnection) throws {
        for id in 1...6 as ClosedRange<Int64> {
            try PersonTable.insert(
                connection, here, samplePerson(id, phone: "3460000000\(id)"), at: .noon, now: .noon)
        }
        let chats = [(ventas, 1), (support, 2), (ventas, 3), (support, 3), (ventas, 4)] as [(BusinessNumberID, Int64)]
        for (index, (number, person)) in chats.enumerated() {
            _ = try ChatTable.findOrMake(
                connection, here, number: number, side: .person(PersonID(person)), at: .noon,
                newID: { ChatID(Int64(index + 11)) })
        }
        let group = try ChatTable.findOrMake(
            connection, here, number: ventas, side: .group(GroupID("G1")), at: nil, newID: { ChatID(20) })
        let stay = ParticipantTable.Stay(
            person: PersonID(6), participation: Participation(since: .noon, until: .noon, ending: nil),
            days: DaySpan(first: saturday, last: saturday))
        try ParticipantTable.replace(connection, here, group, PersonID(6), with: [stay])
    }

    /// Everybody has a link, a block and a phone written; 4 and 5 are conflicts, the others suggestions, 1 is put off.
    private func decide(_ connection: any SQLConnection, _ person: Int64) throws {
        try LinkTable.insert(connection, here, sampleLink(30 + person, person: person, contact: "\(person)"))
        try LinkBlockTable.save(
            connection, here,
            LinkBlock(person: PersonID(person), contact: ContactID("9"), author: .liaison, blockedAt: .noon))
        try PhoneWriteTable.save(
            connection, here,
            PhoneWrite(
                id: PhoneWriteID(40 + person), person: PersonID(person), contact: ContactID("\(person)"),
                link: LinkID(30 + person), change: PhoneChange(property: "phone", before: "1", after: "2"),
                author: .liaison, state: .written, askedAt: .noon, dueAt: nil, settledAt: .noon))
        let verdict = LinkVerdict(
            person: PersonID(person), kind: person < 4 ? .suggestion : .conflict, reason: "", candidates: [],
            decidedAt: .noon)
        try LinkVerdictTable.save(connection, here, verdict)
        if person == 1 { try LinkVerdictTable.dismiss(connection, here, verdict) }
    }

    /// All pages of one line each.
    private func walk<Item, Key>(_ page: (PageRequest<Key>) throws -> ListPage<Item, Key>) throws -> [Item] {
        var request = PageRequest<Key>(limit: 1)
        var found: [Item] = []
        repeat {
            let part = try page(request)
            found += part.items
            request.after = part.next
        } while request.after != nil
        return found
    }
}
