import Domain
import Linking

/// A number of an address book that is surely one number.
struct BookNumber: Sendable, Equatable {
    var line: Int
    var name: String?
    /// Digits, country code first: WhatsApp's own where the file has them, else in the country's current form.
    var phone: String
    var key: PhoneKey
    /// WhatsApp may write the phone in another form.
    var isRead: Bool
}

/// What an entry's numbers are: each that is certain, and why each other is not. Pure.
struct BookNumbers: Sendable, Equatable {
    private(set) var numbers: [BookNumber] = []
    private(set) var refusals: [BookRefusal] = []

    /// - Parameter ownNumbers: the company's own, which are nobody's contact.
    init(_ entry: BookEntry, defaultRegion: Region?, ownNumbers: Set<PhoneKey>) {
        for phone in entry.phones {
            read(phone, of: entry, defaultRegion)
        }
        for own in numbers.filter({ ownNumbers.contains($0.key) }) {
            refuse(entry, displayForm(of: own.phone), "This is a number of your own company.")
        }
        var seen = ownNumbers
        numbers = numbers.filter { seen.insert($0.key).inserted }
    }

    private mutating func read(_ phone: BookPhone, of entry: BookEntry, _ region: Region?) {
        if let waID = phone.waID, let key = PhoneKey(waID: waID) {
            numbers.append(BookNumber(line: entry.line, name: entry.name, phone: waID, key: key, isRead: false))
            return
        }
        let reading = readPhones(in: phone.text, defaultRegion: region)
        for number in reading.numbers {
            switch number.certainty {
            case .full where number.extensionNote != nil:
                refuse(entry, phone.text, "The number has an extension: many share it, so it is nobody's own.")
            case .full:
                numbers.append(
                    BookNumber(
                        line: entry.line, name: entry.name, phone: number.key.digits, key: number.key, isRead: true))
            case .probable(let reason), .ambiguous(let reason): refuse(entry, phone.text, reason)
            }
        }
        if let problem = reading.problem { refuse(entry, phone.text, problem) }
    }

    private mutating func refuse(_ entry: BookEntry, _ text: String, _ reason: String) {
        refusals.append(BookRefusal(line: entry.line, sentence: "“\(text.prefix(60))”: \(reason)"))
    }
}
