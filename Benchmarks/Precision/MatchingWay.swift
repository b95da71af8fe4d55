/// One way to find a person's contact: made over a whole book, then asked once for each person.
protocol MatchingWay {
    var name: String { get }

    init(_ book: PrecisionBook)

    /// The contact that would be linked without asking anybody, or those that would be put before somebody.
    mutating func answer(_ person: PrecisionBook.Person) -> MatchingAnswer
}

enum MatchingAnswer: Sendable {
    case linked(Int)
    case asked([Int])
    case nothing
}
