import Domain
import Testing

@testable import Sync

struct TroublesTests {
    @Test func `a trouble is news once, and keeps its beginning while it lasts`() {
        let troubles = Troubles()
        func note(_ word: String, at seconds: Int) -> Bool {
            troubles.note("mirror", word: word, sentence: "", now: .noon + .seconds(seconds), nextTryAt: nil)
        }
        #expect(note("unreachable", at: 0))
        #expect(!note("unreachable", at: 5))
        #expect(troubles.all.map(\.since) == [.noon])
        #expect(note("invalid_token", at: 9))
        #expect(troubles.all.map(\.since) == [.noon + .seconds(9)])
        troubles.clear("mirror")
        #expect(troubles.all.isEmpty)
        #expect(note("invalid_token", at: 20))
    }
}
