import Linking

/// Rival: the last nine digits are equal, and the first contact that comes wins.
struct LastDigitsWay: MatchingWay {
    let name = "last 9 digits equal"
    private var contacts: [Substring: Int] = [:]

    init(_ book: PrecisionBook) {
        for (index, contact) in book.contacts.enumerated() {
            for phone in contact.phones {
                guard let tail = Self.tail(phone.text), contacts[tail] == nil else { continue }
                contacts[tail] = index
            }
        }
    }

    func answer(_ person: PrecisionBook.Person) -> MatchingAnswer {
        Self.tail(person.waID).flatMap { contacts[$0] }.map { .linked($0) } ?? .nothing
    }

    private static func tail(_ text: String) -> Substring? {
        let digits = text.filter { $0.isASCII && $0.isNumber }
        return digits.count >= 9 ? digits.suffix(9) : nil
    }
}
