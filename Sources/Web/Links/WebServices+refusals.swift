import Domain
import Storage
import Sync

extension WebServices {
    /// Why something was refused, in the language of whoever looks. What programs are told of links names ids; whoever
    /// reads a page knows people and contacts by name.
    func words(of failure: any ExplainedFailure) async throws -> String {
        guard let refusal = failure as? LinkRefusal else { return localizedSentence(failure.sentence) }
        switch refusal {
        case .linkedAlready(let link), .changedMeanwhile(let link?):
            let contact = try await name(of: link.contact)
            return localized(
                "\(link.author.name) has linked this person to \(contact) meanwhile. Unlink that first, or leave it.")
        case .unknownPerson, .unknownChat, .unknownLink, .unknownPhoneWrite, .unknownJoin, .separatedAlready:
            return localized("This is gone, or somebody was quicker. Load the page again.")
        case .unknownContact:
            return localized("HubSpot does not have this contact any more. Search for the right one again.")
        case .endedAlready: return localized("This link has ended already.")
        case .notBlocked: return localized("This person is not blocked, so there is nothing to lift.")
        case .nothingOpen:
            return localized(
                """
                No suggestion and no conflict is open about this person. Somebody may have settled it; look again.
                """)
        case .noCandidate:
            return localized(
                """
                This contact is none of those that fit. To link another one all the same, make a link by hand.
                """)
        case .ownNumber, .changedMeanwhile(nil), .phoneStays, .notRestorable:
            return localizedSentence(refusal.sentence)
        }
    }

    private func name(of contact: ContactID) async throws -> String {
        let workspace = workspace
        let known = try await database.read { try ContactTable.find($0, workspace, [contact])[contact] }
        return known?.displayName ?? localized("another contact")
    }
}
