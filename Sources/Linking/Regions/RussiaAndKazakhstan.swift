/// Russia and Kazakhstan share +7, dial 8 before ten digits at home and 8~10 before a country code.
enum RussiaAndKazakhstan {
    static let code = CallingCode(7)

    static func afterCode(_ typed: Digits) -> Digits {
        typed.count == 11 && typed.digit(0) == 8 ? typed.dropFirst(1) : typed
    }

    static func national(_ typed: Digits) -> Digits? {
        let isWhole = typed.count == 11 && (typed.digit(0) == 8 || typed.digit(0) == 7)
        let number = isWhole ? typed.dropFirst(1) : typed
        return number.count == 10 ? number : nil
    }
}
