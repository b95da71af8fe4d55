import CPhoneNumber
import Linking

/// Rival: a list of spellings is searched one by one, and the first contact of the first spelling that is found wins.
/// Searching passes over spaces, dots, hyphens and brackets, as a CRM's search does.
struct SpellingsWay: MatchingWay {
    let name = "spellings one by one"
    private var contacts: [String: Int] = [:]

    init(_ book: PrecisionBook) {
        for (index, contact) in book.contacts.enumerated() {
            for phone in contact.phones {
                let text = phone.text.filter { !" .-()\u{A0}".contains($0) }
                if !text.isEmpty, contacts[text] == nil { contacts[text] = index }
            }
        }
    }

    func answer(_ person: PrecisionBook.Person) -> MatchingAnswer {
        for spelling in Self.spellings(person.waID) {
            if let contact = contacts[spelling] { return .linked(contact) }
        }
        return .nothing
    }

    private static func spellings(_ waID: String) -> [String] {
        let forms = [waID] + otherForm(waID)
        return forms.flatMap { ["+" + $0, $0, "00" + $0] } + forms.flatMap(national)
    }

    /// Mexico and Argentina without the extra digit, Brazil with and without the ninth.
    private static func otherForm(_ waID: String) -> [String] {
        if waID.hasPrefix("521"), waID.count == 13 { return ["52\(waID.dropFirst(3))"] }
        if waID.hasPrefix("549"), waID.count == 13 { return ["54\(waID.dropFirst(3))"] }
        if waID.hasPrefix("55"), waID.count == 12 { return ["\(waID.prefix(4))9\(waID.dropFirst(4))"] }
        if waID.hasPrefix("55"), waID.count == 13 { return ["\(waID.prefix(4))\(waID.dropFirst(5))"] }
        return []
    }

    private static func national(_ international: String) -> [String] {
        var number = cphone_number()
        let text = "+" + international
        guard cphone_parse(text, text.utf8.count, nil, &number) == 1 else { return [] }
        let national = international.dropFirst(String(number.calling_code).count)
        return [String(national), "0" + national]
    }
}
