import Domain
import Linking
import TestEngines
import Testing

@testable import Storage

@Suite struct InboxListTests {
    private static func filters() -> [InboxList.Filter] {
        var filters: [InboxList.Filter] = []
        for numbers in [InboxWorld.numbers, Array(InboxWorld.numbers.prefix(1)), Array(InboxWorld.numbers.dropFirst())]
        {
            for assignee in [nil, .nobody, .member(InboxWorld.member)] as [InboxList.Assignee?] {
                for isClosed in [nil, false, true] as [Bool?] {
                    for (isUnlinked, isUnread) in [(false, false), (true, false), (false, true), (true, true)] {
                        var filter = InboxList.Filter(numbers: Set(numbers))
                        filter.assignee = assignee
                        filter.isClosed = isClosed
                        filter.isUnlinked = isUnlinked
                        filter.isUnread = isUnread
                        filters.append(filter)
                    }
                }
            }
        }
        return filters
    }

    @Test(arguments: TestEngine.available)
    func `whatever narrows the list, its pages are what looking at every chat gives`(
        engine: TestEngine
    ) async throws {
        for seed in UInt64(1)...3 {
            let world = InboxWorld(seed: seed)
            try await inTransaction(engine) { connection in
                try world.write(connection)
                for filter in Self.filters() {
                    var found: [ChatID] = []
                    var after: InboxList.Key?
                    repeat {
                        var walk = InboxWalk(workspace: here, filter: filter, viewer: world.viewer, after: after)
                        walk.scanMax = 7
                        let page = try InboxList.page(connection, walk, limit: 4, now: .noon)
                        #expect(page.items.count <= 4)
                        found += page.items.map(\.chat.id)
                        after = page.next
                    } while after != nil
                    #expect(found == world.listed(filter), "seed \(seed), \(filter)")
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `each chat tells what is unread, what was said last, and who answers`(engine: TestEngine) async throws {
        let world = InboxWorld(seed: 9)
        try await inTransaction(engine) { connection in
            try world.write(connection)
            var filter = InboxList.Filter(numbers: Set(InboxWorld.numbers))
            filter.isClosed = nil
            let page = try InboxList.page(
                connection, here, filter, world.viewer, after: nil, limit: 100, now: .noon)
            #expect(page.items.count == world.chats.count && page.next == nil)
            for item in page.items {
                let chat = try #require(world.chats.first { $0.id == item.chat.id })
                #expect(item.unread == world.unread(chat))
                #expect(item.standing.isClosed == chat.isClosed)
                #expect((item.standing.assignee?.value ?? 0) == chat.assignee)
                #expect((item.linkState == .linked) == chat.isLinked)
                let last = chat.messages.max {
                    ($0.message.sentAt, $0.message.id) < ($1.message.sentAt, $1.message.id)
                }
                #expect(item.latest?.content == last?.message.content)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `another workspace has none of them`(engine: TestEngine) async throws {
        let world = InboxWorld(seed: 4)
        try await inTransaction(engine) { connection in
            try world.write(connection)
            let filter = InboxList.Filter(numbers: Set(InboxWorld.numbers))
            let page = try InboxList.page(
                connection, elsewhere, filter, world.viewer, after: nil, limit: 100, now: .noon)
            #expect(page.items.isEmpty)
            let named = try InboxList.find(
                connection, elsewhere, world.chats.map(\.id), filter, world.viewer, limit: 100, now: .noon)
            #expect(named.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a chat is found by a number in any spelling, by either name, and by its group`(
        engine: TestEngine
    ) async throws {
        try await inTransaction(engine) { connection in
            try PersonTable.insert(
                connection, here, samplePerson(1, user: "U.1", phone: "447700900123"), at: .noon, now: .noon)
            try PersonTable.setNames(
                connection, here, PersonID(1), PersonReference(profileName: "Jürgen Hill"), at: .noon)
            try connectHubSpot(connection)
            _ = try ContactTable.store(connection, here, [sampleReading("21")], now: .noon)
            while try ContactWordTable.writeNext(connection, here, limit: 7) {}
            try LinkTable.insert(connection, here, sampleLink(1, person: 1, contact: "21"))
            let chat = try ChatTable.findOrMake(
                connection, here, number: ventas, side: .person(PersonID(1)), at: .noon, newID: { ChatID(1) })
            let group = try ChatTable.findOrMake(
                connection, here, number: ventas, side: .group(GroupID("G")), at: .noon, newID: { ChatID(2) })
            try GroupTable.save(
                connection, here, group, Group(subject: Group.Told("Obra Norte", at: .noon), seenAt: .noon))
            let search = InboxSearch(connection, here)
            for text in [
                "+44 7700 900123", "07700900123", "447700900123", "4477009", "hill jurgen", "JUR", "contact 21",
            ] {
                let found = try search.chats(ContactQuery(text, defaultRegion: .init("GB")))
                #expect(found == [chat], "\(text)")
            }
            #expect(try search.chats(ContactQuery("norte ob", defaultRegion: nil)) == [group])
            #expect(try search.chats(ContactQuery("nobody", defaultRegion: nil)).isEmpty)
        }
    }
}
