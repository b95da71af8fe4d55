/// One browser in which a member signed in. The browser holds a random token, the database a digest of it.
public struct MemberSession: Sendable, Equatable {
    /// Nobody looks for so long: the session ends.
    public static let idleMax = Duration.seconds(7 * 86_400)
    /// Whatever is done: sign in again.
    public static let ageMax = Duration.seconds(30 * 86_400)
    /// Between the password and the code of the second factor.
    public static let halfAgeMax = Duration.seconds(600)
    /// How exactly it is known when somebody was last here: a write at each request would cost more than it tells.
    public static let seenEvery = Duration.seconds(60)

    public var id: SessionID
    public var member: MemberID
    public var madeAt: Timestamp
    public var seenAt: Timestamp
    public var endsAt: Timestamp
    /// False after the password alone, where the member has a second factor.
    public var isWhole: Bool
    public var device: SignInDevice

    public init(
        id: SessionID, member: MemberID, madeAt: Timestamp, seenAt: Timestamp, endsAt: Timestamp, isWhole: Bool,
        device: SignInDevice
    ) {
        self.id = id
        self.member = member
        self.madeAt = madeAt
        self.seenAt = seenAt
        self.endsAt = endsAt
        self.isWhole = isWhole
        self.device = device
    }

    public func isGood(at moment: Timestamp) -> Bool {
        moment < endsAt && moment - seenAt < Self.idleMax
    }
}

/// Where somebody signs in, as the request tells it: for the list of sessions, for throttling and for the language of a
/// mail, never for rights.
public struct SignInDevice: Sendable, Equatable {
    /// What a browser says is cut to this.
    public static let textMax = 200

    public var userAgent: String
    public var address: String
    /// The code of the language that the pages are shown in there. Not stored with a session.
    public var language: String?

    public init(userAgent: String, address: String, language: String? = nil) {
        self.language = language
        self.userAgent = String(userAgent.prefix(Self.textMax))
        self.address = String(address.prefix(64))
    }
}
