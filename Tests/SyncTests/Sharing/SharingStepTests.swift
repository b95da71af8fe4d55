import Domain
import Testing
import WhatsApp

@testable import Sync

struct SharingStepTests {
    private let contacts = PhoneSharing.planned(.contacts, of: ventas, now: .noon)
    private let history = PhoneSharing.planned(.history, of: ventas, now: .noon)

    private func refusal(_ code: Int64) -> WhatsAppFailure { .final(GraphError(code: code, message: "no")) }

    @Test func `contacts are asked for first, and the history when they are settled`() {
        #expect(SharingStep.next([history, contacts])?.kind == .contacts)
        var asked = contacts
        asked.state = .asked
        asked.dueAt = nil
        #expect(SharingStep.next([history, asked])?.kind == .history)
        var waiting = contacts
        waiting.dueAt = .noon + .seconds(60)
        #expect(SharingStep.next([history, waiting]) == waiting)
        let other = PhoneSharing.planned(.contacts, of: support, now: .noon)
        #expect(SharingStep.next([history, waiting, other]) == other)
    }

    @Test(arguments: [
        (2_593_107 as Int64, PhoneSharing.State.usedUp), (2_593_108, .tooLate), (2_593_109, .refused), (100, .failed),
    ])
    func `each refusal is a state with a sentence and is not tried again`(code: Int64, state: PhoneSharing.State) {
        let after = SharingStep.end(history, refusal(code), now: .noon)
        #expect(after.state == state && after.dueAt == nil)
        #expect(after.sentence.hasSuffix(".") || after.sentence.hasSuffix(")"))
    }

    @Test func `what was asked with an answer that was lost counts as asked when WhatsApp says that it had it`() {
        var unsure = SharingStep.begin(history)
        #expect(unsure.state == .asking)
        unsure = SharingStep.end(history, .unknownOutcome("reset"), now: .noon)
        #expect(unsure.state == .asking && unsure.dueAt != nil)
        #expect(SharingStep.end(unsure, refusal(2_593_107), now: .noon).state == .asked)
    }

    @Test func `trouble that passes is waited out, longer each time and never long`() {
        var sharing = history
        var pauses: [Duration] = []
        for _ in 0..<12 {
            sharing = SharingStep.end(sharing, .unreachable("down"), now: .noon)
            pauses.append((sharing.dueAt ?? .noon) - .noon)
        }
        #expect(sharing.state == .planned && pauses == pauses.sorted())
        #expect(pauses.first == .seconds(5) && pauses.last == .seconds(600))
    }

    @Test func `a number that came anew may be asked once more`() {
        var number = BusinessNumber(
            id: ventas, account: waba, displayPhone: "", verifiedName: "", quality: nil, status: nil)
        var done = history
        done.state = .complete
        #expect(SharingPlan.isToBeAsked(nil, number))
        #expect(!SharingPlan.isToBeAsked(done, number))
        number.onboardedAt = .noon + .seconds(1)
        #expect(SharingPlan.isToBeAsked(done, number))
        #expect(!SharingPlan.isToBeAsked(history, number))
    }
}
