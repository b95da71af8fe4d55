/// What the budget has to know of a message that wants to leave.
public struct SendingWish: Sendable, Equatable {
    public var account: WhatsAppAccountID
    /// Meta counts customers who are written to first for the portfolio.
    public var portfolio: PortfolioID
    public var number: BusinessNumberID
    /// A business number with a customer: the pair of the pair rate.
    public var chat: ChatID
    public var receiver: Chat.Side
    /// The customer has not written within 24 hours.
    public var isOpening: Bool
    /// Read marks and typing are no messages: only pauses stop them.
    public var isSignal: Bool

    public init(
        account: WhatsAppAccountID, portfolio: PortfolioID, number: BusinessNumberID, chat: ChatID,
        receiver: Chat.Side, isOpening: Bool, isSignal: Bool
    ) {
        self.account = account
        self.portfolio = portfolio
        self.number = number
        self.chat = chat
        self.receiver = receiver
        self.isOpening = isOpening
        self.isSignal = isSignal
    }
}
