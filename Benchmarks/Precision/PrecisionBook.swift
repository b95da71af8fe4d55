import Linking

/// A generated CRM and the people who write to it on WhatsApp, with the truth about who is whom. The same seed gives
/// the same book.
struct PrecisionBook: Sendable {
    struct Contact: Sendable {
        let name: String
        let email: String?
        let phones: [CandidatePhone]
    }

    struct Person: Sendable {
        let waID: String
        let name: String?
        /// The contacts whose number it truly is: several where the CRM has somebody twice or two share a phone, none
        /// for strangers.
        let truth: Set<Int>
    }

    private(set) var contacts: [Contact] = []
    private(set) var persons: [Person] = []
    static let home = BookCountry.all[0].region

    private var dice: Dice
    private var humans: [Human] = []
    private var taken: Set<BookNumber> = []

    private struct Human {
        let name: String
        let number: BookNumber
        var contacts: Set<Int> = []
    }

    /// Two in five write on WhatsApp, and strangers too. Strangers whose national digits are a contact's come as often
    /// as chance would have it: one pair among a billion.
    init(seed: UInt64, contacts count: Int) {
        dice = Dice(seed: seed)
        while contacts.count < count { addHuman() }
        var owners: [BookNumber: Set<Int>] = [:]
        for human in humans { owners[human.number, default: []].formUnion(human.contacts) }
        var numbers: Set<BookNumber> = []
        for human in humans where Int.random(in: 0..<100, using: &dice) < 40 {
            // Two who share a phone have one WhatsApp account, and it is either's.
            guard numbers.insert(human.number).inserted else { continue }
            addPerson(human.name, human.number, owners[human.number] ?? [])
        }
        for _ in 0..<count / 10 { addPerson(BookNames.full(&dice), number(), []) }
        for _ in 0..<count / 20_000 { addTwin() }
        persons.shuffle(using: &dice)
    }

    /// The same contacts, but all who write are strangers with a contact's national digits in another country.
    func twins(_ count: Int) -> PrecisionBook {
        var book = self
        book.persons = []
        for _ in 0..<count { book.addTwin() }
        return book
    }

    /// One that nobody had before.
    private mutating func number() -> BookNumber {
        let isHome = Int.random(in: 0..<100, using: &dice) < 55
        let country = isHome ? 0 : Int.random(in: 1..<BookCountry.all.count, using: &dice)
        while true {
            let number = BookNumber(country: country, national: BookCountry.all[country].mobile(&dice))
            if taken.insert(number).inserted { return number }
        }
    }

    /// One in fifty is in the CRM twice; one in two hundred shares a phone with somebody before.
    private mutating func addHuman() {
        let isShared = humans.count > 10 && Int.random(in: 0..<200, using: &dice) == 0
        let partner = isShared ? Int.random(in: humans.indices, using: &dice) : nil
        var human = Human(name: BookNames.full(&dice), number: partner.map { humans[$0].number } ?? number())
        let records = Int.random(in: 0..<50, using: &dice) == 0 ? 2 : 1
        for _ in 0..<records { addContact(&human) }
        humans.append(human)
    }

    private mutating func addContact(_ human: inout Human) {
        let isHome = human.number.country == 0
        let mobile = PhoneMess.text(human.number, isHome: isHome, &dice)
        var texts = [mobile]
        let second = Int.random(in: 0..<100, using: &dice)
        if second < 12, let office = office(human.number.country) {
            texts.insert(office, at: 0)
        } else if second < 20 {
            texts.append(PhoneMess.text(human.number, isHome: isHome, &dice))
        }
        let email = Int.random(in: 0..<100, using: &dice) < 80 ? "p\(humans.count)@example.com" : nil
        let phones = zip(["phone", "mobilephone"], texts).map { CandidatePhone(property: $0, text: $1) }
        contacts.append(Contact(name: BookNames.inBook(human.name, &dice), email: email, phones: phones))
        human.contacts.insert(contacts.count - 1)
    }

    /// An office's line, which colleagues share: with or without the extension.
    private mutating func office(_ country: Int) -> String? {
        let plan = BookCountry.all[country]
        guard let line = plan.landline(&dice) else { return nil }
        let shown = dice.pick(["+\(plan.code) " + line, plan.trunk + line, "+\(plan.code)\(line)"])
        return dice.pick([shown, shown + " ext. " + dice.digits(2)])
    }

    private mutating func addPerson(_ name: String, _ number: BookNumber, _ truth: Set<Int>) {
        persons.append(
            Person(waID: number.waID(&dice), name: BookNames.onWhatsApp(name, &dice), truth: truth))
    }

    /// A stranger whose national digits are a contact's, in another country.
    private mutating func addTwin() {
        for _ in 0..<10_000 {
            let human = humans[Int.random(in: humans.indices, using: &dice)]
            let country = Int.random(in: BookCountry.all.indices, using: &dice)
            let plan = BookCountry.all[country]
            let twin = BookNumber(country: country, national: human.number.national)
            guard country != human.number.country, !taken.contains(twin) else { continue }
            guard plan.mobiles.contains(where: { Self.fits(twin.national, $0) }) else { continue }
            return addPerson(BookNames.full(&dice), twin, [])
        }
    }

    private static func fits(_ digits: String, _ pattern: String) -> Bool {
        guard digits.count == pattern.count else { return false }
        return zip(digits, pattern).allSatisfy { (digit: Character, sign: Character) -> Bool in
            switch sign {
            case "x": true
            case "n": digit >= "2"
            default: digit == sign
            }
        }
    }
}
