/// One word that somebody typed, and what may be meant by it.
public struct SearchTerm: Sendable, Hashable {
    public let word: String

    init(_ word: String) {
        self.word = word
    }

    /// How many typing errors are forgiven: none in short words, which become other words, nor where digits stand.
    public var typosMax: Int {
        switch length {
        case ..<Self.shortest: 0
        case ..<Self.long: hasDigits ? 0 : 1
        default: hasDigits ? 0 : 2
        }
    }

    private static let shortest = 4
    private static let long = 8

    private var length: Int { word.unicodeScalars.count }
    private var hasDigits: Bool { Self.hasDigits(word) }

    fileprivate static func hasDigits(_ word: String) -> Bool {
        word.utf8.contains { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }
}

/// Where words with typing errors are looked for.
extension SearchTerm {
    /// A word that a typed one may be an error of: of 3 letters and more, and no digits.
    public static func mayBeMistyped(_ word: String) -> Bool {
        word.unicodeScalars.count >= shortest - 1 && !hasDigits(word)
    }

    /// One error leaves the beginning or the end of a word as it is, but for the swap of the two letters between them,
    /// which `swapped` is. Of two errors this finds those that leave one of them.
    public struct Halves: Sendable, Hashable {
        public let beginning: String
        public let end: String
        public let swapped: String?
        /// Of the words to be looked at, in scalars.
        public let lengths: ClosedRange<Int>
    }

    /// `nil` where no error is forgiven.
    public var halves: Halves? {
        guard typosMax > 0 else { return nil }
        let letters = Array(word.unicodeScalars)
        let half = min(length / 2, Self.longestHalf)
        var swapped: String?
        if 2 * half == length, letters[half - 1] != letters[half] {
            var other = letters
            other.swapAt(half - 1, half)
            swapped = Self.text(other)
        }
        return Halves(
            beginning: Self.text(letters.prefix(half)), end: Self.text(letters.suffix(half)), swapped: swapped,
            lengths: (length - typosMax)...(length + typosMax))
    }

    private static let longestHalf = 4

    private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Those of `words` that this may be an error of, the nearest first.
    public func misspelt(of words: some Sequence<String>, limit: Int) -> [String] {
        let letters = Array(word.unicodeScalars)
        let near = Set(words).compactMap { candidate in
            EditDistance.between(letters, Array(candidate.unicodeScalars), limit: typosMax).map { ($0, candidate) }
        }
        return near.sorted { $0 < $1 }.prefix(limit).map(\.1)
    }

    /// What this costs as one of a contact's words: 0 the very word, 1 its beginning, 2 and more for typing errors.
    /// `nil` = it is none of them.
    func cost(among words: [String]) -> Int? {
        if words.contains(word) { return 0 }
        if words.contains(where: { $0.hasPrefix(word) }) { return 1 }
        guard typosMax > 0 else { return nil }
        let letters = Array(word.unicodeScalars)
        return words.filter(Self.mayBeMistyped).compactMap {
            EditDistance.between(letters, Array($0.unicodeScalars), limit: typosMax)
        }.min().map { $0 + 1 }
    }
}
