/// What one number of a text says about a WhatsApp number.
enum Evidence: Hashable, Sendable {
    case sameKey(ReadNumber)
    /// The keys are equal, but the text was only probably read right.
    case probableReading(ReadNumber, reason: String)
    case alias(ReadNumber, AliasRule)
    case unclear(ReadNumber, reason: String)
    case different(ReadNumber)
    case nothingToCompare

    /// The strongest evidence in a field; the first one of several equal.
    static func best(_ reading: PhoneReading, _ number: WhatsAppNumber) -> Evidence {
        guard let key = number.key else { return .nothingToCompare }
        var best = Evidence.nothingToCompare
        for read in reading.numbers {
            let next = weigh(read, key, number.edges)
            if next.verdict.weight > best.verdict.weight { best = next }
        }
        return best
    }

    private static func weigh(_ read: ReadNumber, _ key: PhoneKey, _ edges: [AliasEdge]) -> Evidence {
        switch read.certainty {
        case .ambiguous(let reason):
            return .unclear(read, reason: reason)
        case .probable(let reason):
            guard read.key != key else { return .probableReading(read, reason: reason) }
            return sharedEdge(read.key, key, edges) == nil ? .different(read) : .unclear(read, reason: reason)
        case .full:
            if read.key == key { return .sameKey(read) }
            return sharedEdge(read.key, key, edges).map { .alias(read, $0) } ?? .different(read)
        }
    }

    /// The rule of one edge between the two keys, looked for from both ends; never a chain.
    private static func sharedEdge(_ read: PhoneKey, _ key: PhoneKey, _ edges: [AliasEdge]) -> AliasRule? {
        if let edge = edges.first(where: { $0.key == read }) { return edge.rule }
        return read.aliasEdges.first { $0.key == key }?.rule
    }

    var verdict: Verdict {
        switch self {
        case .sameKey: .same
        case .probableReading: .probable
        case .alias(_, let rule): rule.isProbable ? .probable : .ambiguous
        case .unclear: .ambiguous
        case .different: .different
        case .nothingToCompare: .none
        }
    }

    var number: ReadNumber? {
        switch self {
        case .sameKey(let number), .probableReading(let number, _), .alias(let number, _), .unclear(let number, _),
            .different(let number):
            number
        case .nothingToCompare: nil
        }
    }

    /// The rule as a word: how the text was read, or which alias led over.
    var rule: String {
        switch self {
        case .sameKey(let number), .probableReading(let number, _), .unclear(let number, _): number.rule.rawValue
        case .alias(_, let rule): rule.rawValue
        case .different: "different-keys"
        case .nothingToCompare: "no-number"
        }
    }
}
