extension SplitMix64 {
    /// Decimal digits, the first not zero.
    mutating func digits(_ count: Int) -> String {
        var text = ""
        for index in 0..<count {
            text += String(Int.random(in: (index == 0 ? 1 : 0)...9, using: &self))
        }
        return text
    }

    mutating func hexadecimal(_ count: Int) -> String {
        let digits = Array("0123456789ABCDEF")
        return String((0..<count).map { _ in digits[Int.random(in: 0..<16, using: &self)] })
    }
}
