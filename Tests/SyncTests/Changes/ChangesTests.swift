import Domain
import Testing

@testable import Sync

struct ChangesTests {
    @Test func `a listener hears its topics, one without topics hears all`() async {
        let changes = Changes()
        var links = changes.subscribe(to: [.links, .chat(ChatID(7))]).makeAsyncIterator()
        var all = changes.subscribe().makeAsyncIterator()
        for topic in [Changes.Topic.intake, .links, .chat(ChatID(8)), .chat(ChatID(7))] { changes.announce(topic) }
        #expect(await links.next() == .links)
        #expect(await links.next() == .chat(ChatID(7)))
        #expect(await all.next() == .intake)
        #expect(await all.next() == .links)
    }

    @Test func `a slow listener keeps the newest`() async {
        let changes = Changes()
        let listener = changes.subscribe()
        for id in 1...1000 as ClosedRange<Int64> { changes.announce(.chat(ChatID(id))) }
        var heard = listener.makeAsyncIterator()
        #expect(await heard.next() == .chat(ChatID(937)))
    }
}
