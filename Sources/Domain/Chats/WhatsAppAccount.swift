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

    public init(
        id: BusinessNumberID, account: WhatsAppAccountID, displayPhone: String, verifiedName: String, quality: String?,
        status: String?
    ) {
        self.id = id
        self.account = account
        self.displayPhone = displayPhone
        self.verifiedName = verifiedName
        self.quality = quality
        self.status = status
    }

    /// The number's digits with country code.
    public var digits: String { displayPhone.filter { $0.isASCII && $0.isNumber } }
}
