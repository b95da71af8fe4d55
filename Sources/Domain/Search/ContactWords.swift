/// The words that a contact is found by.
public struct ContactWords: Sendable, Equatable {
    /// Nobody has more; what an import put into a name field is cut.
    static let wordsMax = 40

    let name: [String]
    let email: [String]

    public init(_ contact: Contact) {
        name = Self.words([contact.firstName, contact.lastName].compactMap(\.self).flatMap(WordFolding.groups))
        email = Self.words(contact.email.map(EmailWords.of) ?? [])
    }

    /// Without repetitions.
    public var all: Set<String> { Set(name).union(email) }

    /// Joined words count as one too: `Jean-Pierre` is found by `jean`, `pierre` and `jeanpierre`.
    private static func words(_ groups: [[String]]) -> [String] {
        let words = groups.flatMap { group in
            group.count == 1
                ? group : group + [String(group.joined().unicodeScalars.prefix(WordFolding.longestWord))]
        }
        return Array(words.prefix(wordsMax))
    }
}
