import Domain
import TestEngines
import Testing

@testable import Storage

@Suite struct AuditListTests {
    @Test(arguments: TestEngine.available)
    func `the latest entry comes first, whatever the order of the ids, page by page`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            for (id, minute) in [(1, 5), (2, 3), (3, 5), (4, 9), (5, 1)] as [(Int64, Int64)] {
                try AuditTable.add(connection, here, entry(id, at: minute))
            }
            try AuditTable.add(connection, elsewhere, entry(6, at: 7))
            #expect(try ids(connection, AuditList.Filter()) == [4, 3, 1, 2, 5])
            #expect(try ids(connection, AuditList.Filter(), limit: 2) == [4, 3, 1, 2, 5])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a person's entries are found, and those of who turned out to be them`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            for id in [1, 2, 3] as [Int64] {
                try PersonTable.insert(
                    connection, here, samplePerson(id, phone: "49151000000\(id)"), at: .noon, now: .noon)
            }
            try PersonTable.markMerged(connection, here, PersonID(2), into: PersonID(1))
            try AuditTable.add(connection, here, entry(11, subject: "person:1"))
            try AuditTable.add(connection, here, entry(12, subject: "person:2"))
            try AuditTable.add(connection, here, entry(13, subject: "person:3"))
            try AuditTable.add(connection, here, entry(14, subject: "person:12"))
            #expect(try ids(connection, AuditList.Filter(person: PersonID(1))) == [12, 11])
            #expect(try ids(connection, AuditList.Filter(person: PersonID(1)), limit: 1) == [12, 11])
            #expect(try ids(connection, AuditList.Filter(person: PersonID(9))) == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a contact's entries are found on every side of a change, and under ids merged into it`(
        engine: TestEngine
    ) async throws {
        try await inTransaction(engine) { connection in
            try ContactMergeTable.add(connection, here, [(ContactID("7"), ContactID("5"))], now: .noon)
            try AuditTable.add(connection, here, entry(1, subject: "contact:5", before: "city: Lugo"))
            try AuditTable.add(connection, here, entry(2, before: "contact:5", after: "contact:5"))
            try AuditTable.add(connection, here, entry(3, after: "contact:7"))
            try AuditTable.add(connection, here, entry(4, before: "contact: 5", after: "contact:55"))
            #expect(try ids(connection, AuditList.Filter(contact: ContactID("5"))) == [3, 2, 1])
            #expect(try ids(connection, AuditList.Filter(contact: ContactID("7"))) == [3])
        }
    }

    @Test(arguments: TestEngine.available)
    func `what was done and by whom is told once each, from this workspace only`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            #expect(try AuditList.verbs(connection, here) == ["link_made"])
            #expect(try AuditList.authors(connection, here) == [.liaison])
            for (id, verb, author) in [
                (1, "link_made", Author.liaison), (2, "link_ended", .token("mara")), (3, "link_ended", .token("kim")),
                (4, "block_lifted", .token("mara")),
            ] as [(Int64, String, Author)] {
                try AuditTable.add(connection, here, entry(id, by: author, verb: verb))
            }
            try AuditTable.add(connection, elsewhere, entry(5, by: .token("noor"), verb: "phone_written"))
            #expect(try AuditList.verbs(connection, here) == ["block_lifted", "link_ended", "link_made"])
            #expect(try AuditList.authors(connection, here) == [.liaison, .token("kim"), .token("mara")])
        }
    }

    @Test(arguments: TestEngine.available)
    func `verb, author and time narrow the list together`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            let mara = Author.token("mara")
            try AuditTable.add(connection, here, entry(1, at: 1, by: .liaison, verb: "link_made"))
            try AuditTable.add(connection, here, entry(2, at: 2, by: mara, verb: "link_made"))
            try AuditTable.add(connection, here, entry(3, at: 3, by: mara, verb: "link_ended"))
            try AuditTable.add(connection, here, entry(4, at: 4, by: .liaison, verb: "link_ended"))
            let questions: [(AuditList.Filter, [Int64])] = [
                (.init(verb: "link_made"), [2, 1]), (.init(verb: "link_ended"), [4, 3]), (.init(verb: "x"), []),
                (.init(author: "liaison"), [4, 1]), (.init(author: "token:mara"), [3, 2]),
                (.init(verb: "link_made", author: "token:mara"), [2]),
                (.init(verb: "link_ended", author: "liaison"), [4]),
                (.init(person: PersonID(1), verb: "link_ended", author: "token:mara"), [3]),
                (.init(from: minute(2)), [4, 3, 2]), (.init(until: minute(2)), [1]),
                (.init(from: minute(2), until: minute(4)), [3, 2]),
            ]
            for (filter, expected) in questions {
                #expect(try ids(connection, filter) == expected, "\(filter)")
                #expect(try ids(connection, filter, limit: 1) == expected, "\(filter)")
            }
        }
    }

    @Test func `filters use an index, and the list walks its key without sorting`() async throws {
        try await withDatabase(.sqlite) { database in
            let questions: [(AuditList.Filter, String)] = [
                (.init(person: PersonID(1)), "audit_mentions"), (.init(contact: ContactID("1")), "audit_mentions"),
                (.init(), "audit_time"), (.init(from: .noon), "audit_time"), (.init(author: "token:m"), "audit_author"),
                (.init(verb: "link_ended"), "audit_verb"),
            ]
            for (filter, expected) in questions {
                let statement: SQL =
                    "EXPLAIN QUERY PLAN " + AuditList.query(here, filter).statement(after: nil, limit: 51)
                let plan = try await database.read { connection in
                    try connection.rows(statement).map { try $0.text("detail") }.joined(separator: "\n")
                }
                #expect(plan.contains(expected), "\(plan)")
                // Only the page itself is sorted once more, and read by walking it.
                let search = plan.split(separator: "SCAN audit\n").first ?? ""
                let isSorted = filter.person != nil || filter.contact != nil
                #expect(search.contains("ORDER BY") == isSorted, "\(plan)")
            }
        }
    }

    /// All of it, in pages of `limit`.
    private func ids(
        _ connection: any SQLConnection, _ filter: AuditList.Filter, limit: Int = 50
    ) throws -> [Int64] {
        var request = PageRequest<AuditKey>(limit: limit)
        var found: [Int64] = []
        repeat {
            let page = try AuditList.page(connection, here, filter, request)
            found += page.items.map(\.id.value)
            request.after = page.next.flatMap { AuditKey(text: $0.text) }
        } while request.after != nil
        return found
    }

    private func minute(_ minute: Int64) -> Timestamp { .noon + .seconds(60 * minute) }

    private func entry(
        _ id: Int64, at minute: Int64 = 0, by author: Author = .liaison, verb: String = "link_made",
        subject: String = "person:1", before: String? = nil, after: String? = nil
    ) -> AuditEntry {
        AuditEntry(
            id: AuditID(id), at: self.minute(minute), author: author, verb: verb, subject: subject, before: before,
            after: after, reason: "Because.")
    }
}
