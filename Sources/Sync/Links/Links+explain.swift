public import Domain
import Linking
import Storage

extension Links {
    /// Explains one pair by the very evidence that decisions are made of. Writes nothing and asks nobody but our own
    /// database. Throws `LinkRefusal` where either of them is not known.
    public func explain(_ person: PersonID, _ contact: ContactID) async throws -> LinkExplanation {
        let workspace = workspace
        return try await database.read { connection in
            guard let known = try PersonTable.find(connection, workspace, [person])[person] else {
                throw LinkRefusal.unknownPerson(person)
            }
            guard let mirrored = try ContactTable.living(connection, workspace, contact) else {
                throw LinkRefusal.unknownContact(contact)
            }
            return try LinkDecider(connection, workspace).explain(known, mirrored)
        }
    }
}

extension LinkDecider {
    fileprivate func explain(_ person: Person, _ contact: Contact) throws -> LinkExplanation {
        let holders = try LinkTable.phones(connection, workspace, linkedTo: [contact.id])[contact.id] ?? []
        let pair = explainPair(
            MatchPerson(person), contact.candidate(holders: holders),
            others: try candidates(for: person, isOpened: true),
            policy: policy)
        let link = try LinkTable.active(connection, workspace, person: person.id)
        let block = try LinkBlockTable.find(connection, workspace, person.id)
        let standing = link.map { "Linked to contact \($0.contact) by \($0.author.name): \($0.reason)" }
        return LinkExplanation(
            person: person.id, contact: contact.id, link: link, block: block,
            phone: try PhonePlan.find(connection, workspace, person, contact),
            candidate: LinkCandidate(pair.evidence),
            sentences: [standing, block?.sentence].compactMap(\.self) + pair.sentences)
    }
}
