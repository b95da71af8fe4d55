import CPhoneNumber
import Linking

/// Rival: libphonenumber reads both sides with the company's country, and equal E.164 numbers are one person; the first
/// contact wins.
struct LibraryWay: MatchingWay {
    let name = "libphonenumber E.164 equal"
    private var contacts: [String: Int] = [:]

    init(_ book: PrecisionBook) {
        for (index, contact) in book.contacts.enumerated() {
            for phone in contact.phones {
                guard let number = Self.read(phone.text), contacts[number] == nil else { continue }
                contacts[number] = index
            }
        }
    }

    func answer(_ person: PrecisionBook.Person) -> MatchingAnswer {
        Self.read("+" + person.waID).flatMap { contacts[$0] }.map { .linked($0) } ?? .nothing
    }

    private static func read(_ text: String) -> String? {
        var number = cphone_number()
        guard cphone_parse(text, text.utf8.count, PrecisionBook.home, &number) == 1 else { return nil }
        let national = withUnsafeBytes(of: number.national) { bytes in
            String(decoding: bytes.prefix(Int(number.national_count)), as: UTF8.self)
        }
        return "+\(number.calling_code)\(national)"
    }
}
