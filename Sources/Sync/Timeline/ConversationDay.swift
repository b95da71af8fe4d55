package import Domain

/// Everything that one chat's day on the timeline is made of: read once, rendered by a pure function.
package struct ConversationDay: Sendable {
    var chat: ChatID
    var day: LocalDay
    /// In the order they were sent.
    var messages: [Message]
    /// Edits, reactions and deletions of `messages`, whenever they came; in the order they were sent.
    var amendments: [Message]
    /// Messages that `messages` answer or change, by id, as far as they are stored.
    var referred: [WhatsAppMessageID: Message]
    /// The failed ones among what the business sent.
    var statuses: [WhatsAppMessageID: MessageStatus]
    /// Why those failed, in a sentence.
    var failures: [WhatsAppMessageID: String] = [:]
    /// What was sent through Liaison on that day, or waits, or failed; in the order in which it stands there.
    var outgoing: [OutgoingMessage] = []
    var side: Side
    var businessName: String
    /// On whose timelines it stands: of the person, or of everybody with a contact who was in the group that day. None
    /// twice, in order; empty = it is not shown.
    var contacts: [ContactID]
    var calendar: LocalCalendar
    var owner: OwnerQuestionBase
    /// On what its communications stand beside the contacts.
    var records: [TimelineRecord] = []
    /// How it is cut into communications.
    package var granularity = TimelineGranularity.day
    /// What is known of the files of `messages` and `amendments`.
    var files: [MessageID: FileOnTimeline] = [:]

    package init(
        chat: ChatID, day: LocalDay, messages: [Message], amendments: [Message],
        referred: [WhatsAppMessageID: Message], statuses: [WhatsAppMessageID: MessageStatus], side: Side,
        businessName: String, contacts: [ContactID], calendar: LocalCalendar, owner: OwnerQuestionBase
    ) {
        self.chat = chat
        self.day = day
        self.messages = messages
        self.amendments = amendments
        self.referred = referred
        self.statuses = statuses
        self.side = side
        self.businessName = businessName
        self.contacts = contacts
        self.calendar = calendar
        self.owner = owner
    }

    /// Who is on the other side, as it is named.
    package enum Side: Sendable, Equatable {
        /// WhatsApp's digits of the phone.
        case person(name: String, phone: String?)
        /// `names` has everybody who wrote that day, or changed what was written.
        case group(subject: String, names: [PersonID: String])
    }

    /// All that the owner rule needs but the moment.
    package struct OwnerQuestionBase: Sendable {
        var mappings: [UserMapping]
        /// Who members are in HubSpot.
        var memberOwners: [MemberID: OwnerID] = [:]
        var contactOwner: OwnerID?
        var groupOwners: Set<OwnerID>
        var fallbackOwner: OwnerID?
        var activeOwners: Set<OwnerID>

        package init(
            mappings: [UserMapping], contactOwner: OwnerID?, groupOwners: Set<OwnerID> = [], fallbackOwner: OwnerID?,
            activeOwners: Set<OwnerID>
        ) {
            self.mappings = mappings
            self.contactOwner = contactOwner
            self.groupOwners = groupOwners
            self.fallbackOwner = fallbackOwner
            self.activeOwners = activeOwners
        }
    }

    /// Whose the day is once it has come to `moment`, with the reason.
    func decideOwner(at moment: Timestamp) -> OwnerDecision {
        let replies = outgoing.filter { $0.shownAt <= moment && $0.fate.state.isReply }
        let replying = replies.compactMap { reply in
            reply.author.member.flatMap { owner.memberOwners[$0] }.map { (reply.shownAt, $0) }
        }.max { $0.0 < $1.0 }?.1
        return Domain.decideOwner(
            OwnerQuestion(
                sentAt: moment, mappings: owner.mappings, replyingOwner: replying, contactOwner: owner.contactOwner,
                groupOwners: owner.groupOwners, fallbackOwner: owner.fallbackOwner, activeOwners: owner.activeOwners))
    }
}

extension OutgoingState {
    /// Somebody did answer with it, or is about to.
    fileprivate var isReply: Bool {
        switch self {
        case .queued, .sending, .unsure, .unknown, .accepted, .assumedSent: true
        case .failed, .cancelled: false
        }
    }
}
