/// A WhatsApp Business account (WABA) of the workspace and the secrets its webhooks are checked with.
public struct WhatsAppAccount: Sendable, Equatable {
    public var id: WhatsAppAccountID
    public var portfolio: PortfolioID
    public var name: String
    public var state: ConnectionState

    public init(id: WhatsAppAccountID, portfolio: PortfolioID, name: String, state: ConnectionState) {
        self.id = id
        self.portfolio = portfolio
        self.name = name
        self.state = state
    }
}

/// A phone number of the company on WhatsApp.
public struct BusinessNumber: Sendable, Equatable {
    public var id: BusinessNumberID
    public var account: WhatsAppAccountID
    /// As Meta writes it, for people.
    public var displayPhone: String
    public var verifiedName: String
    /// GREEN, YELLOW, RED or what Meta says next.
    public var quality: String?
    public var status: String?
    /// The number is used in the WhatsApp Business app on a phone too; `nil` = Meta did not say.
    public var isOnPhone: Bool?
    /// When it came to the platform, last.
    public var onboardedAt: Timestamp?
    /// Meta's word for how many customers may be written to in a day, `TIER_2K`.
    public var messagingLimit: String?
    /// Under which customers can find it.
    public var username: String?

    public init(
        id: BusinessNumberID, account: WhatsAppAccountID, displayPhone: String, verifiedName: String, quality: String?,
        status: String?, isOnPhone: Bool? = nil, onboardedAt: Timestamp? = nil, messagingLimit: String? = nil,
        username: String? = nil
    ) {
        self.id = id
        self.account = account
        self.displayPhone = displayPhone
        self.verifiedName = verifiedName
        self.quality = quality
        self.status = status
        self.isOnPhone = isOnPhone
        self.onboardedAt = onboardedAt
        self.messagingLimit = messagingLimit
        self.username = username
    }

    /// The number's digits with country code.
    public var digits: String { displayPhone.filter { $0.isASCII && $0.isNumber } }
}
