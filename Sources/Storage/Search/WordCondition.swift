import Domain

/// What one word of a question asks of a contact's words.
enum WordCondition {
    case word(String)
    case beginning(String)
    /// Beginning so, or one of these.
    case meant(String, others: [String])

    /// On the word itself, each served by the index over words; a row may fulfil several.
    var sought: [SQL] {
        switch self {
        case .word(let word): ["w.word = \(word)"]
        case .beginning(let text): [range(text)]
        case .meant(let text, let others): [range(text), "w.word IN \(list: others)"]
        }
    }

    /// On the words of a contact that is known. The list is compared as an expression that no index knows: a contact
    /// has a few words, and SQLite would rather look up each word of the list.
    var checked: SQL {
        switch self {
        case .word(let word): "w.word = \(word)"
        case .beginning(let text): range(text)
        case .meant(let text, let others): "(\(sql: range(text)) OR w.word || '' IN \(list: others))"
        }
    }

    private func range(_ text: String) -> SQL {
        let range = WordRange(beginningWith: text)
        return "w.word >= \(range.first) AND w.word <= \(range.last)"
    }
}
