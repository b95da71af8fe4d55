/// Letters that stand for digits: 1-800-FLOWERS. Only in North America, and only as an all-capital tail.
enum VanityLetters {
    static let shortest = 4

    /// `nil` when the tail spells no complete number.
    static func digits(of part: PhonePart) -> Digits? {
        guard part.lettersFollowDigits, part.letters.count >= shortest, part.letters.allSatisfy(\.isCapital) else {
            return nil
        }
        var digits = part.digits
        for letter in part.letters where !digits.append(key(letter)) { return nil }
        let isWhole = digits.count == 10 || (digits.count == 11 && digits.digit(0) == 1)
        return isWhole ? digits : nil
    }

    /// The key of a telephone pad.
    private static func key(_ letter: UInt8) -> UInt64 {
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "C"): 2
        case UInt8(ascii: "D")...UInt8(ascii: "F"): 3
        case UInt8(ascii: "G")...UInt8(ascii: "I"): 4
        case UInt8(ascii: "J")...UInt8(ascii: "L"): 5
        case UInt8(ascii: "M")...UInt8(ascii: "O"): 6
        case UInt8(ascii: "P")...UInt8(ascii: "S"): 7
        case UInt8(ascii: "T")...UInt8(ascii: "V"): 8
        default: 9
        }
    }
}
