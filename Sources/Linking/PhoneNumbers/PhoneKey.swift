/// The one spelling of a phone number that comparisons use: 6 to 15 digits with the country code first and without a
/// plus, in the country's current form (Mexico without the retired 1, Brazil with the ninth digit, Benin with 01).
/// Kept as a number, so a key is hashed, compared and stored without touching a string.
public struct PhoneKey: Hashable, Comparable, Sendable, CustomStringConvertible {
    let value: UInt64

    /// The caller has made sure that `value` has 6 to 15 digits and is in canonical form.
    init(canonical value: UInt64) {
        self.value = value
    }

    /// Reads a WhatsApp id: 6 to 15 ASCII digits, the first not 0. Anything else (a BSUID, a masked number, a LID with
    /// its suffix, a plus sign) is `nil`. No country table is consulted: the id is international already.
    public init?(waID text: some StringProtocol) {
        let contiguous = text.utf8.withContiguousStorageIfAvailable { Self.number(ascii: $0) }
        guard let number = contiguous ?? Self.number(spelled: String(text)) else { return nil }
        value = CanonicalForm.of(number)
    }

    /// Takes back what `digits` gave, for values read from the database. No rule is applied again; bytes that are no
    /// digits are left out, and so is what follows the fifteenth digit.
    public init(canonicalDigits text: some StringProtocol) {
        value = text.utf8.withContiguousStorageIfAvailable(Self.value) ?? Self.value(String(text).utf8)
    }

    /// `nil` unless there are 6 to 15 digits of which the first is not 0.
    init?(international digits: Digits) {
        guard digits.count >= Self.shortest, digits.count <= Self.longest, digits.digit(0) != 0 else { return nil }
        value = CanonicalForm.of(digits)
    }

    /// ASCII digits, country code first.
    public var digits: String { String(value) }

    public var description: String { digits }

    /// By numeric value: shorter keys first.
    public static func < (left: PhoneKey, right: PhoneKey) -> Bool {
        left.value < right.value
    }

    static let shortest = 6
    static let longest = 15

    private static func value(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var digits = Digits()
        for byte in bytes where Digits.isDigit(byte) && digits.count < longest {
            _ = digits.append(UInt64(byte &- Digits.zero))
        }
        return digits.value
    }

    private static func number(spelled text: String) -> Digits? {
        var text = text
        return text.withUTF8 { number(ascii: $0) }
    }

    private static func number(ascii bytes: UnsafeBufferPointer<UInt8>) -> Digits? {
        guard bytes.count >= shortest, bytes.count <= longest, bytes[0] != Digits.zero else { return nil }
        var value: UInt64 = 0
        for byte in bytes {
            let digit = byte &- Digits.zero
            guard digit < 10 else { return nil }
            value = value &* 10 &+ UInt64(digit)
        }
        return Digits(value: value, count: bytes.count)
    }
}

extension PhoneKey {
    /// All digits with their count, for rules that look at single positions.
    var run: Digits {
        var count = 1
        while count < Digits.capacity, value >= powersOfTen[count] { count &+= 1 }
        return Digits(value: value, count: count)
    }

    /// Whether libphonenumber knows the number as assigned: what may be written where people dial from. WhatsApp keeps
    /// ids in forms that their country has retired, such as Côte d'Ivoire's eight digits.
    public var isAssigned: Bool {
        let run = run
        guard let code = CallingCode(leading: run) else { return false }
        return Library.isValid(code, run.dropFirst(code.length))
    }

    /// The digits behind the country code, or all of them where no country code is assigned.
    public var nationalDigits: String {
        let run = run
        return run.dropFirst(CallingCode(leading: run)?.length ?? 0).text
    }
}

extension PhoneKey: Codable {
    /// One string of digits. Throws when it is not 6 to 15 digits beginning with 1 to 9.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        var text = try container.decode(String.self)
        guard let digits = text.withUTF8({ Self.number(ascii: $0) }) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "A phone key has 6 to 15 digits and does not begin with 0.")
        }
        value = digits.value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(digits)
    }
}
