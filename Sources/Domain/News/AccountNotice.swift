/// The newest word on one topic of an account, a number or a template, as stored.
public struct AccountNotice: Sendable, Equatable {
    public var account: WhatsAppAccountID
    public var subject: AccountNews.Subject
    public var topic: String
    public var word: String
    public var sentence: String
    public var level: FailureLevel
    public var needsPerson: Bool
    public var toldAt: Timestamp
    /// From then on it is news no longer; `nil` = it stands until there is other news.
    public var expiresAt: Timestamp?

    public init(
        account: WhatsAppAccountID, subject: AccountNews.Subject, topic: String, word: String, sentence: String,
        level: FailureLevel, needsPerson: Bool, toldAt: Timestamp, expiresAt: Timestamp?
    ) {
        self.account = account
        self.subject = subject
        self.topic = topic
        self.word = word
        self.sentence = sentence
        self.level = level
        self.needsPerson = needsPerson
        self.toldAt = toldAt
        self.expiresAt = expiresAt
    }

    /// - Parameter received: stands for when it was told, where WhatsApp does not say.
    public init(
        _ news: AccountNews, account: WhatsAppAccountID, subject: AccountNews.Subject, received: Timestamp
    ) {
        let toldAt = news.at ?? received
        self.init(
            account: account, subject: subject, topic: news.topic, word: news.word, sentence: news.sentence,
            level: news.level, needsPerson: news.needsPerson, toldAt: toldAt,
            expiresAt: news.lasts.map { toldAt + $0 })
    }
}
