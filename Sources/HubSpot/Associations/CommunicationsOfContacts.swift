import Domain

/// Which communications hang on which contacts.
struct AssociatedCommunications {
    var contacts: [CommunicationID: Set<ContactID>] = [:]
    /// `false`: there were more pages than one look reads.
    var isComplete = true
}

extension HubSpotClient {
    /// Pages of associations read in one look.
    private static let associationPages = 20

    func communications(of contacts: [ContactID]) async throws(HubSpotFailure) -> AssociatedCommunications {
        var inputs = Set(contacts).sorted().map { contact -> JSON in ["id": .string(contact.value)] }
        var associated = AssociatedCommunications()
        for _ in 0..<Self.associationPages {
            let request = associationRequest(.contacts, .communications, .read, inputs)
            // Contacts without any communication are errors of a 207, which mean nothing here.
            let results = try await answer(request) { $0.results(AssociationsOfOne.init) }
            for result in results {
                for target in result.targets { associated.contacts[target, default: []].insert(result.contact) }
            }
            inputs = results.compactMap(\.nextInput)
            if inputs.isEmpty { return associated }
        }
        associated.isComplete = false
        return associated
    }
}

private struct AssociationsOfOne {
    var contact: ContactID
    var targets: [CommunicationID]
    /// What to ask for the contact's next page.
    var nextInput: JSON?

    init?(_ json: JSON) {
        guard let id = json["from"]?["id"]?.text else { return nil }
        contact = ContactID(id)
        // A number in older versions, a text in newer ones.
        targets = (json["to"]?.array ?? []).compactMap { $0["toObjectId"]?.text.map { CommunicationID($0) } }
        nextInput = json.nextPage.map { ["id": .string(id), "after": .string($0)] }
    }
}
