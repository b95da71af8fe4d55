/// How long somebody has to wait who keeps being wrong: nothing for the first few, then twice as long each time.
public struct SignInThrottle: Sendable, Equatable {
    /// For one e-mail address, or one member's second factor.
    public static let ofAccount = SignInThrottle(freeFailures: 5)
    /// For one network address, behind which a whole office may sit.
    public static let ofAddress = SignInThrottle(freeFailures: 40)
    /// For one e-mail address to which a link to a new password is asked for: nobody's mailbox is filled.
    public static let ofMail = SignInThrottle(freeFailures: 3, firstWait: waitMax)
    /// For the network address that asks: it asks for many.
    public static let ofMailAddress = SignInThrottle(freeFailures: 20, firstWait: .seconds(60))
    /// The longest wait: a guesser gets 288 tries a day, and whoever is guessed at can still get in between.
    public static let waitMax = Duration.seconds(300)
    /// After so long without another failure all are forgotten.
    public static let memory = Duration.seconds(3600)

    public var freeFailures: Int
    /// After the first that is not free; then twice as long each time.
    public var firstWait = Duration.seconds(1)

    /// The wait that is left at `moment`; zero = try.
    public func wait(after failures: SignInFailures?, at moment: Timestamp) -> Duration {
        guard let failures, failures.count >= freeFailures, moment - failures.lastAt < Self.memory else { return .zero }
        let doublings = min(failures.count - freeFailures, 16)
        let wait = min(firstWait * (1 << doublings), Self.waitMax)
        return max(.zero, wait - (moment - failures.lastAt))
    }
}

/// How often somebody was wrong of late.
public struct SignInFailures: Sendable, Equatable {
    public var count: Int
    public var lastAt: Timestamp

    public init(count: Int, lastAt: Timestamp) {
        self.count = count
        self.lastAt = lastAt
    }
}
