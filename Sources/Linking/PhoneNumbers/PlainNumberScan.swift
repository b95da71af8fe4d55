/// The quick way for the great majority of fields: one number of ASCII digits, perhaps a plus in front, with spaces,
/// dots, hyphens and brackets between. Everything else goes through `CleanText` and `FieldScanner`.
enum PlainNumberScan {
    /// `nil` sends the text the long way; that includes "(0)", which means something.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> PhonePart? {
        var part = PhonePart()
        var value: UInt64 = 0
        var count = 0
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            let digit = byte &- Digits.zero
            if digit < 10 {
                guard count < Digits.capacity else { return nil }
                value = value &* 10 &+ UInt64(digit)
                count &+= 1
            } else if byte == UInt8(ascii: "+") {
                guard count == 0, !part.hasPlus else { return nil }
                part.hasPlus = true
            } else if byte == UInt8(ascii: "(") {
                guard !isBracketedZero(bytes, position) else { return nil }
            } else if !isSeparator(byte) {
                return nil
            }
            position &+= 1
        }
        guard count > 0 else { return nil }
        part.digits = Digits(value: value, count: count)
        return part
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ")"): true
        default: false
        }
    }

    private static func isBracketedZero(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        position + 2 < bytes.count && bytes[position + 1] == Digits.zero && bytes[position + 2] == UInt8(ascii: ")")
    }
}
