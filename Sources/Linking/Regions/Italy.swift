/// In Italy, San Marino and the Vatican the zero belongs to a landline number and a mobile begins with 3 without one.
enum Italy {
    static let code = CallingCode(39)

    static func edges(_ digits: Digits) -> [AliasEdge] {
        let number = digits.dropFirst(2)
        return lostZero(number) + mobileZero(number) + sanMarino(number)
    }

    /// A landline whose zero somebody stripped: +39 6 … for +39 06 …
    private static func lostZero(_ number: Digits) -> [AliasEdge] {
        if lacksZero(number) {
            return AliasEdge.list(code, Digits("0").followed(by: number), .italyLostZero)
        }
        let rest = number.dropFirst(1)
        guard number.digit(0) == 0, lacksZero(rest) else { return [] }
        return AliasEdge.list(code, rest, .italyLostZero)
    }

    /// 3 begins a mobile, and 80, 84 and 89 are service numbers: there no zero is missing.
    private static func lacksZero(_ number: Digits) -> Bool {
        guard (6...10).contains(number.count) else { return false }
        return switch number.digit(0) {
        case 0, 3: false
        case 8: ![0, 4, 9].contains(number.digit(1))
        default: true
        }
    }

    /// Mobiles were written with a zero until 2001. Not where the zero makes a landline area: 0331 is Busto Arsizio.
    private static func mobileZero(_ number: Digits) -> [AliasEdge] {
        let zero: Digits = "0"
        if number.digit(0) == 3, (9...10).contains(number.count), !isLandlineArea(zero.followed(by: number)) {
            return AliasEdge.list(code, zero.followed(by: number), .italyMobileZero)
        }
        let mobile = number.dropFirst(1)
        guard number.starts(with: "03"), (9...10).contains(mobile.count), !isLandlineArea(number) else { return [] }
        return AliasEdge.list(code, mobile, .italyMobileZero)
    }

    /// San Marino is also reached through Italy.
    private static func sanMarino(_ number: Digits) -> [AliasEdge] {
        guard number.count == 10, number.starts(with: "0549") else { return [] }
        return AliasEdge.list(SanMarino.code, number, .sanMarinoArea)
    }

    private static func isLandlineArea(_ number: Digits) -> Bool {
        shortAreas.contains(number.prefix(3)) || longAreas.contains(number.prefix(4))
    }

    /// Brescia, Como, Bergamo, Monza.
    private static let shortAreas: Set<Digits> = ["030", "031", "035", "039"]
    private static let longAreas: Set<Digits> = [
        "0321", "0322", "0323", "0324", "0331", "0332", "0341", "0342", "0343", "0344", "0345", "0346", "0362", "0363",
        "0364", "0365", "0371", "0372", "0373", "0374", "0375", "0376", "0377", "0381", "0382", "0383", "0384", "0385",
        "0386",
    ]
}

enum SanMarino {
    static let code = CallingCode(378)

    /// Six digits beginning with 8 or 9 are a local number of the only area, 0549.
    static func national(_ typed: Digits) -> Digits? {
        isLocal(typed) ? area.followed(by: typed) : nil
    }

    static func edges(_ digits: Digits) -> [AliasEdge] {
        let number = digits.dropFirst(3)
        if isLocal(number) {
            return AliasEdge.list(code, area.followed(by: number), .sanMarinoArea)
        }
        guard number.count == 10, number.starts(with: area) else { return [] }
        let local = number.dropFirst(area.count)
        let short = isLocal(local) ? AliasEdge.list(code, local, .sanMarinoArea) : []
        return short + AliasEdge.list(Italy.code, number, .sanMarinoArea)
    }

    private static let area: Digits = "0549"

    private static func isLocal(_ number: Digits) -> Bool {
        number.count == 6 && number.digit(0) >= 8
    }
}
