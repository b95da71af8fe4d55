/// Argentine mobiles have a 9 before the area code for callers from abroad, and a 15 behind it for callers at home.
/// A WhatsApp id has the 9; a Business account on a landline has none. Area and local number are ten digits together.
enum Argentina {
    static let code = CallingCode(54)

    /// The digits behind 54 from whatever was typed there: a trunk 0 is dropped, and a 15 behind the area code becomes
    /// the 9 in front. A 9 *and* a 15 stay as they are: see `edges`.
    static func afterCode(_ typed: Digits) -> Digits {
        if typed.digit(0) == 9, typed.digit(1) == 0 {
            return Digits("9").followed(by: typed.dropFirst(2))
        }
        let number = typed.digit(0) == 0 ? typed.dropFirst(1) : typed
        guard number.count == 12, let local = withoutFifteen(number) else { return number }
        return Digits("9").followed(by: local)
    }

    /// The digits behind 54 from a number dialled inside the country; `nil` when the area code is missing.
    static func national(_ typed: Digits) -> Digits? {
        let number = afterCode(typed)
        let isMobile = number.count == 11 && number.digit(0) == 9
        let local = isMobile ? number.dropFirst(1) : number
        return local.count == 10 && areaLength(local) != nil ? number : nil
    }

    /// With and without the 9: without it the line may be a landline of somebody else, so never more than probable.
    static func edges(_ digits: Digits) -> [AliasEdge] {
        let number = digits.dropFirst(2)
        let nine: Digits = "9"
        if number.count == 10, areaLength(number) != nil {
            return AliasEdge.list(code, nine.followed(by: number), .argentinaMobileNine)
        }
        guard number.digit(0) == 9 else { return [] }
        let local = number.dropFirst(1)
        if local.count == 10, areaLength(local) != nil {
            return AliasEdge.list(code, local, .argentinaMobileNine)
        }
        guard local.count == 12, let mobile = withoutFifteen(local) else { return [] }
        return AliasEdge.list(code, nine.followed(by: mobile), .argentinaNineAndFifteen)
    }

    /// Area, 15 and local number: how a mobile is dialled at home, without the 0 in front. `nil` for other lines.
    static func withFifteen(_ national: Digits) -> Digits? {
        let local = national.dropFirst(1)
        guard national.digit(0) == 9, local.count == 10, let length = areaLength(local) else { return nil }
        return local.prefix(length).followed(by: "15").followed(by: local.dropFirst(length))
    }

    /// Area and local number from area, 15 and local number.
    private static func withoutFifteen(_ number: Digits) -> Digits? {
        guard let length = areaLength(number), number.dropFirst(length).starts(with: "15") else { return nil }
        return number.prefix(length).followed(by: number.dropFirst(length + 2))
    }

    /// Two for Buenos Aires, three for 38 areas, four for the others; `nil` for what is no area code.
    private static func areaLength(_ number: Digits) -> Int? {
        guard number.leading(2) != 11 else { return 2 }
        guard number.digit(0) == 2 || number.digit(0) == 3 else { return nil }
        return threeDigitAreas.contains(number.leading(3)) ? 3 : 4
    }

    private static let threeDigitAreas: Set<UInt64> = [
        220, 221, 223, 230, 236, 237, 249, 260, 261, 263, 264, 266, 280, 291, 294, 297, 298, 299, 336, 341, 342, 343,
        345, 348, 351, 353, 358, 362, 364, 370, 376, 379, 380, 381, 383, 385, 387, 388,
    ]
}
