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

    /// Who these persons are by the contacts as they are now, in their order. Nothing is said about those with a link:
    /// a changed phone on either side is not its end.
    ///
    /// - Parameter isOpening: somebody opens a chat with them, so national numbers count as the workspace allows. Once
    ///   opened, they count whenever something changes about that person.
    func outcomes(
        for persons: [Person], _ standings: [PersonID: LinkStanding], isOpening: Bool, now: Timestamp
    ) throws -> [(person: Person, outcome: LinkOutcome)] {
        let open = persons.map { ($0, standings[$0.id] ?? LinkStanding()) }.filter { $0.1.link == nil }
        func isOpened(_ standing: LinkStanding) -> Bool { isOpening || standing.verdict?.isOpened == true }
        var pool = try CandidatePool(
            connection, workspace,
            for: open.filter { $0.1.block == nil }.map { seeker($0.0, isOpened: isOpened($0.1)) })
        return open.map { person, standing in
            let isOpened = isOpened(standing)
            if let block = standing.block {
                return (
                    person,
                    .verdict(
                        LinkVerdict(
                            person: person.id, kind: .blocked, reason: block.sentence, isOpened: isOpened,
                            decidedAt: now))
                )
            }
            let decision = decide(about: person, isOpened: isOpened, pool)
            if case .link(let evidence, _) = decision { pool.give(evidence.contact, to: person) }
            return (person, LinkOutcome(decision, about: person.id, isOpened: isOpened, now: now))
        }
    }

    /// The same without what is stored already.
    func news(
        for persons: [Person], _ standings: [PersonID: LinkStanding], isOpening: Bool, now: Timestamp
    ) throws -> [(person: Person, outcome: LinkOutcome)] {
        try outcomes(for: persons, standings, isOpening: isOpening, now: now).filter { person, outcome in
            !outcome.isStored(in: standings[person.id]?.verdict)
        }
    }

    /// Contacts that have this number in some spelling, or its national digits.
    func candidates(for person: Person, isOpened: Bool) throws -> [MatchCandidate<ContactID>] {
        let seeker = seeker(person, isOpened: isOpened)
        return try CandidatePool(connection, workspace, for: [seeker]).candidates(for: seeker)
    }

    private func decide(about person: Person, isOpened: Bool, _ pool: CandidatePool) -> MatchDecision<ContactID> {
        decideMatch(
            for: MatchPerson(person), among: pool.candidates(for: seeker(person, isOpened: isOpened)), policy: policy,
            isOpening: isOpened)
    }

    private func seeker(_ person: Person, isOpened: Bool) -> CandidatePool.Seeker {
        CandidatePool.Seeker(person: person, isFuzzy: isOpened && policy.fuzzy != .off)
    }
}

extension MatchPerson {
    init(_ person: Person) {
        self.init(waID: person.phone, profileName: person.profileName, addressBookName: person.bookName)
    }
}
