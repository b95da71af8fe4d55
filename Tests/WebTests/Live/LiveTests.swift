import Domain
import HTTPTypes
import Sync
import Testing

@testable import Web

@Suite struct LiveTests {
    @Test func `a new line is told to look once, and then of every change`() async {
        let changes = Changes()
        var beats = liveBeats(of: changes, calm: .zero, silence: .seconds(3600)).makeAsyncIterator()
        #expect(await beats.next() != nil)
        changes.announce(.intake)
        #expect(await beats.next() != nil)
    }

    @Test func `a line that hears nothing is told to look now and then`() async {
        var beats = liveBeats(of: Changes(), calm: .zero, silence: .milliseconds(1)).makeAsyncIterator()
        for _ in 0..<5 {
            #expect(await beats.next() != nil)
        }
    }

    @Test func `a storm of changes is one beat while the page is left in calm`() async {
        let changes = Changes()
        let calm = Duration.milliseconds(50)
        var beats = liveBeats(of: changes, calm: calm, silence: .seconds(3600)).makeAsyncIterator()
        _ = await beats.next()
        let started = ContinuousClock.now
        for number in 0..<1000 {
            changes.announce(.chat(ChatID(Int64(number))))
        }
        _ = await beats.next()
        changes.announce(.intake)
        _ = await beats.next()
        // Three beats are two pauses, less what passed before the clock was read.
        #expect(ContinuousClock.now - started >= calm)
    }

    @Test func `seats come back when nobody holds them`() {
        let seats = Seats(count: 2)
        var taken = [seats.take(), seats.take()]
        #expect(taken.allSatisfy { $0 != nil })
        #expect(seats.take() == nil)
        taken.removeLast()
        #expect(seats.take() != nil)
    }
}
