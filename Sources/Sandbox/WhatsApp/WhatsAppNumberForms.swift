import Foundation

/// The spellings of one number that WhatsApp resolves to one account when a message is sent: Mexico's retired mobile 1,
/// Argentina's mobile 9, Brazil's ninth digit. Digits with country code, no plus.
enum WhatsAppNumberForms {
    /// `digits` itself first, then its other spellings.
    static func forms(of digits: String) -> [String] {
        [digits] + alternatives(to: Array(digits.utf8)).compactMap { String(bytes: $0, encoding: .utf8) }
    }

    /// The country behind a number, for a BSUID's prefix. Only what the stories need; else the unknown territory `ZZ`.
    static func country(of digits: String) -> String {
        callingCodes.first { digits.hasPrefix($0.code) }?.country ?? "ZZ"
    }

    private static func alternatives(to digits: [UInt8]) -> [[UInt8]] {
        switch (digits.prefix(2), digits.count) {
        case ([.five, .two], 12): [insert(.one, into: digits, at: 2)]
        case ([.five, .two], 13) where digits[2] == .one: [remove(at: 2, from: digits)]
        case ([.five, .four], 12): [insert(.nine, into: digits, at: 2)]
        case ([.five, .four], 13) where digits[2] == .nine: [remove(at: 2, from: digits)]
        case ([.five, .five], 12) where digits[4] >= .six: [insert(.nine, into: digits, at: 4)]
        case ([.five, .five], 13) where digits[4] == .nine && digits[5] >= .six: [remove(at: 4, from: digits)]
        default: []
        }
    }

    private static func insert(_ digit: UInt8, into digits: [UInt8], at index: Int) -> [UInt8] {
        Array(digits[..<index]) + [digit] + Array(digits[index...])
    }

    private static func remove(at index: Int, from digits: [UInt8]) -> [UInt8] {
        Array(digits[..<index]) + Array(digits[(index + 1)...])
    }

    private static let callingCodes: [(code: String, country: String)] = [
        ("225", "CI"), ("229", "BJ"), ("351", "PT"), ("353", "IE"),
        ("33", "FR"), ("34", "ES"), ("39", "IT"), ("41", "CH"), ("43", "AT"), ("44", "GB"), ("49", "DE"),
        ("52", "MX"), ("54", "AR"), ("55", "BR"), ("57", "CO"), ("91", "IN"), ("1", "US"),
    ]
}

extension UInt8 {
    fileprivate static let one = UInt8(ascii: "1")
    fileprivate static let two = UInt8(ascii: "2")
    fileprivate static let four = UInt8(ascii: "4")
    fileprivate static let five = UInt8(ascii: "5")
    fileprivate static let six = UInt8(ascii: "6")
    fileprivate static let nine = UInt8(ascii: "9")
}
