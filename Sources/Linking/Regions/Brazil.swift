/// Brazil put a 9 before mobile numbers between 2012 and 2016. Old WhatsApp accounts keep eight digits behind the area
/// code, mostly in areas from 31 upwards; landlines have eight digits and never had a ninth.
enum Brazil {
    static let code = CallingCode(55)

    /// 55, area, eight digits beginning with 8 or 9: a mobile that lost its 9, and gains it.
    static func canonical(_ digits: Digits) -> UInt64 {
        guard digits.count == 12, digits.leading(2) == 55, isArea(digits.dropFirst(2).leading(2)) else {
            return digits.value
        }
        let subscriber = digits.dropFirst(4)
        guard subscriber.digit(0) >= 8 else { return digits.value }
        return digits.leading(4) * powersOfTen[9] + 9 * powersOfTen[8] + subscriber.value
    }

    /// Subscriber numbers beginning with 6 or 7: eight-digit trunking numbers are still in use beside nine-digit
    /// mobiles, so the other form is probably, not surely, the same line.
    static func edges(_ digits: Digits) -> [AliasEdge] {
        let national = digits.dropFirst(2)
        guard isArea(national.leading(2)) else { return [] }
        let area = national.prefix(2)
        let subscriber = national.dropFirst(2)
        switch (subscriber.count, subscriber.digit(0), subscriber.digit(1)) {
        case (8, 6...7, _):
            return AliasEdge.list(code, area.followed(by: "9").followed(by: subscriber), .brazilTrunking)
        case (9, 9, 6...7):
            return AliasEdge.list(code, area.followed(by: subscriber.dropFirst(1)), .brazilTrunking)
        default:
            return []
        }
    }

    /// Area and subscriber from what is dialled inside the country: perhaps a 0, perhaps a carrier's two digits.
    /// `nil` when the area code is missing or does not exist.
    static func national(_ typed: Digits) -> Digits? {
        guard typed.digit(0) == 0 else { return complete(typed) }
        let number = typed.dropFirst(1)
        guard number.digit(0) != 0 else { return nil }
        return complete(number) ?? complete(number.dropFirst(2))
    }

    private static func complete(_ number: Digits) -> Digits? {
        guard isArea(number.leading(2)) else { return nil }
        return switch (number.count, number.digit(2)) {
        case (10, 2...9), (11, 9): number
        default: nil
        }
    }

    /// The codes of the large carriers for calls out of town: dialled between the trunk 0 and the area code.
    static let carriers: [Digits] = ["12", "14", "15", "21", "25", "31", "41", "43"]

    /// The digits behind 55 from whatever was typed there.
    static func afterCode(_ typed: Digits) -> Digits {
        typed.digit(0) == 0 ? national(typed) ?? typed.dropFirst(1) : typed
    }

    static func isArea(_ area: UInt64) -> Bool {
        area < 100 && areas[Int(area / 10)].contains(area % 10)
    }

    /// The second digits of the 67 area codes, by their first.
    private static let areas: [ClosedDigits] = [
        "", "123456789", "12478", "1234578", "123456789", "1345", "123456789", "134579", "123456789", "123456789",
    ]
}

/// A set of single digits.
private struct ClosedDigits: ExpressibleByStringLiteral {
    private let mask: UInt16

    init(stringLiteral literal: StaticString) {
        mask = literal.withUTF8Buffer { bytes in
            bytes.reduce(0) { $0 | 1 << UInt16($1 &- Digits.zero) }
        }
    }

    func contains(_ digit: UInt64) -> Bool {
        mask >> UInt16(digit) & 1 == 1
    }
}
