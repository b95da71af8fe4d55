import Domain
import Testing

@testable import HubSpot

struct ChangedContactsCursorTests {
    @Test func `a pass begins two minutes before the moment it is asked for`() {
        #expect(ChangedContactsCursor(since: .noon).anchor == .noon - .seconds(120))
    }

    @Test func `a quiet account costs one search a pass`() {
        let cursor = ChangedContactsCursor(since: .noon)
        #expect(
            cursor.advance(page([], hasMore: false)) == .done(ChangedContactsCursor(since: .noon + .seconds(180))))
    }

    @Test func `a full page goes on from its last contact's time`() {
        let cursor = ChangedContactsCursor(since: .noon)
        let last = Timestamp.noon + .seconds(5)
        guard case .more(let next) = cursor.advance(page([(1, .noon), (2, last)], hasMore: true)) else {
            Issue.record("the pass ended")
            return
        }
        #expect(next.anchor == last)
        #expect(next.pastID == nil)
    }

    @Test func `a page of one millisecond is read by record id`() throws {
        let cursor = ChangedContactsCursor(since: .noon + .seconds(120))
        let next = try #require(more(cursor.advance(page([(3, .noon), (1, .noon)], hasMore: true))))
        #expect(next.search["sorts"]?.array.first?["propertyName"] == "hs_object_id")
        let after = try #require(more(next.advance(page([(1, .noon), (2, .noon)], hasMore: true))))
        #expect(after.pastID == ContactID("2"))
        let beyond = try #require(more(after.advance(page([(3, .noon)], hasMore: false))))
        #expect(beyond.anchor == .noon + .milliseconds(1))
        #expect(beyond.pastID == nil)
    }

    @Test func `the cursor is stored as text and read again`() throws {
        var cursor = ChangedContactsCursor(since: .noon + .seconds(120))
        #expect(ChangedContactsCursor(cursor.description) == cursor)
        cursor = try #require(more(cursor.advance(page([(3, .noon), (1, .noon)], hasMore: true))))
        #expect(ChangedContactsCursor(cursor.description) == cursor)
    }

    @Test(arguments: ["", "1 2", "x - -", "1 - x", "1 2 3 4"])
    func `what is no cursor is none`(text: String) {
        #expect(ChangedContactsCursor(text) == nil)
    }

    @Test(arguments: UInt64(1)...60)
    func `no change is missed while contacts change between the pages`(seed: UInt64) throws {
        var account = ChangingAccount(seed: seed)
        var cursor = ChangedContactsCursor(since: .noon)
        var seen: [ContactID: Timestamp] = [:]
        var pages = 0
        while let next = more(try account.read(&cursor, into: &seen)) {
            cursor = next
            account.changeSome()
            pages += 1
            try #require(pages < 2000)
        }
        for (id, changedAt) in account.changedBeforeThePass {
            #expect(seen[id].map { $0 >= changedAt } == true)
        }
    }

    private func page(_ contacts: [(Int, Timestamp)], hasMore: Bool) -> ChangedContactsPage {
        ChangedContactsPage(
            results: contacts.map { .changed("\($0.0)", at: $0.1) }, hasMore: hasMore, total: contacts.count,
            askedAt: .noon + .seconds(180))
    }
}

private func more(_ step: ChangedContactsCursor.Step) -> ChangedContactsCursor? {
    if case .more(let cursor) = step { cursor } else { nil }
}

/// An account whose contacts go on changing while they are read, and some of which were imported in one millisecond.
private struct ChangingAccount {
    private var contacts: [Int: Timestamp] = [:]
    private var random: SeededRandom
    private var now = Timestamp.noon + .seconds(3600)
    let changedBeforeThePass: [ContactID: Timestamp]

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        let imported = Timestamp.noon + .seconds(Int.random(in: 0...60, using: &random))
        for id in 1...Int.random(in: 1...900, using: &random) {
            let spread = Int.random(in: 0...300, using: &random)
            contacts[id] = random.chance(40) ? imported : .noon + .milliseconds(spread)
        }
        changedBeforeThePass = Dictionary(
            uniqueKeysWithValues: contacts.map { (ContactID("\($0.key)"), $0.value) })
    }

    mutating func changeSome() {
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            now = now + .milliseconds(1)
            contacts[Int.random(in: 1...contacts.count, using: &random)] = now
        }
        if random.chance(90) { now = now + .seconds(1) }
    }

    /// Pages of 50, so that there are many.
    mutating func read(
        _ cursor: inout ChangedContactsCursor, into seen: inout [ContactID: Timestamp]
    ) throws -> ChangedContactsCursor.Step {
        let found = try contacts.filter { try fits($0.key, $0.value, cursor) }
        let byID = cursor.pastID != nil
        let sorted = found.sorted { byID ? $0.key < $1.key : $0.value < $1.value }
        let results = sorted.prefix(50).map { Contact.changed("\($0.key)", at: $0.value) }
        for contact in results { seen[contact.id] = contact.modifiedAt }
        return cursor.advance(
            ChangedContactsPage(results: results, hasMore: sorted.count > 50, total: sorted.count, askedAt: now))
    }

    /// What the filters of the search say.
    private func fits(_ id: Int, _ changedAt: Timestamp, _ cursor: ChangedContactsCursor) throws -> Bool {
        let filters = cursor.search["filterGroups"]?.array.first?["filters"]?.array ?? []
        return try filters.allSatisfy { filter in
            let value = try #require(filter["value"]?.integer)
            let own = filter["propertyName"] == "hs_object_id" ? Int64(id) : changedAt.milliseconds
            switch filter["operator"]?.text {
            case "GTE": return own >= value
            case "LT": return own < value
            case "GT": return own > value
            default: return false
            }
        }
    }
}

extension Contact {
    fileprivate static func changed(_ id: String, at moment: Timestamp) -> Contact {
        Contact(
            id: ContactID(id), firstName: nil, lastName: nil, email: nil, owner: nil, phones: [], modifiedAt: moment)
    }
}
