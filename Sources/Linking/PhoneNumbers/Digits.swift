/// A run of up to 19 decimal digits as a number and a count, so that leading zeros survive and nothing is allocated.
struct Digits: Hashable, Sendable {
    static let capacity = 19

    private(set) var value: UInt64 = 0
    private(set) var count = 0

    init() {}

    /// `value` must have at most `count` digits.
    init(value: UInt64, count: Int) {
        self.value = value
        self.count = count
    }

    /// Takes the ASCII digits of `bytes`; `nil` if there is another byte or there are too many.
    init?(ascii bytes: some Sequence<UInt8>) {
        for byte in bytes {
            guard Self.isDigit(byte), append(UInt64(byte &- Self.zero)) else { return nil }
        }
    }

    /// False, and nothing is changed, when the run is full.
    mutating func append(_ digit: UInt64) -> Bool {
        guard count < Self.capacity else { return false }
        value = value &* 10 &+ digit
        count &+= 1
        return true
    }

    var isEmpty: Bool { count == 0 }

    /// The first `length` digits as a number; the whole run if it is shorter.
    func leading(_ length: Int) -> UInt64 {
        length >= count ? value : value / powersOfTen[count &- length]
    }

    func dropFirst(_ length: Int) -> Digits {
        guard length > 0 else { return self }
        guard length < count else { return Digits() }
        return Digits(value: value % powersOfTen[count &- length], count: count &- length)
    }

    func prefix(_ length: Int) -> Digits {
        Digits(value: leading(length), count: min(length, count))
    }

    func starts(with prefix: Digits) -> Bool {
        prefix.count <= count && leading(prefix.count) == prefix.value
    }

    /// The digit at `position`, counted from the left; 0 beyond the end.
    func digit(_ position: Int) -> UInt64 {
        guard position < count else { return 0 }
        return value / powersOfTen[count &- position &- 1] % 10
    }

    var withoutLeadingZeros: Digits {
        var significant = count
        while significant > 0, value < powersOfTen[significant &- 1] { significant &-= 1 }
        return Digits(value: value, count: significant)
    }

    /// This run with `other` behind it; an empty run when they do not fit together.
    func followed(by other: Digits) -> Digits {
        guard count &+ other.count <= Self.capacity else { return Digits() }
        return Digits(value: value &* powersOfTen[other.count] &+ other.value, count: count &+ other.count)
    }

    var text: String {
        let significant = value == 0 ? "" : String(value)
        return String(repeating: "0", count: count - significant.utf8.count) + significant
    }

    static let zero = UInt8(ascii: "0")

    static func isDigit(_ byte: UInt8) -> Bool {
        byte &- zero < 10
    }
}

extension Digits: ExpressibleByStringLiteral {
    /// For prefixes written in the source; anything but digits in them is left out.
    init(stringLiteral literal: StaticString) {
        literal.withUTF8Buffer { bytes in
            for byte in bytes where Self.isDigit(byte) {
                _ = append(UInt64(byte &- Self.zero))
            }
        }
    }
}

/// 10 to the power of the index, up to the longest run.
let powersOfTen: [UInt64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
    100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
    10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
]
