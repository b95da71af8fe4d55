/// Words to be found in a text: whole ones, or with `*` at either end a part. All of them must be there.
struct TokenPattern: Sendable {
    private let words: [Word]

    private struct Word: Sendable {
        let text: String
        let isOpenAtStart: Bool
        let isOpenAtEnd: Bool

        func matches(_ token: Substring) -> Bool {
            switch (isOpenAtStart, isOpenAtEnd) {
            case (false, false): token == text
            case (true, false): token.hasSuffix(text)
            case (false, true): token.hasPrefix(text)
            case (true, true): token.contains(text)
            }
        }
    }

    init(_ pattern: String) {
        words = pattern.lowercased().split { !Self.isPartOfWord($0) && $0 != "*" }.map { part in
            Word(
                text: part.filter { $0 != "*" }, isOpenAtStart: part.hasPrefix("*"),
                isOpenAtEnd: part.hasSuffix("*"))
        }
    }

    func matches(_ text: String) -> Bool {
        guard !words.isEmpty, !text.isEmpty else { return false }
        let tokens = text.lowercased().split { !Self.isPartOfWord($0) }
        return words.allSatisfy { word in tokens.contains { word.matches($0) } }
    }

    private static func isPartOfWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber
    }
}
