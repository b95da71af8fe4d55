/// Benin put 01 before every number on 30 November 2024: one prefix for all operators, so the map is one to one.
enum Benin {
    static let code = CallingCode(229)

    /// 229 with eight digits gains the 01.
    static func canonical(_ digits: Digits) -> UInt64 {
        guard digits.count == 11, digits.leading(3) == 229 else { return digits.value }
        return 22_901 * powersOfTen[8] + digits.dropFirst(3).value
    }

    /// Eight digits as before the change, or ten beginning with 01.
    static func national(_ typed: Digits) -> Digits? {
        typed.count == 8 || (typed.count == 10 && typed.starts(with: "01")) ? typed : nil
    }
}
