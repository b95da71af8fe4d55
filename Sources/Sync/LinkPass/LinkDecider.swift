import Domain
import Linking
import Storage

/// Decides who persons are by what is stored. Reads only: `LinkWriter.decide` stores what comes out.
struct LinkDecider {
    let connection: any SQLConnection
    let workspace: WorkspaceID
    let policy: MatchPolicy

    init(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws {
        self.connection = connection
        self.workspace = workspace
        let numbers = try BusinessNumberTable.all(connection, workspace)
        let settings = try WorkspaceTable.find(connection, workspace)
        policy = MatchPolicy(
            defaultRegion: settings?.defaultRegion,
            ownNumbers: Set(numbers.compactMap { PhoneKey(waID: $0.digits) }), fuzzy: settings?.fuzzy ?? .guarded)
    }

    /// Who this person is by the contacts as they are now; `nil` = a link stands: a changed phone on either side is
    /// not an end.
    ///
    /// - Parameter isOpening: somebody opens a chat with them, so national numbers count as the workspace allows. Once
    ///   opened, they count whenever something changes about that person.
    func outcome(for person: Person, _ standing: LinkStanding, isOpening: Bool, now: Timestamp) throws -> LinkOutcome? {
        if standing.link != nil { return nil }
        let isOpened = isOpening || standing.verdict?.isOpened == true
        if let block = standing.block {
            return .verdict(
                LinkVerdict(
                    person: person.id, kind: .blocked, reason: block.sentence, isOpened: isOpened, decidedAt: now))
        }
        return LinkOutcome(
            try decision(about: person, isOpened: isOpened), about: person.id, isOpened: isOpened, now: now)
    }

    /// The same, but `nil` also if that is stored already.
    func news(for person: Person, _ standing: LinkStanding, isOpening: Bool, now: Timestamp) throws -> LinkOutcome? {
        let outcome = try outcome(for: person, standing, isOpening: isOpening, now: now)
        return outcome?.isStored(in: standing.verdict) == true ? nil : outcome
    }

    private func decision(about person: Person, isOpened: Bool) throws -> MatchDecision<ContactID> {
        decideMatch(
            for: MatchPerson(person), among: try candidates(for: person, isOpened: isOpened), policy: policy,
            isOpening: isOpened)
    }

    /// Contacts that have this number in some spelling, or its national digits.
    func candidates(for person: Person, isOpened: Bool) throws -> [MatchCandidate<ContactID>] {
        guard let key = person.phone.flatMap({ PhoneKey(waID: $0) }) else { return [] }
        let contacts =
            isOpened && policy.fuzzy != .off
            ? try ContactTable.with(connection, workspace, national: key.fuzzyLookups)
            : try ContactTable.with(connection, workspace, key.exactLookups)
        return try self.candidates(contacts, isOpened: isOpened)
    }

    func candidates(_ contacts: [Contact], isOpened: Bool) throws -> [MatchCandidate<ContactID>] {
        let holders = isOpened ? try LinkTable.phones(connection, workspace, linkedTo: contacts.map(\.id)) : [:]
        return contacts.map { candidate($0, otherPersons: holders[$0.id] ?? []) }
    }

    func candidate(_ contact: Contact, otherPersons: Set<PhoneKey>) -> MatchCandidate<ContactID> {
        MatchCandidate(
            contact: contact.id, name: contact.displayName, email: contact.email,
            phones: contact.phones.map { CandidatePhone(property: $0.property, text: $0.text) },
            otherPersons: otherPersons)
    }
}

extension MatchPerson {
    init(_ person: Person) {
        self.init(waID: person.phone, profileName: person.profileName, addressBookName: person.bookName)
    }
}
