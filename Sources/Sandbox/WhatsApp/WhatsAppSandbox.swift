public import Domain
import Synchronization

/// A WhatsApp Business Platform of our own: the Graph API for one WABA, its customers, and the webhooks that follow.
///
/// Written from Meta's documents, not from our connector, so that a misreading there shows here. Time and dice are
/// handed in; `takeDeliveries` gives tests the webhooks one by one, `run` sends them in the background.
public final class WhatsAppSandbox: Sendable {
    public let account: WhatsAppAccount
    public let faults: FaultPlan
    let clock: WallClock
    let state: Mutex<WhatsAppState>
    private let subscriber = Mutex<HTTPExchange?>(nil)

    /// - Parameters:
    ///   - seed: ids of people, messages and media follow from it.
    ///   - faults: rolled for Graph calls and for webhooks.
    ///   - mediaBase: scheme and host of media links; Meta's by default, the sandbox's own address when it listens.
    ///   - isSubscribed: whether the app starts out subscribed to the WABA; if not, webhooks fall silent as with Meta.
    public init(
        account: WhatsAppAccount = .demo, clock: WallClock = .system, seed: UInt64 = 1, faults: FaultPlan = .none,
        limits: SendingLimits = .documented, mediaBase: String = "https://lookaside.fbsbx.com",
        isSubscribed: Bool = true
    ) {
        self.account = account
        self.clock = clock
        self.faults = faults
        state = Mutex(
            WhatsAppState(
                account: account, faults: faults, limits: limits, seed: seed, mediaBase: mediaBase,
                isSubscribed: isSubscribed, now: clock.now))
    }

    /// The seam for the program under test: its calls to the Graph API are answered here, without a socket.
    public var exchange: HTTPExchange {
        HTTPExchange { [self] (call) async throws(HTTPFailure) -> HTTPReply in try await self.answer(call) }
    }

    /// Makes every token but the new one invalid (error 190).
    public func replaceToken(by token: String) {
        state.withLock { $0.tokens = [token] }
    }

    public func setMediaBase(_ base: String) {
        state.withLock { $0.mediaBase = base }
    }

    /// Graph calls answered so far, by method and kind of path: `POST messages`.
    public func callCounts() -> [String: Int] {
        state.withLock { $0.calls }
    }

    /// The way to the subscriber, once there is one.
    var subscriberExchange: HTTPExchange? {
        get { subscriber.withLock { $0 } }
        set { subscriber.withLock { $0 = newValue } }
    }
}
