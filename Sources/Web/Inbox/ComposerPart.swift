import Domain
import Storage

/// Where a member writes: to the customer, or a note to the team.
struct ComposerPart: Sendable {
    struct Reply: Sendable {
        var replyTitle: String
        var replyText: String
        var replyShortcut: String
    }

    /// What was said no to, and what may be done about it.
    struct Refusal: Sendable {
        var sentence: String
        /// Somebody else has just answered: pressing again sends all the same.
        var canConfirm = false
    }

    /// One press sends once.
    var key: String
    var sendAction: String
    var draftAction: String
    var templatesLink: String
    var repliesLink = SiteURL.quickReplies.path
    var mayWrite: Bool
    /// Nothing is written to or about whoever asked for that.
    var isForgotten: Bool
    /// Anything may be sent now, not only templates.
    var isWindowOpen: Bool
    var closedWords: String
    var draftText: String
    var answerTo: String?
    var answerTitle: String?
    var replies: [Reply]
    var hasReplies: Bool
    /// The person has no number: their contact card can be asked for.
    var canAskForNumber: Bool
    var isGroup: Bool
    var isNote: Bool
    /// The customer can be answered with a text.
    var mayReply: Bool
    var refusal: Refusal?

    init(_ reading: InboxReading, _ thread: ThreadReading, key: String, refusal: Refusal? = nil, isNote: Bool = false) {
        let id = "\(thread.chat.chat.id)"
        self.key = key
        sendAction = SiteURL.inboxMessages(id: id).path
        draftAction = SiteURL.inboxDraft(id: id).path
        templatesLink = SiteURL.inboxTemplates(id: id).path
        mayWrite = reading.mayWrite
        isForgotten = Self.isForgotten(thread.chat)
        isWindowOpen = thread.window.isOpen(at: reading.now)
        closedWords =
            thread.window.customerWroteAt == nil
            ? localized("The customer has not written to this number yet, so WhatsApp takes only templates.")
            : localized("The customer’s last message is more than 24 hours old, so WhatsApp takes only templates.")
        draftText = thread.draft.text
        answerTo = thread.draft.replyTo?.value
        answerTitle = thread.answered.map {
            MessagePreview.text($0, lengthMax: MessagePreview.shortText)
        }
        replies = thread.replies.map {
            Reply(replyTitle: $0.title, replyText: $0.text, replyShortcut: $0.shortcut)
        }
        hasReplies = !replies.isEmpty
        isGroup = thread.chat.chat.isGroup
        canAskForNumber = Self.hasNoPhone(thread.chat) && isWindowOpen
        // Only a note can be written then.
        self.isNote = isNote || thread.draft.isNote || !mayWrite || !isWindowOpen
        mayReply = mayWrite && isWindowOpen
        self.refusal = refusal
    }

    private static func isForgotten(_ chat: InboxChat) -> Bool {
        switch chat.side {
        case .person(let person): person.isForgotten
        case .group: false
        }
    }

    private static func hasNoPhone(_ chat: InboxChat) -> Bool {
        switch chat.side {
        case .person(let person): person.phone == nil
        case .group: false
        }
    }
}
