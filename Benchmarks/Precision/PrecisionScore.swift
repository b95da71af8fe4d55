import Linking

/// How one way did on a book.
struct PrecisionScore: Sendable {
    let way: String
    /// Linked to a contact that is the person.
    var right = 0
    /// Linked to somebody else, strangers included.
    var wrong = 0
    /// In the CRM, not linked, but put before somebody to decide, the right contact among the proposed.
    var asked = 0
    /// In the CRM, and nothing said.
    var missed = 0
    /// Persons who have a contact.
    private(set) var known = 0

    init(_ way: consuming some MatchingWay, on book: PrecisionBook) {
        self.way = way.name
        for person in book.persons { count(way.answer(person), person) }
    }

    private mutating func count(_ answer: MatchingAnswer, _ person: PrecisionBook.Person) {
        if !person.truth.isEmpty { known += 1 }
        switch answer {
        case .linked(let contact) where person.truth.contains(contact):
            right += 1
        case .linked:
            wrong += 1
        case .asked(let contacts) where !person.truth.isDisjoint(with: contacts):
            asked += 1
        case .asked, .nothing:
            if !person.truth.isEmpty { missed += 1 }
        }
    }
}

/// How all ways did on one book.
struct PrecisionTable: Sendable {
    let rivals: [PrecisionScore]
    let exact: PrecisionScore
    let guarded: PrecisionScore

    init(_ book: PrecisionBook) {
        rivals = [
            PrecisionScore(LastDigitsWay(book), on: book), PrecisionScore(SpellingsWay(book), on: book),
            PrecisionScore(LibraryWay(book), on: book),
        ]
        exact = PrecisionScore(OurWay(book, fuzzy: nil), on: book)
        guarded = PrecisionScore(OurWay(book, fuzzy: .guarded), on: book)
    }
}
