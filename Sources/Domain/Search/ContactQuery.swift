import Foundation
public import Linking

/// What somebody typed to find a contact: a name in any order, an e-mail address or a part of one, a phone number.
public struct ContactQuery: Sendable, Equatable {
    /// More words only narrow what a few have found.
    static let termsMax = 8

    /// As typed, without spaces around it.
    public let text: String
    /// All of them must fit a contact. Empty = nothing that a name could be made of.
    public let terms: [SearchTerm]
    /// The whole address in lower case, as HubSpot keeps it.
    public let email: String?
    public let phone: PhoneQuery?
    /// HubSpot's record id, if it can be one.
    public let id: ContactID?

    public init(_ text: String, defaultRegion: Region?) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        self.text = text
        terms = Self.terms(of: text)
        let isAddress = text.contains("@") && !text.contains(where: \.isWhitespace)
        email = isAddress ? text.lowercased() : nil
        phone = PhoneQuery(text, defaultRegion: defaultRegion)
        id = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? ContactID(text) : nil
    }

    /// Nothing can be looked for.
    public var isEmpty: Bool { terms.isEmpty && phone == nil }

    private static func terms(of text: String) -> [SearchTerm] {
        var seen: Set<String> = []
        return text.split(whereSeparator: \.isWhitespace).flatMap { words(of: String($0)) }
            .filter { seen.insert($0).inserted }.prefix(termsMax).map { SearchTerm($0) }
    }

    private static func words(of token: String) -> [String] {
        if let sign = token.lastIndex(of: "@") {
            let domain = String(token[token.index(after: sign)...])
            // Not typed to its end: half a public provider is nobody's company.
            if !domain.contains("."), EmailWords.mayBecomePublic(domain) {
                return WordFolding.groups(in: String(token[..<sign])).flatMap(\.self)
            }
            return EmailWords.of(token).flatMap(\.self)
        }
        if EmailWords.isDomain(token) { return EmailWords.company(token).flatMap(\.self) }
        return WordFolding.groups(in: token).flatMap(\.self)
    }
}

extension ContactQuery {
    /// Those that fit, the best first: the very words before beginnings, those before typing errors; words of the name
    /// before words of the e-mail address.
    public func ranked(_ contacts: some Sequence<Contact>) -> [Contact] {
        contacts.compactMap { contact in rank(of: contact).map { (rank: $0, contact: contact) } }
            .sorted { $0.rank < $1.rank }.map(\.contact)
    }

    private func rank(of contact: Contact) -> Rank? {
        let words = ContactWords(contact)
        let id = contact.id.value
        if let email, contact.email?.lowercased() == email { return Rank(cost: -1, words: words, id: id) }
        guard !terms.isEmpty else { return nil }
        var cost = 0
        for term in terms {
            let byName = term.cost(among: words.name).map { 2 * $0 }
            let byEmail = term.cost(among: words.email).map { 2 * $0 + 1 }
            guard let best = [byName, byEmail].compactMap(\.self).min() else { return nil }
            cost += best
        }
        return Rank(cost: cost, words: words, id: id)
    }
}

/// Where a contact stands among those that fit.
private struct Rank: Comparable {
    let cost: Int
    /// Of the name: whoever is called as typed and nothing more comes first.
    let count: Int
    let name: String
    let id: String

    init(cost: Int, words: ContactWords, id: String) {
        self.cost = cost
        count = words.name.count
        name = words.name.joined(separator: " ")
        self.id = id
    }

    static func < (left: Rank, right: Rank) -> Bool {
        (left.cost, left.count, left.name, left.id) < (right.cost, right.count, right.name, right.id)
    }
}
