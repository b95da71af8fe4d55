import Domain
import Testing

@testable import WhatsApp

struct SendingOutcomeTests {
    private func outcome(_ code: Int64) -> SendingOutcome {
        SendingOutcome(WhatsAppFailure(GraphError(code: code, message: "Words")))
    }

    private func obstacle(_ code: Int64) -> SendingOutcome.Obstacle? {
        guard case .later(_, let obstacle) = outcome(code) else { return nil }
        return obstacle
    }

    private func isRefused(_ code: Int64) -> Bool {
        if case .refused(let trouble) = outcome(code) { trouble.code == code } else { false }
    }

    @Test func `a dead token stops the account, and a held number only itself`() {
        for code: Int64 in [0, 190, 3, 10, 200, 299, 131005] { #expect(obstacle(code) == .account, "\(code)") }
        for code: Int64 in [368, 131031, 131037, 131042, 131045, 133010] {
            #expect(obstacle(code) == .number(.seconds(900)), "\(code)")
        }
    }

    @Test func `limits make whoever is meant wait`() {
        #expect(obstacle(131056) == .pair)
        #expect(obstacle(130429) == .number(.seconds(5)))
        #expect(obstacle(80007) == .number(.seconds(300)))
        for code: Int64 in [1, 2, 131000, 131016, 133004] { #expect(obstacle(code) == .message, "\(code)") }
    }

    @Test func `everything else is Meta's last word`() {
        for code: Int64 in [131047, 131026, 131049, 131050, 100, 132001, 131048, 999_999] {
            #expect(isRefused(code), "\(code)")
        }
        guard case .refused(let trouble) = outcome(131064) else { return }
        #expect(trouble.word == SendingTrouble.complaintsWord)
    }

    @Test func `what may have been passed on is never tried again by itself`() {
        for failure in [WhatsAppFailure.unknownOutcome("lost"), .unreadable("HTTP 502 without a JSON object")] {
            guard case .unsure = SendingOutcome(failure) else {
                Issue.record("\(failure)")
                continue
            }
        }
        guard case .later(_, .network) = SendingOutcome(WhatsAppFailure.unreachable("refused")) else {
            Issue.record("unreachable")
            return
        }
    }
}
