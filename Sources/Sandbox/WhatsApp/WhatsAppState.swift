import Domain

/// Where webhooks go, as set by a subscription handshake.
struct WebhookCallback: Sendable {
    var url: String
    var verifyToken: String
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
    var queue = DeliveryQueue()
    var budget = SendingBudget()
    /// The last message of a customer in each chat.
    var lastWritten: [SandboxThread: Timestamp] = [:]
    var calls: [String: Int] = [:]
    var syncsUsed: Set<String> = []

    init(
        account: WhatsAppAccount, faults: FaultPlan, limits: SendingLimits, seed: UInt64, mediaBase: String,
        isSubscribed: Bool
    ) {
        self.account = account
        self.faults = faults
        self.limits = limits
        self.mediaBase = mediaBase
        self.isSubscribed = isSubscribed
        random = SplitMix64(seed: seed)
        tokens = [account.token]
        media = MediaShelf(linkSecret: account.appSecret)
    }

    /// Puts an update on its way, unless the app is not subscribed to the WABA: then nobody ever hears of it.
    mutating func tell(_ update: WebhookUpdate, due: Timestamp) {
        guard isSubscribed else {
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
