import Domain
import HubSpot

extension RecordFailure {
    /// How soon a caller may come back where nobody says.
    private static let comeBackAfter = Duration.seconds(2)

    /// `nil` = not HubSpot's affair, such as a database that is away.
    init?(_ error: any Error, _ work: RecordWork, now: Timestamp) {
        switch error {
        case let failure as RecordFailure: self = failure
        case let failure as HubSpotFailure: self.init(hubSpot: failure, work, now: now)
        case let failure as OAuthFailure: self.init(oauth: failure, work, now: now)
        default: return nil
        }
    }

    private init(hubSpot failure: HubSpotFailure, _ work: RecordWork, now: Timestamp) {
        let (word, sentence) = (failure.word, failure.sentence)
        switch failure {
        case .invalidToken, .expiredToken: self = .needsReconnect(word: word, sentence)
        case .missingScopes: self = .lacksPermission(sentence)
        case .notFound: self = .notFound(sentence)
        case .conflict(let existing, _): self = .exists(existing, sentence)
        case .invalid(_, let problems): self = .invalid(sentence, problems: problems)
        case .waiting(let until, let reason):
            let again = reason.again(after: until - now)
            self = .notNow(
                until: until, word: word, Self.told([reason.sentence, work.leftBehind(failure), again]))
        case .unreachable(let detail):
            let reason = "HubSpot could not be reached (\(detail))."
            self = .notNow(
                until: now + Self.comeBackAfter, word: word,
                Self.told([reason, work.leftBehind(failure), WaitReason.soon]))
        case .unknownOutcome: self = .unsure
        case .refused, .unreadable: self = .refused(word: word, sentence)
        }
    }

    private init(oauth failure: OAuthFailure, _ work: RecordWork, now: Timestamp) {
        let again = failure.retryAt(now: now, attempt: 1)
        self =
            again.map {
                .notNow(
                    until: $0, word: failure.word,
                    Self.told([failure.reason, work.leftUnasked, WaitReason.again(after: $0 - now)]))
            } ?? .needsReconnect(word: failure.word, failure.sentence)
    }

    /// Whoever waits must act again: nothing goes on by itself, so the sentences for work that does are not for them.
    private static func told(_ sentences: [String?]) -> String {
        sentences.compactMap(\.self).joined(separator: " ")
    }
}

extension OAuthFailure {
    /// Without what is done about it behind the screen.
    fileprivate var reason: String {
        switch self {
        case .busy(let status, _): "HubSpot gives out no tokens at the moment (HTTP \(status))."
        case .disconnected, .codeRefused, .wrongApp, .unreachable, .refused, .unreadable: sentence
        }
    }
}

extension WaitReason {
    fileprivate static let soon = "Try again in a moment."

    /// When somebody in front of a screen may try again. In words that need no clock: this is told in any time zone.
    fileprivate func again(after wait: Duration) -> String {
        switch self {
        case .burst, .search, .reservedForPeople, .refusedByHubSpot, .locked: Self.again(after: wait)
        // When the day ends is said with the reason.
        case .daily, .dailyReserve: "Try again after that."
        case .moving: "Try again later today."
        case .serverTrouble, .noAnswer: Self.soon
        }
    }

    fileprivate static func again(after wait: Duration) -> String {
        let seconds = Int64((wait / .seconds(1)).rounded(.up))
        return switch seconds {
        case ...2: soon
        case ...90: "Try again in \(seconds) seconds."
        default: "Try again in \((seconds + 59) / 60) minutes."
        }
    }
}

extension HubSpotFailure {
    /// Nothing happened, or nothing that a repetition would double, and it may pass while somebody waits.
    func pass(now: Timestamp) -> Timestamp? {
        switch self {
        case .waiting(let until, _): max(until, now + .milliseconds(1))
        case .unreachable: now + .milliseconds(100)
        case .invalidToken, .expiredToken, .missingScopes, .notFound, .conflict, .invalid, .unknownOutcome, .refused,
            .unreadable:
            nil
        }
    }
}
