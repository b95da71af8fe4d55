/// Scientific notation, as spreadsheets leave it: 1.6505551234E+10.
enum SpreadsheetNumber {
    /// `nil` when the text has another shape. Exact only when every digit is shown, and even then only ambiguous: what
    /// one cell shows in full was rounded in the next.
    static func read(_ bytes: [UInt8]) -> NumberResolver.Resolution? {
        var rest = bytes.trimmed()[...]
        if rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        guard let mantissa = mantissa(&rest), let exponent = exponent(rest) else { return nil }
        guard mantissa.count == exponent + 1, let key = PhoneKey(international: mantissa) else {
            return .rejected(.rounded)
        }
        let reason = "A spreadsheet turned the number into scientific notation, which often loses digits."
        return .number(ReadNumber(key: key, certainty: .ambiguous(reason: reason), rule: .spreadsheet))
    }

    /// One digit, a point or comma, more digits, an E: taken off the front.
    private static func mantissa(_ rest: inout ArraySlice<UInt8>) -> Digits? {
        guard let end = rest.firstIndex(where: { $0 & 0xDF == UInt8(ascii: "E") }) else { return nil }
        var shown = rest[..<end]
        rest = rest[(end + 1)...]
        guard let first = shown.popFirst() else { return nil }
        if let point = shown.popFirst(), point != UInt8(ascii: "."), point != UInt8(ascii: ",") { return nil }
        return Digits(ascii: [first] + shown)
    }

    private static func exponent(_ rest: ArraySlice<UInt8>) -> Int? {
        let digits = rest.first == UInt8(ascii: "+") ? rest.dropFirst() : rest
        guard (1...2).contains(digits.count), let exponent = Digits(ascii: digits) else { return nil }
        return Int(exponent.value)
    }
}
