public import Domain
import Linking
import Storage

extension Links {
    /// Explains one pair by the very evidence that decisions are made of. Writes nothing and asks nobody but our own
    /// database. Throws `LinkRefusal` where either of them is not known.
    public func explain(_ person: PersonID, _ contact: ContactID) async throws -> LinkExplanation {
        let (workspace, pace, clock, ids) = (workspace, pace, clock, ids)
        return try await database.read { connection in
            guard let known = try PersonTable.find(connection, workspace, [person])[person] else {
                throw LinkRefusal.unknownPerson(person)
            }
            let survivor = try ContactMergeTable.survivor(connection, workspace, of: contact)
            guard let mirrored = try ContactTable.find(connection, workspace, survivor) else {
                throw LinkRefusal.unknownContact(contact)
            }
            let decider = try LinkDecider(
                LinkWriter(connection: connection, workspace: workspace, pace: pace, now: clock.now, ids: ids))
            return try decider.explain(known, mirrored)
        }
    }
}

extension LinkDecider {
    fileprivate func explain(_ person: Person, _ contact: Contact) throws -> LinkExplanation {
        let (connection, workspace) = (writer.connection, writer.workspace)
        let pair = explainPair(
            MatchPerson(waID: person.phone, profileName: person.profileName),
            try candidates([contact], isOpened: true)[0], others: try candidates(for: person, isOpened: true),
            policy: policy)
        let link = try LinkTable.active(connection, workspace, person: person.id)
        let block = try LinkBlockTable.find(connection, workspace, person.id)
        let standing = link.map { "Linked to contact \($0.contact) by \($0.author.name): \($0.reason)" }
        return LinkExplanation(
            person: person.id, contact: contact.id, link: link, block: block,
            candidate: LinkCandidate(pair.evidence),
            sentences: [standing, block?.sentence].compactMap(\.self) + pair.sentences)
    }
}
