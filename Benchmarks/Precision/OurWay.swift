import Linking

/// Ours, as the server works: candidates by look-up, then the decision. Exactly first; then, if asked, as if
/// everybody's chat were opened.
struct OurWay: MatchingWay {
    let name: String
    private let book: PrecisionBook
    private let policy: MatchPolicy
    private let isFuzzy: Bool
    private var byEntry: [IndexEntry: [Int]] = [:]
    private var byNational: [String: [Int]] = [:]
    private var linked: [Int: Set<PhoneKey>] = [:]

    init(_ book: PrecisionBook) {
        self.init(book, fuzzy: nil)
    }

    /// `nil` looks at full numbers only.
    init(_ book: PrecisionBook, fuzzy: FuzzySetting?) {
        self.book = book
        name = fuzzy.map { "ours, fuzzy \($0.rawValue)" } ?? "ours, exact"
        isFuzzy = fuzzy != nil
        policy = MatchPolicy(defaultRegion: Region(PrecisionBook.home), fuzzy: fuzzy ?? .off)
        for (index, contact) in book.contacts.enumerated() {
            let rows = contact.phones.flatMap {
                readPhones(in: $0.text, defaultRegion: policy.defaultRegion).indexEntries
            }
            for row in Set(rows) {
                byEntry[row, default: []].append(index)
                byNational[row.national, default: []].append(index)
            }
        }
        if isFuzzy { linkExactly() }
    }

    mutating func answer(_ person: PrecisionBook.Person) -> MatchingAnswer {
        let exact = decide(person, isOpening: false)
        if case .link(let evidence, _) = exact { return note(evidence.contact, person) }
        let decision = isFuzzy ? decide(person, isOpening: true) : exact
        switch decision {
        case .link(let evidence, _): return note(evidence.contact, person)
        case .suggest(let evidence), .conflict(let evidence): return .asked(evidence.map(\.contact))
        case .none: return .nothing
        }
    }

    /// Before a chat is opened, the exact pass has seen everybody.
    private mutating func linkExactly() {
        for person in book.persons {
            if case .link(let evidence, _) = decide(person, isOpening: false) { _ = note(evidence.contact, person) }
        }
    }

    private mutating func note(_ contact: Int, _ person: PrecisionBook.Person) -> MatchingAnswer {
        if let key = PhoneKey(waID: person.waID) { linked[contact, default: []].insert(key) }
        return .linked(contact)
    }

    private func decide(_ person: PrecisionBook.Person, isOpening: Bool) -> MatchDecision<Int> {
        guard let key = PhoneKey(waID: person.waID) else { return .none(reason: "") }
        let found =
            isOpening
            ? key.fuzzyLookups.flatMap { byNational[$0] ?? [] } : key.exactLookups.flatMap { byEntry[$0] ?? [] }
        let candidates = Set(found).map { index in
            let contact = book.contacts[index]
            return MatchCandidate(
                contact: index, name: contact.name, email: contact.email, phones: contact.phones,
                otherPersons: (linked[index] ?? []).subtracting([key]))
        }
        let matched = MatchPerson(waID: person.waID, profileName: person.name)
        return decideMatch(for: matched, among: candidates, policy: policy, isOpening: isOpening)
    }
}
