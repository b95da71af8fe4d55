public import Linking

/// A phone number, or the beginning of one, that somebody typed to find a contact.
public struct PhoneQuery: Sendable, Equatable {
    /// Fewer digits are no beginning worth looking for.
    static let digitsMin = 5

    /// The beginning of a number as the index has it.
    public struct Beginning: Sendable, Equatable {
        /// `nil` = of any country.
        public var code: String?
        public var national: String
    }

    /// Whole numbers with their country code.
    public let keys: [PhoneKey]
    /// Where the very numbers stand.
    public let exact: [IndexEntry]
    /// National digits that may be these numbers, whatever the country.
    public let national: [String]
    public let beginnings: [Beginning]

    /// `nil` = the text is no number and no beginning of one.
    init?(_ text: String, defaultRegion: Region?) {
        let numbers = readPhones(in: text, defaultRegion: defaultRegion).numbers
        let beginnings = Self.beginnings(of: text)
        guard !numbers.isEmpty || !beginnings.isEmpty else { return nil }
        keys = numbers.filter(\.isFull).map(\.key)
        exact = numbers.flatMap { $0.isFull ? $0.key.exactLookups : $0.indexEntries }
        national = Array(numbers.flatMap { $0.key.fuzzyLookups + $0.indexEntries.map(\.national) }.prefix(100))
        self.beginnings = beginnings
    }

    private static func beginnings(of text: String) -> [Beginning] {
        guard let typed = digits(of: text) else { return [] }
        let plain = String(typed.digits.drop { $0 == "0" })
        guard plain.count >= digitsMin else { return [] }
        let anywhere = Beginning(code: nil, national: plain)
        let abroad = PhoneKey(canonicalDigits: plain).indexEntry
        guard !abroad.code.isEmpty, !abroad.national.isEmpty else { return [anywhere] }
        let behindCode = Beginning(code: abroad.code, national: abroad.national)
        if typed.isInternational { return [behindCode] }
        return abroad.national.count >= digitsMin ? [anywhere, behindCode] : [anywhere]
    }

    /// `nil` where letters stand: those are for names.
    private static func digits(of text: String) -> (digits: String, isInternational: Bool)? {
        var digits = ""
        var isInternational = false
        for scalar in text.unicodeScalars {
            if let value = scalar.properties.numericValue, scalar.properties.generalCategory == .decimalNumber {
                digits += String(Int(value))
            } else if scalar == "+" || scalar == "\u{FF0B}" {
                isInternational = isInternational || digits.isEmpty
            } else if scalar.properties.isAlphabetic || scalar == "@" {
                return nil
            }
        }
        return (digits, isInternational || digits.hasPrefix("00"))
    }
}
