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

    /// Who fits a person, who is linked, and why. Throws `LinkRefusal.unknownPerson`.
    public func explain(person: PersonID) async throws -> PersonExplanation {
        let workspace = workspace
        return try await database.read { connection in
            guard let known = try PersonTable.find(connection, workspace, [person])[person] else {
                throw LinkRefusal.unknownPerson(person)
            }
            return try LinkDecider(connection, workspace).explain(known)
        }
    }

    /// How a contact's phones are read, and whom they fit. Throws `LinkRefusal.unknownContact`.
    public func explain(contact: ContactID) async throws -> ContactExplanation {
        let workspace = workspace
        return try await database.read { connection in
            guard let mirrored = try ContactTable.living(connection, workspace, contact) else {
                throw LinkRefusal.unknownContact(contact)
            }
            return try LinkDecider(connection, workspace).explain(mirrored)
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
        return LinkExplanation(
            person: person.id, contact: contact.id, link: link, block: block,
            verdict: try LinkVerdictTable.find(connection, workspace, person.id),
            phone: try PhonePlan.find(connection, workspace, person, contact),
            candidate: LinkCandidate(pair.evidence),
            sentences: [link?.sentence, block?.sentence].compactMap(\.self) + pair.sentences)
    }

    fileprivate func explain(_ person: Person) throws -> PersonExplanation {
        let match = explainPerson(
            MatchPerson(person), among: try candidates(for: person, isOpened: true), policy: policy)
        let link = try LinkTable.active(connection, workspace, person: person.id)
        let block = try LinkBlockTable.find(connection, workspace, person.id)
        return PersonExplanation(
            person: person, link: link, block: block,
            verdict: try LinkVerdictTable.find(connection, workspace, person.id),
            candidates: match.evidence.map { LinkCandidate($0) },
            sentences: [link?.sentence, block?.sentence].compactMap(\.self) + match.sentences)
    }

    fileprivate func explain(_ contact: Contact) throws -> ContactExplanation {
        let links = try LinkTable.active(connection, workspace, contact: contact.id)
        let linked = Set(links.map(\.person))
        let fitting = try PersonTable.fitting(connection, workspace, contact.id, limit: Self.fittingMax)
        let texts = contact.phones.map { phone in
            explainText(
                CandidatePhone(property: phone.property, text: phone.text), defaultRegion: policy.defaultRegion)
        }
        return ContactExplanation(
            contact: contact, links: links, fitting: fitting.filter { !linked.contains($0) },
            sentences: texts.isEmpty ? ["\(contact.displayName) has no phone field filled in."] : texts)
    }

    /// A switchboard's number may be many people's.
    private static let fittingMax = 50
}

extension Link {
    fileprivate var sentence: String { "Linked to contact \(contact) by \(author.name): \(reason)" }
}
