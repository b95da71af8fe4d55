import Testing

@testable import Sync

/// An hour is for ever here: who waits that long has not heard the news, and the time limit of the test says so.
@Suite(.timeLimit(.minutes(10))) struct WakeUpTests {
    @Test func `news wakes, also news from before the wait`() async {
        let changes = Changes()
        let wakeUp = WakeUp(changes, at: [.links])
        changes.announce(.links)
        await wakeUp.wait(atMost: .seconds(3600))
        async let waiting: Void = wakeUp.wait(atMost: .seconds(3600))
        changes.announce(.links)
        await waiting
    }

    @Test func `without news of its own the limit wakes`() async {
        let changes = Changes()
        let wakeUp = WakeUp(changes, at: [.links])
        changes.announce(.intake)
        await wakeUp.wait(atMost: .milliseconds(1))
        await wakeUp.wait(atMost: .zero)
    }

    @Test func `who is cancelled waits no longer`() async {
        let wakeUp = WakeUp(Changes(), at: [.links])
        let waiting = Task { await wakeUp.wait(atMost: .seconds(3600)) }
        waiting.cancel()
        await waiting.value
    }
}
