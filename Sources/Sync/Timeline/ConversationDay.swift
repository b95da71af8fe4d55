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
    var personName: String
    var personPhone: String?
    var businessName: String
    var contact: ContactID?
    var calendar: LocalCalendar
    var owner: OwnerQuestionBase
    /// What is known of the files of `messages` and `amendments`.
    var files: [MessageID: FileOnTimeline] = [:]

    package init(
        chat: ChatID, day: LocalDay, messages: [Message], amendments: [Message],
        referred: [WhatsAppMessageID: Message], statuses: [WhatsAppMessageID: MessageStatus], personName: String,
        personPhone: String?, businessName: String, contact: ContactID?, calendar: LocalCalendar,
        owner: OwnerQuestionBase
    ) {
        self.chat = chat
        self.day = day
        self.messages = messages
        self.amendments = amendments
        self.referred = referred
        self.statuses = statuses
        self.personName = personName
        self.personPhone = personPhone
        self.businessName = businessName
        self.contact = contact
        self.calendar = calendar
        self.owner = owner
    }

    /// All that the owner rule needs but the moment.
    package struct OwnerQuestionBase: Sendable {
        var mappings: [UserMapping]
        var contactOwner: OwnerID?
        var fallbackOwner: OwnerID?
        var activeOwners: Set<OwnerID>

        package init(
            mappings: [UserMapping], contactOwner: OwnerID?, fallbackOwner: OwnerID?, activeOwners: Set<OwnerID>
        ) {
            self.mappings = mappings
            self.contactOwner = contactOwner
            self.fallbackOwner = fallbackOwner
            self.activeOwners = activeOwners
        }

        func decide(at moment: Timestamp) -> OwnerDecision {
            decideOwner(
                OwnerQuestion(
                    sentAt: moment, mappings: mappings, contactOwner: contactOwner, fallbackOwner: fallbackOwner,
                    activeOwners: activeOwners))
        }
    }
}
