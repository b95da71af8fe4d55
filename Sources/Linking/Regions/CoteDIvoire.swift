/// Côte d'Ivoire went from eight digits to ten on 31 January 2021 by putting the operator's two digits in front
/// (ARTCI, 28 July 2020). Accounts from before keep the eight. Six prefixes lead to one old number, so the old form
/// proves nothing about which of the six is meant.
enum CoteDIvoire {
    static let code = CallingCode(225)

    static func national(_ typed: Digits) -> Digits? {
        typed.count == 8 || typed.count == 10 ? typed : nil
    }

    static func edges(_ digits: Digits) -> [AliasEdge] {
        let number = digits.dropFirst(3)
        switch number.count {
        case 8:
            return prefixes.flatMap { AliasEdge.list(code, $0.followed(by: number), .ivoryCoastTenDigits) }
        case 10 where prefixes.contains(where: number.starts):
            return AliasEdge.list(code, number.dropFirst(2), .ivoryCoastTenDigits)
        default:
            return []
        }
    }

    /// Mobile: Orange, MTN, Moov. Fixed: 27, 25, 21.
    private static let prefixes: [Digits] = ["07", "05", "01", "27", "25", "21"]
}
