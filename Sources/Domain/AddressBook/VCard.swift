/// A card that is being read.
struct VCard: Sendable {
    let line: Int
    private var formattedName = ""
    private var structuredName = ""
    private var nickname = ""
    private var organization = ""
    private var phones: [BookPhone] = []
    private var hasTooManyPhones = false
    /// The line that is too long to be taken, if there is one.
    var longLine: Int?
    /// Cards inside of this one, as AGENT has them; they are not read.
    var depth = 0
    private(set) var lastName = ""

    init(line: Int) {
        self.line = line
    }

    mutating func take(_ line: VCardLine) {
        lastName = line.name
        switch line.name {
        case "FN" where formattedName.isEmpty: formattedName = line.text
        case "N" where structuredName.isEmpty: structuredName = Self.spoken(line.components)
        case "NICKNAME" where nickname.isEmpty: nickname = line.text
        case "ORG" where organization.isEmpty: organization = line.components.first ?? ""
        case "TEL": addPhone(line)
        default: break
        }
    }

    /// The card is complete.
    var items: [BookItem] {
        if let longLine {
            return [refused("Line \(longLine) of this card is longer than \(VCardReader.lineBytesMax) bytes.")]
        }
        if phones.isEmpty { return [refused("There is no phone number on this card.")] }
        let names = [formattedName, structuredName, nickname, organization]
        let entry = BookEntry(line: line, name: names.first { !$0.trimmed.isEmpty }, phones: phones)
        let excess = refused(
            "There are more than \(BookEntry.mostPhones) numbers on this card; the first ones were read.")
        return [.entry(entry)] + (hasTooManyPhones ? [excess] : [])
    }

    func refused(_ sentence: String) -> BookItem {
        .refused(BookRefusal(line: line, sentence: sentence))
    }

    private mutating func addPhone(_ line: VCardLine) {
        let text = line.text.trimmed
        let waID = line.parameter("WAID").flatMap { $0.isEmpty ? nil : $0 }
        if text.isEmpty && waID == nil { return }
        if phones.count < BookEntry.mostPhones {
            phones.append(BookPhone(text: text, waID: waID))
        } else {
            hasTooManyPhones = true
        }
    }

    /// Family, given, additional, prefix, suffix, as they are said: given, additional, family.
    private static func spoken(_ parts: [String]) -> String {
        [1, 2, 0].compactMap { $0 < parts.count ? parts[$0].trimmed : nil }.filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}
