import Domain
import HubSpot

extension RecordFailure {
    /// How soon a caller may come back where nobody says.
    private static let comeBackAfter = Duration.seconds(2)

    /// `nil` = not HubSpot's affair, such as a database that is away.
    init?(_ error: any Error, now: Timestamp) {
        switch error {
        case let failure as RecordFailure: self = failure
        case let failure as HubSpotFailure: self.init(hubSpot: failure, now: now)
        case let failure as OAuthFailure: self.init(oauth: failure, now: now)
        default: return nil
        }
    }

    private init(hubSpot failure: HubSpotFailure, now: Timestamp) {
        let (word, sentence) = (failure.word, failure.sentence)
        switch failure {
        case .invalidToken, .expiredToken: self = .needsReconnect(word: word, sentence)
        case .missingScopes: self = .lacksPermission(sentence)
        case .notFound: self = .notFound(sentence)
        case .conflict(let existing, _): self = .exists(existing, sentence)
        case .invalid(_, let problems): self = .invalid(sentence, problems: problems)
        case .waiting(let until, _): self = .notNow(until: until, word: word, sentence)
        case .unreachable: self = .notNow(until: now + Self.comeBackAfter, word: word, sentence)
        case .unknownOutcome: self = .unsure
        case .refused, .unreadable: self = .refused(word: word, sentence)
        }
    }

    private init(oauth failure: OAuthFailure, now: Timestamp) {
        let again = failure.retryAt(now: now, attempt: 1)
        self =
            again.map { .notNow(until: $0, word: failure.word, failure.sentence) }
            ?? .needsReconnect(word: failure.word, failure.sentence)
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
