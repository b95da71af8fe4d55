/// How one contact fits a person, before anybody decides.
struct ContactFit: Sendable {
    /// Numbered in the order of the contacts: see `NumberedContacts`.
    let candidate: MatchCandidate<Int>
    let number: WhatsAppNumber
    /// The text that speaks for the contact; `nil` when it has none.
    let best: PhoneFit?
    /// The first text that names another country, and that country's code.
    let otherCountry: (text: String, code: CallingCode)?
    /// Another person whose number the text is.
    let claimedBy: PhoneKey?
    /// A word that WhatsApp's names and the contact's have in common.
    let sharedName: String?

    var fit: Fit? { best?.fit }
    var verdict: Verdict { best?.evidence.verdict ?? .none }

    init(_ candidate: MatchCandidate<Int>, _ matcher: PhoneMatcher, fullOnly: Bool, _ names: NameWords) {
        let fits = candidate.phones.map { fullOnly ? matcher.full($0) : matcher.any($0) }
        // Of several equal ones the first.
        let best = fits.max { $0.weight < $1.weight }
        self.candidate = candidate
        number = matcher.number
        self.best = best
        let naming = fits.first { $0.otherCountry != nil }
        otherCountry = naming.flatMap { fit in fit.otherCountry.map { (fit.phone.text, $0) } }
        claimedBy = fullOnly ? nil : best.flatMap { matcher.rival(for: $0, among: candidate.otherPersons) }
        sharedName = best?.fit == nil ? nil : names.common(with: NameWords(candidate.name))
    }

    /// Best first, and the same for every order in which contacts come: what names another country is last, what
    /// agrees in its name is first.
    static func isBetter(_ left: Self, _ right: Self) -> Bool {
        left.rank == right.rank
            ? (left.candidate.name, left.candidate.contact) < (right.candidate.name, right.candidate.contact)
            : left.rank.lexicographicallyPrecedes(right.rank)
    }

    private var rank: [Int] {
        let order =
            switch fit {
            case .exact: 0
            case .probable: 1
            case .national: 2
            case .foreign: 3
            case nil: 4
            }
        return [order == 3 || order == 4 ? order : 0, sharedName == nil ? 1 : 0, order, -verdict.weight]
    }
}

extension PhoneMatcher {
    /// The smallest key among `others` whose number the same text is, exactly or nationally.
    func rival(for fit: PhoneFit, among others: Set<PhoneKey>) -> PhoneKey? {
        guard fit.fit != nil, !others.isEmpty else { return nil }
        return others.filter { other in
            guard other != number.key else { return false }
            let theirs = PhoneMatcher(WhatsAppNumber(other.digits), defaultRegion: defaultRegion).any(fit.phone)
            return theirs.fit == .exact || theirs.fit == .national
        }.min()
    }
}
