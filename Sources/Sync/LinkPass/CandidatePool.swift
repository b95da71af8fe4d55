import Domain
import Linking
import Storage

/// All that decisions about several persons look at, read at once: a statement for each of them would be a way to the
/// database and back.
struct CandidatePool {
    /// Somebody without a link, and whether national numbers count for them.
    struct Seeker {
        let person: Person
        let isFuzzy: Bool
    }

    private let contacts: ContactsByNumber
    private var holders: [ContactID: Set<PhoneKey>] = [:]

    init(_ connection: any SQLConnection, _ workspace: WorkspaceID, for seekers: [Seeker]) throws {
        contacts = try ContactsByNumber.find(
            connection, workspace, national: Set(seekers.flatMap { $0.nationalNumbers }))
        let claimable = Set(seekers.filter(\.isFuzzy).flatMap { $0.contacts(in: contacts) }.map(\.id))
        holders = try LinkTable.phones(connection, workspace, linkedTo: claimable.sorted { $0.value < $1.value })
    }

    /// Contacts that have this number in some spelling or, where it counts, its national digits.
    func candidates(for seeker: Seeker) -> [MatchCandidate<ContactID>] {
        seeker.contacts(in: contacts).map { contact in
            contact.candidate(holders: seeker.isFuzzy ? holders[contact.id] ?? [] : [])
        }
    }

    /// The contact is this person's from now on: whoever is decided about next must know.
    mutating func give(_ contact: ContactID, to person: Person) {
        if let key = person.phoneKey { holders[contact, default: []].insert(key) }
    }
}

extension CandidatePool.Seeker {
    fileprivate var nationalNumbers: [String] {
        guard let key = person.phoneKey else { return [] }
        return isFuzzy ? key.fuzzyLookups : key.exactLookups.map(\.national)
    }

    fileprivate func contacts(in found: ContactsByNumber) -> [Contact] {
        guard let key = person.phoneKey else { return [] }
        return isFuzzy ? found.contacts(national: key.fuzzyLookups) : found.contacts(for: key.exactLookups)
    }
}

extension Person {
    /// What their number is compared by; `nil` = it is not known.
    var phoneKey: PhoneKey? { phone.flatMap { PhoneKey(waID: $0) } }
}

extension Contact {
    /// As decisions look at it; `holders` are the phones of persons who are linked to it.
    func candidate(holders: Set<PhoneKey>) -> MatchCandidate<ContactID> {
        MatchCandidate(
            contact: id, name: displayName, email: email,
            phones: phones.map { CandidatePhone(property: $0.property, text: $0.text) }, otherPersons: holders)
    }
}
