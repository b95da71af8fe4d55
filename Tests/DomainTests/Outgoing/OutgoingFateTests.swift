import Domain
import Testing

struct OutgoingFateTests {
    private let wamid = WhatsAppMessageID("wamid.1")
    private let trouble = SendingTrouble(word: "x", sentence: "Something.")

    /// Everything that can happen to a message, in any order, as often as it likes.
    private enum Event: CaseIterable {
        case begin, accept, refuse, later, network, unsure, abandon, prove, giveUp, fail, cancel, assume
    }

    @Test(arguments: 0..<500)
    func `whatever comes in whatever order, nothing that may have left leaves again`(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        var fate = OutgoingFate(queuedAt: .noon)
        var now = Timestamp.noon
        // A call that may have arrived, of which nobody has said that it did not.
        var mayHaveLeft = false
        for _ in 0..<40 {
            now = now + .seconds(Int64.random(in: 0...90, using: &random))
            let before = fate
            switch Event.allCases.randomElement(using: &random) ?? .begin {
            case .begin:
                let begins = fate.begin(at: now)
                #expect(!begins || !mayHaveLeft)
                if begins { mayHaveLeft = true }
            case .accept: end(&fate, .accepted(SendingReceipt(whatsAppID: wamid)), before, now)
            case .refuse: if end(&fate, .refused(trouble), before, now) { mayHaveLeft = false }
            case .later: if end(&fate, .later(trouble, .message), before, now) { mayHaveLeft = false }
            case .network: if end(&fate, .later(trouble, .network), before, now) { mayHaveLeft = false }
            case .unsure: end(&fate, .unsure(trouble), before, now)
            case .abandon: fate.abandon()
            case .prove: fate.prove(wamid)
            case .giveUp: _ = fate.giveUp(at: now)
            case .fail: _ = fate.fail(trouble)
            case .cancel: _ = fate.cancel()
            case .assume: _ = fate.assumeSent()
            }
            if before.state == .accepted { #expect(fate == before) }
            if fate.state == .accepted { #expect(fate.whatsAppID == wamid) }
            if [.failed, .unknown, .unsure].contains(fate.state) { #expect(fate.trouble != nil) }
            if [.queued, .unsure].contains(fate.state) { #expect(fate.dueAt != nil) }
        }
    }

    /// True if a call was under way, so that its end was heard.
    @discardableResult
    private func end(
        _ fate: inout OutgoingFate, _ outcome: SendingOutcome, _ before: OutgoingFate, _ now: Timestamp
    ) -> Bool {
        fate.end(outcome, of: fate.attempts, at: now)
        return [.sending, .unsure, .unknown].contains(before.state)
    }

    @Test func `an answer to an earlier call changes nothing, unless it proves that the message left`() {
        var fate = OutgoingFate(queuedAt: .noon)
        _ = fate.begin(at: .noon)
        fate.end(.later(trouble, .network), of: 1, at: .noon)
        _ = fate.begin(at: .noon)
        fate.end(.refused(trouble), of: 1, at: .noon)
        #expect(fate.state == .sending)
        fate.end(.accepted(SendingReceipt(whatsAppID: wamid)), of: 1, at: .noon)
        #expect(fate.state == .accepted)
    }

    @Test func `Meta's own trouble is tried again a few times, more and more seldom`() {
        var fate = OutgoingFate(queuedAt: .noon)
        var waits: [Duration] = []
        while fate.begin(at: .noon) {
            fate.end(.later(trouble, .message), of: fate.attempts, at: .noon)
            if let due = fate.dueAt { waits.append(due - .noon) }
        }
        #expect(fate.state == .failed && fate.attempts == OutgoingFate.triesMax)
        #expect(waits == [30, 60, 120, 240, 480, 960, 1_920].map { .seconds($0) })
    }

    @Test func `news that comes after a person was told still counts`() {
        var fate = OutgoingFate(queuedAt: .noon)
        _ = fate.begin(at: .noon)
        fate.end(.unsure(trouble), of: 1, at: .noon)
        #expect(fate.giveUp(at: .noon) == false)
        #expect(fate.giveUp(at: .noon + OutgoingFate.newsWithin) == true)
        #expect(fate.state == .unknown)
        fate.prove(wamid)
        #expect(fate.state == .accepted && fate.trouble == nil)
    }

    @Test func `a signal whose answer was lost is simply sent again`() {
        var fate = OutgoingFate(queuedAt: .noon, isHarmlessTwice: true)
        _ = fate.begin(at: .noon)
        fate.end(.unsure(trouble), of: 1, at: .noon)
        #expect(fate.state == .queued)
    }
}
