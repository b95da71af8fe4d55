/// How numbers stand in CRM fields: by import, by hand, from a web form, off a business card.
enum PhoneMess {
    /// `isHome`: the contact lives where the company is, and its number is mostly written without a country.
    static func text(_ number: BookNumber, isHome: Bool, _ dice: inout Dice) -> String {
        let kind = Int.random(in: 0..<1000, using: &dice)
        let national = isHome ? 330 : 110
        switch kind {
        case 0..<national: return dressed(spaced(number.dialled(&dice), &dice), &dice)
        case ..<(national + 15): return withoutZeros(number.dialled(&dice))
        case 950...: return damaged(number, isHome: isHome, &dice)
        default: return international(number, &dice)
        }
    }

    private static func international(_ number: BookNumber, _ dice: inout Dice) -> String {
        let plan = BookCountry.all[number.country]
        let full = number.international
        switch Int.random(in: 0..<100, using: &dice) {
        case 0..<8: return spaced(full, &dice)
        case 8..<13: return "00" + spaced(full, &dice)
        case 13..<18: return "+\(plan.code) " + spaced(number.stale(&dice), &dice)
        case 18..<22 where plan.trunk == "0": return "+\(plan.code) (0)" + spaced(number.national, &dice)
        case 22..<24: return "https://wa.me/" + full
        case 24..<26: return "+" + full + " / " + "+34 91 555 " + dice.digits(2) + " " + dice.digits(2)
        case 26..<28: return arabic("+" + full)
        case 28..<30: return "\u{202A}+" + full + "\u{202C}"
        case 30..<60: return "+" + full
        default: return dressed("+\(plan.code) " + spaced(number.national, &dice), &dice)
        }
    }

    /// Fields from which the number cannot be had any more.
    private static func damaged(_ number: BookNumber, isHome: Bool, _ dice: inout Dice) -> String {
        let full = number.international
        switch Int.random(in: 0..<50, using: &dice) {
        case 0..<8: return scientific(full)
        case 8..<16 where !isHome: return "+" + BookCountry.all[0].code + number.national
        case 16..<22: return "+" + full.dropLast()
        case 22..<28: return "+" + withTypo(full, &dice)
        default: return dice.pick(["n/a", "-", "pendiente", "000000000", "123456789", "ver notas"])
        }
    }

    /// Groups of two to four with one kind of sign between them.
    static func spaced(_ digits: String, _ dice: inout Dice) -> String {
        let gap = dice.pick(["", " ", " ", " ", "-", ".", "\u{A0}"])
        var groups: [Substring] = []
        var rest = digits[...]
        while rest.count > 4 {
            let size = Int.random(in: 2...4, using: &dice)
            groups.append(rest.prefix(size))
            rest = rest.dropFirst(size)
        }
        return (groups + [rest]).joined(separator: gap)
    }

    private static func dressed(_ text: String, _ dice: inout Dice) -> String {
        switch Int.random(in: 0..<100, using: &dice) {
        case 0..<3: "Móvil: " + text
        case 3..<5: text + " (WhatsApp)"
        case 5..<6: "tel:" + text
        case 6..<7: text + " "
        case 7..<8: "M. " + text
        default: text
        }
    }

    /// As a spreadsheet leaves a column of numbers.
    private static func withoutZeros(_ digits: String) -> String {
        String(digits.drop { $0 == "0" })
    }

    private static func scientific(_ digits: String) -> String {
        "\(digits.prefix(1)).\(digits.dropFirst().prefix(5))E+\(digits.count - 1)"
    }

    private static func withTypo(_ digits: String, _ dice: inout Dice) -> String {
        var characters = Array(digits)
        let place = characters.count - 1 - Int.random(in: 0..<6, using: &dice)
        let digit = characters[place].wholeNumberValue ?? 0
        characters[place] = Character(String((digit + Int.random(in: 1...9, using: &dice)) % 10))
        return String(characters)
    }

    private static func arabic(_ text: String) -> String {
        String(
            text.map { sign in
                guard let digit = sign.wholeNumberValue else { return sign }
                return Self.arabicDigits[digit]
            })
    }

    private static let arabicDigits = Array("٠١٢٣٤٥٦٧٨٩")
}
