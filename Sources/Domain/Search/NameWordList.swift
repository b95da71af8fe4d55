/// The words by which somebody is found who is known by one or several names.
public struct NameWordList: Sendable, Equatable {
    public let words: Set<String>

    /// Joined words count as one too, as those of a contact.
    public init(_ names: String...) {
        words = Self.words(of: names)
    }

    public init(_ names: [String]) {
        words = Self.words(of: names)
    }

    private static func words(of names: [String]) -> Set<String> {
        let all = names.flatMap(WordFolding.groups).flatMap { group in
            group.count == 1
                ? group : group + [String(group.joined().unicodeScalars.prefix(WordFolding.longestWord))]
        }
        return Set(all.prefix(ContactWords.wordsMax))
    }
}
