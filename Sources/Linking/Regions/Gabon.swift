/// Gabon writes its numbers with a 0 at home; since 2019 eight digits follow it, and it is not part of the
/// number. Before, it was: 0 and seven digits, which some systems keep without the 0.
enum Gabon {
    static let code = CallingCode(241)

    static func afterCode(_ typed: Digits) -> Digits {
        let number = typed.dropFirst(1)
        return typed.digit(0) == 0 && isCurrent(number) ? number : typed
    }

    static func national(_ typed: Digits) -> Digits? {
        let number = afterCode(typed)
        let isOld = number.count == 7 || (number.count == 8 && number.digit(0) == 0)
        return isCurrent(number) || isOld ? number : nil
    }

    private static func isCurrent(_ number: Digits) -> Bool {
        number.count == 8 && currentPrefixes.contains(number.leading(2))
    }

    private static let currentPrefixes: Set<UInt64> = [11, 60, 61, 62, 65, 66, 74, 76, 77]
}
