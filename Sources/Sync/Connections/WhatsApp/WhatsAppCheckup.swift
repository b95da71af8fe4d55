import Domain
import WhatsApp

/// What was found out about an account's connection. What it means is decided from this alone.
struct WhatsAppCheckup: Sendable {
    /// Whether the app secret that we check signatures with is the app's.
    enum AppSecret: Sendable, Equatable {
        case right(AppSubscription?)
        case wrong
        /// Meta was not asked, or did not say.
        case notTold(String)
    }

    enum Subscription: Sendable, Equatable {
        case apps([SubscribedApp])
        case notTold(String)
    }

    enum Numbers: Sendable, Equatable {
        case listed([NumberReport])
        case notTold(String)
    }

    var account: WhatsAppAccountID
    var token: TokenFacts
    var appSecret: AppSecret
    var subscription: Subscription
    var numbers: Numbers
    /// Where webhooks are to go; `nil` = not known.
    var callbackURL: String?
    var heardAt: Timestamp?
    var connectedAt: Timestamp
    var now: Timestamp

    /// In the order in which one thing rests on another. What cannot work because of something before it is left out.
    var findings: [ConnectionFinding] {
        guard token.isValid else { return [validity] }
        return [validity, scopes, access, secret] + callback + [subscribed] + [numberFinding, arrivals]
    }

    /// The first bad finding says how the account is; what is only doubtful does not change that it works.
    var state: ConnectionState { Self.state(of: findings, tokenIsGood: token.isValid) }

    static func state(of findings: [ConnectionFinding], tokenIsGood: Bool) -> ConnectionState {
        guard let worst = findings.first(where: { $0.grade == .bad }) else { return .connectedWhatsApp }
        return ConnectionState(tokenIsGood ? .degraded : .needsReconnect, worst.sentence)
    }

    /// When Meta would not even talk about the token.
    static func refused(_ failure: WhatsAppFailure) -> [ConnectionFinding] {
        [ConnectionFinding(Subject.token, .bad, failure.sentence)]
    }

    enum Subject {
        static let token = "token"
        static let scopes = "scopes"
        static let access = "account_access"
        static let secret = "app_secret"
        static let callback = "callback"
        static let fields = "fields"
        static let subscription = "subscription"
        static let numbers = "numbers"
        static let arrivals = "arrivals"
    }
}
