import Domain
import Storage
import Sync

/// A contact that somebody may be linked to by a click: what is known of it, what speaks for it, what the click does.
struct ContactOffer: Sendable {
    var id: String
    var name: String
    /// Its page in HubSpot.
    var link: String?
    var email: String?
    var phones: [ExplanationPage.Phone]
    /// What speaks for it; `nil` = somebody searched for it.
    var reason: String?
    /// Somebody else on WhatsApp is linked to it.
    var isTaken: Bool
    /// What the click does to the phone in HubSpot.
    var change: LinksPage.Change?
    /// Or why it stays.
    var stayReason: String?
    var explanation: String

    /// - Parameter reason: in English, as it was decided.
    init(
        _ contact: Contact, for person: PersonID, _ plan: PhonePlan?, isTaken: Bool, reason: String?,
        account: HubSpotAccount?
    ) {
        id = contact.id.value
        name = contact.displayName
        link = account?.url(of: contact.id)
        email = contact.email == contact.displayName ? nil : contact.email
        phones = contact.phones.map { ExplanationPage.Phone(label: $0.property, text: $0.text) }
        self.reason = reason.map(localizedSentence)
        self.isTaken = isTaken
        change = plan?.change.map { LinksPage.Change($0) }
        stayReason = (plan?.stayReason).map(localizedSentence)
        explanation = ExplanationPage.link(person, contact.id)
    }

    init(_ offer: ByHandReading.Offer, _ reading: ByHandReading) {
        self.init(
            offer.contact, for: reading.known.person.id, offer.plan, isTaken: offer.isTaken, reason: offer.reason,
            account: reading.account)
    }
}
