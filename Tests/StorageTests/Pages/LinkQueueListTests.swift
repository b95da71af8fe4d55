import Domain
import Linking
import Storage
import TestEngines
import Testing

/// The lists behind the tabs of the links page.
struct LinkQueueListTests {
    @Test(arguments: TestEngine.available)
    func `only standing links whose person has another number are listed as changed`(
        engine: TestEngine
    ) async throws {
        try await inTransaction(engine) { connection in
            for (id, phone) in [(Int64(1), "34600000001"), (2, "34600000002"), (3, "34600000003")] {
                try PersonTable.insert(connection, here, samplePerson(id, phone: phone), at: .noon, now: .noon)
                var link = sampleLink(10 + id, person: id, contact: "\(id)")
                link.phone = sampleKey(phone)
                try LinkTable.insert(connection, here, link)
            }
            for person in [1, 2] as [Int64] {
                let moment = Timestamp.noon + .seconds(1)
                try PersonTable.setPhone(connection, here, PersonID(person), "3461111111\(person)", at: moment)
            }
            try LinkTable.end(connection, here, LinkID(12), reason: "gone", at: .noon)
            var filter = LinkList.Filter(state: .active)
            filter.hasChangedNumber = true
            let changed = try LinkList.page(connection, here, filter, PageRequest(limit: 10)).items
            #expect(changed.map(\.id) == [LinkID(11)])
            #expect(changed.first?.phone == sampleKey("34600000001"))
            try LinkTable.setPhone(connection, here, LinkID(11), sampleKey("34611111111"))
            #expect(try LinkList.page(connection, here, filter, PageRequest(limit: 10)).items.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever has neither link nor block is listed as unlinked, page by page`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            for id in 1...7 as ClosedRange<Int64> {
                let person = samplePerson(id, phone: "3460000000\(id)", isBusiness: id == 7)
                try PersonTable.insert(connection, here, person, at: .noon, now: .noon)
            }
            try LinkTable.insert(connection, here, sampleLink(11, person: 1, contact: "1"))
            try LinkTable.insert(connection, here, sampleLink(12, person: 2, contact: "2"))
            try LinkTable.end(connection, here, LinkID(12), reason: "gone", at: .noon)
            try LinkBlockTable.save(
                connection, here,
                LinkBlock(person: PersonID(3), contact: ContactID("3"), author: .liaison, blockedAt: .noon))
            try PersonTable.markMerged(connection, here, PersonID(4), into: PersonID(5))
            var found: [Int64] = []
            var request = PageRequest<PersonID>(limit: 1)
            repeat {
                let page = try PersonList.page(connection, here, PersonList.Filter(isUnlinked: true), request)
                found += page.items.map(\.person.id.value)
                request.after = page.next
            } while request.after != nil
            #expect(found == [6, 5, 2])
        }
    }

    @Test(arguments: TestEngine.available)
    func `what was put off is counted apart, until its evidence changes`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            for person in 1...3 as ClosedRange<Int64> { try suggest(connection, person, ["501"]) }
            for person in [1, 2] as [Int64] {
                let verdict = try #require(try LinkVerdictTable.find(connection, here, PersonID(person)))
                try LinkVerdictTable.dismiss(connection, here, verdict)
            }
            #expect(try SuggestionList.counts(connection, here) == (1, 2))
            try suggest(connection, 1, ["501", "502"])
            #expect(try SuggestionList.counts(connection, here) == (2, 1))
            let dismissed = try SuggestionList.page(
                connection, here, VerdictFilter(wasDismissed: true), PageRequest(limit: 9)
            ).items.filter(\.isDismissed)
            #expect(dismissed.map(\.person) == [PersonID(2)])
            try LinkVerdictTable.reopen(connection, here, PersonID(2))
            #expect(try SuggestionList.counts(connection, here) == (3, 0))
            #expect(try ConflictList.counts(connection, here) == (0, 0))
        }
    }

    private func suggest(_ connection: any SQLConnection, _ person: Int64, _ contacts: [String]) throws {
        let candidates = contacts.map { id in
            LinkCandidate(
                contact: ContactID(id), name: id, verdict: "ambiguous", fit: "national", rule: "national-form",
                kind: "national-form/national", property: "phone", text: "1", personKey: nil, contactKey: nil,
                reason: "", wouldChange: "", duplicates: [], isSafeForAll: false)
        }
        try LinkVerdictTable.save(
            connection, here,
            LinkVerdict(
                person: PersonID(person), kind: .suggestion, reason: "", candidates: candidates, decidedAt: .noon))
    }
}
