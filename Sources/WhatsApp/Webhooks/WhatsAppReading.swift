public import Domain

/// What a webhook body turned into.
public struct WhatsAppReading: Sendable, Equatable {
    /// One element per WhatsApp account, in the order the body named them. An entry that names no account is read all
    /// the same, under an empty id: messages and statuses carry their business number.
    public var news: [WhatsAppNews]
    /// A sentence when the body as a whole is not what WhatsApp sends.
    public var problem: String?

    public init(news: [WhatsAppNews], problem: String? = nil) {
        self.news = news
        self.problem = problem
    }
}
