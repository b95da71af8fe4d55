import Domain
import WhatsApp

/// What asking for a phone's address book or history came to. Pure.
enum SharingStep {
    /// Meta's words for the ways in which it is too late to ask.
    private static let usedUp: Int64 = 2_593_107
    private static let tooLate: Int64 = 2_593_108
    private static let refused: Int64 = 2_593_109

    /// The first that is to be asked for now or later: of one number the contacts first, and the history only when that
    /// is settled, for an old message is shown under its contact's name.
    static func next(_ sharings: [PhoneSharing]) -> PhoneSharing? {
        let open = sharings.filter { sharing in
            !sharing.state.isSettled && sharing.dueAt != nil
                && (sharing.kind == .contacts
                    || !sharings.contains {
                        $0.number == sharing.number && $0.kind == .contacts && !$0.state.isSettled
                    })
        }
        return open.min { ($0.dueAt ?? .beginning, $0.number) < ($1.dueAt ?? .beginning, $1.number) }
    }

    /// Noted before the request leaves.
    static func begin(_ sharing: PhoneSharing) -> PhoneSharing {
        var next = sharing
        next.state = .asking
        next.sentence = next.state.sentence(sharing.kind)
        next.attempts += 1
        return next
    }

    /// - Parameters:
    ///   - before: as it was before `begin`.
    ///   - failure: `nil` = WhatsApp took the request.
    static func end(_ before: PhoneSharing, _ failure: WhatsAppFailure?, now: Timestamp) -> PhoneSharing {
        guard let failure else { return settled(before, .asked, now: now) }
        switch failure.code {
        // A request whose answer was lost was heard after all.
        case usedUp: return settled(before, before.state == .asking ? .asked : .usedUp, now: now)
        case tooLate: return settled(before, .tooLate, now: now)
        case refused: return settled(before, .refused, now: now)
        default: break
        }
        var next = before
        next.attempts += 1
        next.sentence = failure.sentence
        switch failure {
        case .retryLater(_, let after): next.dueAt = now + after
        case .unreachable, .unreadable, .reconnect: next.dueAt = now + pause(next.attempts)
        case .unknownOutcome:
            next.state = .asking
            next.dueAt = now + pause(next.attempts)
        case .final, .fixRequest, .useTemplate:
            next.state = .failed
            next.dueAt = nil
        }
        return next
    }

    private static func settled(
        _ before: PhoneSharing, _ state: PhoneSharing.State, now: Timestamp
    ) -> PhoneSharing {
        var next = before
        next.attempts += 1
        next.dueAt = nil
        if state == .asked { next.askedAt = now }
        next.state = state
        next.sentence = state.sentence(before.kind)
        return next
    }

    /// One day is all there is, so never more than ten minutes.
    private static func pause(_ attempts: Int64) -> Duration {
        .seconds(min(600, 5 << min(attempts - 1, 7)))
    }
}
