/// What one webhook body told, in its own order, per WhatsApp account.
public struct WhatsAppNews: Sendable, Equatable {
    public var account: WhatsAppAccountID
    public var events: [WhatsAppEvent]

    public init(account: WhatsAppAccountID, events: [WhatsAppEvent]) {
        self.account = account
        self.events = events
    }
}

/// One thing that happened on WhatsApp. Each element of a body is exactly one of these, so nothing can be lost unseen.
public enum WhatsAppEvent: Sendable, Equatable {
    case message(ReceivedMessage)
    case status(ReceivedStatus)
    /// The address book on the business's phone has somebody, or no longer.
    case bookContact(BookContact)
    /// Something happened to a group or to who is in it.
    case group(GroupNews)
    /// How far the sharing of a number's history has come.
    case history(HistoryShare)
    /// About an account, a number or a template.
    case news(AccountNews)
    case marketingChoice(MarketingChoice)
    /// Meta reports a problem of the account or the system.
    case problem(number: BusinessNumberID?, code: Int64?, text: String)
    /// A part this program does not know: kept, counted, shown. `raw` is at most 8 KiB of its JSON.
    case unknown(part: String, name: String, raw: String)
    /// A part that is known and changes nothing here: counted under its own name.
    case withoutEffect(part: String, name: String, raw: String)

    /// The business number it is about.
    public var number: BusinessNumberID? {
        switch self {
        case .message(let message): message.number
        case .status(let status): status.number
        case .bookContact(let contact): contact.number
        case .group(let news): news.number
        case .history(let share): share.number
        case .marketingChoice(let choice): choice.number
        case .problem(let number, _, _): number
        case .news(let news):
            switch news.subject {
            case .number(let number): number
            case .account, .phone, .template: nil
            }
        case .unknown, .withoutEffect: nil
        }
    }
}

/// A message as a webhook tells it.
public struct ReceivedMessage: Sendable, Equatable {
    public enum Source: String, Sendable {
        /// Sent by the customer, just now.
        case live
        /// Written on the business's own phone.
        case echo
        /// Handled by Meta's agent on the same number.
        case standby
        /// From the chat history the business shared.
        case history
        /// Sent through Liaison.
        case api
    }

    public var whatsAppID: WhatsAppMessageID
    public var number: BusinessNumberID
    public var direction: MessageDirection
    /// The customer's side of the chat, whoever wrote. In a group: who wrote, and nobody where the business did.
    public var person: PersonReference
    public var group: GroupID?
    public var sentAt: Timestamp
    public var content: MessageContent
    public var replyTo: WhatsAppMessageID?
    public var context: MessageContext?
    public var source: Source
    /// The notice says that somebody changed number or BSUID: same chat, new identifiers.
    public var identityChange: IdentityChange?
    /// A history tells with a message of the business how far it had come.
    public var status: MessageStatus?

    public init(
        whatsAppID: WhatsAppMessageID, number: BusinessNumberID, direction: MessageDirection, person: PersonReference,
        group: GroupID? = nil, sentAt: Timestamp, content: MessageContent, replyTo: WhatsAppMessageID? = nil,
        context: MessageContext? = nil, source: Source = .live, identityChange: IdentityChange? = nil,
        status: MessageStatus? = nil
    ) {
        self.whatsAppID = whatsAppID
        self.number = number
        self.direction = direction
        self.person = person
        self.group = group
        self.sentAt = sentAt
        self.content = content
        self.replyTo = replyTo
        self.context = context
        self.source = source
        self.identityChange = identityChange
        self.status = status
    }
}

/// A status as a webhook tells it; its message may not be known yet.
public struct ReceivedStatus: Sendable, Equatable {
    public var whatsAppID: WhatsAppMessageID
    public var number: BusinessNumberID
    public var status: MessageStatus
    public var at: Timestamp
    /// In a group one of its participants, or nobody where WhatsApp speaks of all.
    public var recipient: PersonReference
    public var group: GroupID?
    /// Meta's error code and words when it failed.
    public var errorCode: Int64?
    public var errorText: String?
    /// What whoever sent the message wanted to get back.
    public var callback: String?

    public init(
        whatsAppID: WhatsAppMessageID, number: BusinessNumberID, status: MessageStatus, at: Timestamp,
        recipient: PersonReference, group: GroupID? = nil, errorCode: Int64? = nil, errorText: String? = nil,
        callback: String? = nil
    ) {
        self.whatsAppID = whatsAppID
        self.number = number
        self.status = status
        self.at = at
        self.recipient = recipient
        self.group = group
        self.errorCode = errorCode
        self.errorText = errorText
        self.callback = callback
    }
}

/// The old and the new name of one person.
public struct IdentityChange: Sendable, Equatable {
    public var number: BusinessNumberID
    public var old: PersonReference
    public var new: PersonReference
    public var at: Timestamp

    public init(number: BusinessNumberID, old: PersonReference, new: PersonReference, at: Timestamp) {
        self.number = number
        self.old = old
        self.new = new
        self.at = at
    }
}
