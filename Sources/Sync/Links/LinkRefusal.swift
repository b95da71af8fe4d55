public import Domain

/// Why a link was not made, ended or unblocked.
public enum LinkRefusal: ExplainedFailure, Equatable {
    case unknownPerson(PersonID)
    case ownNumber(PersonID)
    case unknownContact(ContactID)
    case linkedAlready(Link)
    case changedMeanwhile(Link?)
    case unknownLink(LinkID)
    case endedAlready(Link)
    case notBlocked(PersonID)
    case nothingOpen(PersonID)
    case noCandidate(ContactID)
    case unknownChat(ChatID)
    case unknownPhoneWrite(PhoneWriteID)
    case unknownJoin(PersonJoinID)
    case separatedAlready(PersonJoinID)
    /// The phone is left as it is, and why.
    case phoneStays(String)
    /// The write cannot be taken back, and why.
    case notRestorable(String)

    public var word: String {
        switch self {
        case .unknownPerson: "unknown_person"
        case .ownNumber: "own_number"
        case .unknownContact: "unknown_contact"
        case .linkedAlready: "linked_already"
        case .changedMeanwhile: "changed_meanwhile"
        case .unknownLink: "unknown_link"
        case .endedAlready: "ended_already"
        case .notBlocked: "not_blocked"
        case .nothingOpen: "nothing_open"
        case .noCandidate: "no_candidate"
        case .unknownChat: "unknown_chat"
        case .unknownPhoneWrite: "unknown_phone_write"
        case .unknownJoin: "unknown_join"
        case .separatedAlready: "separated_already"
        case .phoneStays: "phone_stays"
        case .notRestorable: "not_restorable"
        }
    }

    public var sentence: String {
        switch self {
        case .unknownPerson(let id):
            "Nobody with the id \(id) was met on WhatsApp."
        case .ownNumber:
            "This is one of the business's own numbers, which is nobody's contact."
        case .unknownContact(let id):
            "HubSpot has no contact \(id). It may have been deleted; search for the right one again."
        case .linkedAlready(let link):
            "This person is linked to contact \(link.contact), by \(link.author.name). To link them to another "
                + "contact, say that you replace link \(link.id)."
        case .changedMeanwhile(let link?):
            "Somebody was quicker: this person is now linked to contact \(link.contact), by \(link.author.name). "
                + "Look again before you replace that."
        case .changedMeanwhile(nil):
            "Somebody was quicker: the link that you wanted to replace has ended, and the person has none now. "
                + "Look again before you link."
        case .unknownLink(let id):
            "There is no link \(id)."
        case .endedAlready(let link):
            "This link has ended already. \(link.endReason ?? "")"
        case .notBlocked(let id):
            "Person \(id) is not blocked, so there is nothing to lift."
        case .nothingOpen(let id):
            "No suggestion and no conflict is open about person \(id). Somebody may have settled it; look again."
        case .noCandidate(let id):
            "Contact \(id) is none of those that fit. To link another one all the same, make a link by hand."
        case .unknownChat(let id):
            "There is no chat \(id)."
        case .unknownPhoneWrite(let id):
            "There is no phone write \(id)."
        case .unknownJoin(let id):
            "There is no join \(id)."
        case .separatedAlready(let id):
            "The two persons of join \(id) are two already."
        case .phoneStays(let reason), .notRestorable(let reason):
            reason
        }
    }

    public var level: FailureLevel { .info }
}
