import Domain
import Linking
import Storage

extension LinkDecider {
    /// Something decided about somebody that is not stored yet.
    struct News {
        var person: PersonID
        var outcome: LinkOutcome
    }

    /// Decides about several persons of whom none is linked. Their candidates are read together.
    func news(
        for persons: [Person], _ standings: [PersonID: LinkStanding], isOpening: Bool, now: Timestamp
    ) throws -> [News] {
        let free = persons.filter { standings[$0.id]?.block == nil }
        let contacts = try contacts(for: free)
        let holders = try LinkTable.phones(
            connection, workspace, linkedTo: Set(contacts.values.joined().map(\.id)).sorted())
        return try persons.compactMap { person in
            let standing = standings[person.id] ?? LinkStanding()
            guard standing.block == nil else {
                return try news(for: person, standing, isOpening: isOpening, now: now).map {
                    News(person: person.id, outcome: $0)
                }
            }
            let decision = decideMatch(
                for: MatchPerson(person),
                among: (contacts[person.id] ?? []).map { candidate($0, otherPersons: holders[$0.id] ?? []) },
                policy: policy, isOpening: isOpening)
            let outcome = LinkOutcome(decision, about: person.id, isOpened: isOpening, now: now)
            return outcome.isStored(in: standing.verdict) ? nil : News(person: person.id, outcome: outcome)
        }
    }

    /// The contacts that each would be compared with alone.
    private func contacts(for persons: [Person]) throws -> [PersonID: [Contact]] {
        let keys = Dictionary(
            persons.compactMap { person in person.phone.flatMap { PhoneKey(waID: $0) }.map { (person.id, $0) } },
            uniquingKeysWith: { $1 })
        if policy.fuzzy == .off {
            return try keys.mapValues { try ContactTable.with(connection, workspace, $0.exactLookups) }
        }
        let nationals = Set(keys.values.flatMap(\.fuzzyLookups))
        let found = try ContactTable.byNational(connection, workspace, nationals.sorted())
        return keys.mapValues { key in
            let fitting = Dictionary(
                key.fuzzyLookups.flatMap { found[$0] ?? [] }.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
            return Array(fitting.values.sorted { $0.id < $1.id }.prefix(ContactTable.candidatesMax))
        }
    }
}
