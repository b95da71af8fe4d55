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
    /// The first wrong links with their reason in data, for those who want to look.
    var examples: [String] = []

    init(_ way: consuming some MatchingWay, on book: PrecisionBook) {
        self.way = way.name
        for person in book.persons { count(way.answer(person), person, book) }
    }

    private mutating func count(_ answer: MatchingAnswer, _ person: PrecisionBook.Person, _ book: PrecisionBook) {
        switch answer {
        case .linked(let contact) where person.truth.contains(contact):
            right += 1
        case .linked(let contact):
            wrong += 1
            let (name, texts) = (book.contacts[contact].name, book.contacts[contact].phones.map(\.text))
            if examples.count < 20 { examples.append("\(person.waID) (\(person.name ?? "-")) to \(name) \(texts)") }
        case .asked(let contacts) where !person.truth.isDisjoint(with: contacts):
            asked += 1
        case .asked, .nothing:
            if !person.truth.isEmpty { missed += 1 }
        }
    }

    /// All ways on one book, the rivals first.
    static func all(on book: PrecisionBook) -> [PrecisionScore] {
        [
            PrecisionScore(LastDigitsWay(book), on: book), PrecisionScore(SpellingsWay(book), on: book),
            PrecisionScore(LibraryWay(book), on: book), PrecisionScore(OurWay(book, fuzzy: nil), on: book),
            PrecisionScore(OurWay(book, fuzzy: .guarded), on: book),
        ]
    }

    static func table(_ scores: [PrecisionScore]) -> TextTable {
        TextTable(
            rows: [["way", "right", "wrong", "asked", "missed"]]
                + scores.map { [$0.way, "\($0.right)", "\($0.wrong)", "\($0.asked)", "\($0.missed)"] })
    }
}
