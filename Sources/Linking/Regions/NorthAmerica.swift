/// The countries that share +1: ten digits, of which the first is not 0 or 1, and a trunk 1.
enum NorthAmerica {
    static let code = CallingCode(1)

    static func national(_ typed: Digits) -> Digits? {
        let number = typed.count == 11 && typed.digit(0) == 1 ? typed.dropFirst(1) : typed
        return number.count == 10 && number.digit(0) >= 2 ? number : nil
    }
}
