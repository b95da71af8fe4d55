/// HubSpot derives read-only numbers from the free text of `phone` and `mobilephone`: an international form, and two
/// searchable digit strings, with and without the country code.
enum CalculatedPhone {
    /// The calling code an account assumes where a number names no country.
    static let assumedCallingCode = "49"

    static func value(_ name: String, of values: PropertyBag) -> String? {
        guard let rule = rules[name], let text = values[rule.source], let number = parse(text) else { return nil }
        return switch rule.form {
        case .international: "+" + number.callingCode + number.national
        case .callingCode: number.callingCode
        case .searchable: number.national
        case .searchableInternational: number.callingCode + number.national
        }
    }

    static var names: [String] { rules.keys.sorted() }

    private enum Form { case international, callingCode, searchable, searchableInternational }

    private static let rules: [String: (source: String, form: Form)] = [
        "hs_calculated_phone_number": ("phone", .international),
        "hs_calculated_phone_number_country_code": ("phone", .callingCode),
        "hs_calculated_mobile_number": ("mobilephone", .international),
        "hs_searchable_calculated_phone_number": ("phone", .searchable),
        "hs_searchable_calculated_mobile_number": ("mobilephone", .searchable),
        "hs_searchable_calculated_international_phone_number": ("phone", .searchableInternational),
        "hs_searchable_calculated_international_mobile_number": ("mobilephone", .searchableInternational),
    ]

    private static func parse(_ text: String) -> (callingCode: String, national: String)? {
        let main = text.lowercased().prefix { $0 != "x" && $0 != "e" && $0 != ";" && $0 != "," }
        var digits = String(main.filter { ("0"..."9").contains($0) })
        let isInternational = main.drop(while: { $0 == " " || $0 == "(" }).hasPrefix("+") || digits.hasPrefix("00")
        if digits.hasPrefix("00") { digits.removeFirst(2) }
        guard digits.count >= 4, digits.count <= 20 else { return nil }
        guard isInternational else {
            return (assumedCallingCode, String(digits.drop { $0 == "0" }))
        }
        let code = digits.prefix(callingCodeLength(digits))
        // Many people write the domestic zero behind the country code: +49 (0)151 ...
        let national = digits.dropFirst(code.count)
        return (String(code), String(code == "39" ? national : national.drop { $0 == "0" }))
    }

    /// ITU-T E.164: zones 1 and 7 have one digit, these have two, all others three.
    private static func callingCodeLength(_ digits: String) -> Int {
        if digits.hasPrefix("1") || digits.hasPrefix("7") { return 1 }
        return twoDigitCodes.contains(String(digits.prefix(2))) ? 2 : 3
    }

    private static let twoDigitCodes: Set<String> = [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
        "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84",
        "86", "90", "91", "92", "93", "94", "95", "98",
    ]
}
