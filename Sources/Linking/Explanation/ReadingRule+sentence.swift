extension ReadNumber {
    /// How the text became the key, as part of a sentence.
    var readingPhrase: String {
        switch rule {
        case .international: "written with its country code"
        case .trunkDropped: "without the trunk digits behind its country code"
        case .national: "in the national form of \(place)"
        case .dialledAbroad: "behind the prefix for dialling abroad"
        case .codeWithoutPlus: "with the country code of \(place) but no plus"
        case .chatID: "as a WhatsApp id"
        case .vanity: "its letters taken as keys of a phone"
        case .spreadsheet: "from a spreadsheet's notation"
        case .incomplete: "as typed"
        }
    }

    private var place: String { region?.code ?? "the first number's country" }
}

extension WhatsAppNumber {
    /// What the id had to lose or gain to become its key; `nil` when they are the same digits.
    var rewritten: (phrase: String, rule: String)? {
        guard let key, let text, key.digits != text else { return nil }
        return switch CallingCode(leading: key.run)?.value {
        case Mexico.code.value: ("without Mexico's retired mobile 1", "mexico-1")
        case Brazil.code.value: ("with Brazil's ninth digit", "brazil-9")
        case Benin.code.value: ("with Benin's 01 of 2024", "benin-01")
        default: nil
        }
    }
}
