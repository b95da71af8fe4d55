/// Something WhatsApp told about an account, a number or a template. Of several on one topic the newest counts.
public struct AccountNews: Sendable, Equatable {
    public enum Subject: Sendable, Hashable {
        /// The account that the body names.
        case account
        case number(BusinessNumberID)
        /// Where a number is named by its digits alone.
        case phone(String)
        case template(TemplateName)
    }

    /// What of ours it changes, as long as it is the newest on its topic.
    public enum Change: Sendable, Equatable {
        /// How many customers may be written to in a day; of an account it is every number's.
        case messagingLimit(String)
        /// Meta's word for the connection of a number.
        case numberStatus(String)
        /// The name that customers see.
        case verifiedName(String)
        /// `nil` = the number has none any more.
        case username(String?)
        case template(TemplateChange)
    }

    public var subject: Subject
    /// What it is about: `connection`, `quality`, `name` …
    public var topic: String
    /// What happened, in snake_case.
    public var word: String
    /// What it means and what to do.
    public var sentence: String
    public var level: FailureLevel
    /// Somebody has to do or at least to know something.
    public var needsPerson: Bool
    /// For how long it is news; `nil` = until there is other news on the topic.
    public var lasts: Duration?
    public var change: Change?
    /// `nil` = WhatsApp did not say when.
    public var at: Timestamp?

    public init(
        _ subject: Subject, _ topic: String, _ word: String, _ sentence: String, level: FailureLevel = .info,
        needsPerson: Bool = false, lasts: Duration? = nil, change: Change? = nil, at: Timestamp? = nil
    ) {
        self.subject = subject
        self.topic = topic
        self.word = word
        self.sentence = sentence
        self.level = level
        self.needsPerson = needsPerson
        self.lasts = lasts
        self.change = change
        self.at = at
    }
}

/// A template is known by name and language within its account.
public struct TemplateName: Sendable, Hashable {
    public var name: String
    public var language: String

    public init(name: String, language: String) {
        self.name = name
        self.language = language
    }
}

/// One thing that changed of a template, in Meta's word.
public enum TemplateChange: Sendable, Equatable {
    /// `APPROVED`, `REJECTED`, `PAUSED` …
    case status(String)
    /// `GREEN`, `YELLOW`, `RED`
    case quality(String)
    /// `UTILITY`, `MARKETING`, `AUTHENTICATION`: what a message of it costs.
    case category(String)
}
