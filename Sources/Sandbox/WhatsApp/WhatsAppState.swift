import Domain

/// Where webhooks go, as set by a subscription handshake.
struct WebhookCallback: Sendable {
    var url: String
    var verifyToken: String
    /// Set on the account and not in the app's settings.
    var isOverride = false
}

/// Everything the sandbox knows. Its functions are plain: the time comes in, what must be sent goes to the queue.
struct WhatsAppState: Sendable {
    /// A customer's message opens the window for this long.
    static let window: Duration = .seconds(24 * 3_600)

    let account: WhatsAppAccount
    let faults: FaultPlan
    let limits: SendingLimits
    var random: SplitMix64
    var mediaBase: String
    var isSubscribed: Bool
    var callback: WebhookCallback?
    var tokens: Set<String>
    var people = PeopleBook()
    var groups = GroupBook()
    var log = MessageLog()
    var media: MediaShelf
    var templates = SandboxTemplate.all
    var queue = DeliveryQueue()
    var budget = SendingBudget()
    /// The last message of a customer in each chat.
    var lastWritten: [SandboxThread: Timestamp] = [:]
    var calls: [String: Int] = [:]
    var phones: [String: SandboxPhone] = [:]
    /// What the senders of reactions wanted to get back, by wamid: a reaction is no message of the log.
    var reactionsSent: [String: String] = [:]
    var tokenFacts = SandboxToken.full
    var appSecret: String
    /// `nil` = every field.
    var subscribedFields: Set<String>?
    /// What Meta tells of a number other than at first.
    var numberFields: [String: [String: JSON]] = [:]
    /// Codes of Embedded Signup, and until when.
    var signupCodes: [String: Timestamp] = [:]

    init(
        account: WhatsAppAccount, faults: FaultPlan, limits: SendingLimits, seed: UInt64, mediaBase: String,
        isSubscribed: Bool, now: Timestamp
    ) {
        self.account = account
        self.faults = faults
        self.limits = limits
        self.mediaBase = mediaBase
        self.isSubscribed = isSubscribed
        random = SplitMix64(seed: seed)
        tokens = [account.token]
        appSecret = account.appSecret
        media = MediaShelf(linkSecret: account.appSecret)
        for number in account.numbers where number.isOnBusinessApp {
            phones[number.id] = SandboxPhone(onboardedAt: now)
        }
    }

    /// Puts an update on its way, unless the app is not subscribed to the WABA: then nobody ever hears of it.
    mutating func tell(_ update: WebhookUpdate, due: Timestamp) {
        guard isSubscribed, subscribedFields?.contains(update.field) ?? true else {
            queue.noteUnheard()
            return
        }
        let delay = min(600_000, max(0, faults.options.deliveryDelayMilliseconds))
        queue.add(update, due: due + .milliseconds(delay))
    }

    func isWindowOpen(_ thread: SandboxThread, now: Timestamp) -> Bool {
        guard let last = lastWritten[thread] else { return false }
        return now < last + Self.window
    }

    /// Seconds since 1970 as the text that webhooks carry.
    static func seconds(_ moment: Timestamp) -> JSON {
        .string(String(moment.milliseconds / 1000))
    }
}
