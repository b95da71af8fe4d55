import Domain

/// What Meta's words about a number mean. The gravest is told.
extension NumberState {
    init(_ number: BusinessNumber, _ facts: NumberFacts, _ health: NumberHealth) {
        let status = number.status?.uppercased()
        if let stopped = Self.stopped(status, health) {
            self = stopped
        } else if let unregistered = Self.unregistered(status, facts) {
            self = unregistered
        } else if let limited = Self.limited(status, number, facts, health) {
            self = limited
        } else {
            self = .ready
        }
    }

    private static func stopped(_ status: String?, _ health: NumberHealth) -> NumberState? {
        if case .blocked = health.word {
            let reasons = health.reasons.isEmpty ? "Account quality in WhatsApp Manager says why." : health.reasons
            return NumberState(
                .stopped, "Meta lets nothing through from this number: \(reasons) What is written waits meanwhile.")
        }
        guard let status, ["BANNED", "RESTRICTED", "DELETED"].contains(status) else { return nil }
        return NumberState(
            .stopped,
            "Meta has stopped this number (\(status)). Open Account quality in WhatsApp Manager and resolve what is "
                + "listed there. What is written waits meanwhile.")
    }

    private static func unregistered(_ status: String?, _ facts: NumberFacts) -> NumberState? {
        if facts.codeVerification?.uppercased() == "NOT_VERIFIED", status != "CONNECTED" {
            return NumberState(
                .unregistered, "Nobody has proven to Meta that this number is yours. Verify it in WhatsApp Manager.")
        }
        let isElsewhere = facts.platform.map { $0.uppercased() != "CLOUD_API" } ?? false
        guard isElsewhere || ["PENDING", "DISCONNECTED", "OFFLINE", "UNVERIFIED"].contains(status) else { return nil }
        return NumberState(
            .unregistered,
            "The number is not registered for the Cloud API, so nothing arrives and nothing leaves. Register it in "
                + "WhatsApp Manager, or with its PIN when the account is connected.")
    }

    private static func limited(
        _ status: String?, _ number: BusinessNumber, _ facts: NumberFacts, _ health: NumberHealth
    ) -> NumberState? {
        if case .limited = health.word {
            return NumberState(.limited, "Meta takes only some of its messages. \(health.reasons)".trimmed)
        }
        if status == "FLAGGED" || status == "RATE_LIMITED" || number.quality?.uppercased() == "RED" {
            return NumberState(
                .limited,
                "Too many customers blocked or reported this number. Stop campaigns until its quality recovers, or "
                    + "Meta lowers how many people it may write to.")
        }
        if let name = facts.nameStatus?.uppercased(), ["DECLINED", "EXPIRED"].contains(name) {
            return NumberState(
                .limited, "Meta has not accepted the display name (\(name)). Change it in WhatsApp Manager.")
        }
        return nil
    }
}

extension String {
    fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
