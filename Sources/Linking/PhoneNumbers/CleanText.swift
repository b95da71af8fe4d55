import Foundation

/// A field as bytes that the scanner can walk: digits of every script are ASCII digits, compatibility forms are folded,
/// dashes and spaces of every kind are "-" and " ", dots that mask digits are "*". Letters outside ASCII stay UTF-8.
struct CleanText: Sendable {
    let bytes: [UInt8]
    private let hasControl: Bool

    init(_ text: String) {
        var text = text
        let isASCII = text.withUTF8 { $0.allSatisfy { $0 < 0x80 } }
        let folded = isASCII ? text : Self.folded(text)
        bytes = Array(folded.utf8)
        hasControl = bytes.contains { $0 < 0x20 && !Self.lineAndTab.contains($0) || $0 == 0x7F }
    }

    /// What makes the whole field no number, before anything in it is looked at.
    var wholeProblem: PhoneProblem? {
        if bytes.count > PhoneReading.longestText { return .textTooLong }
        if hasControl { return .symbols }
        let content = bytes.trimmed()
        if content.isEmpty { return .empty }
        return Self.isBusinessScopedID(content) ? .businessScopedID : nil
    }

    private static let lineAndTab: Set<UInt8> = [0x09, 0x0A, 0x0D]

    /// Two capitals, a dot, perhaps "ENT.", then 1 to 128 letters and digits.
    private static func isBusinessScopedID(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 3, bytes[0].isCapital, bytes[1].isCapital, bytes[2] == UInt8(ascii: ".") else {
            return false
        }
        let tail = bytes[3...]
        let id = tail.starts(with: Array("ENT.".utf8)) ? tail.dropFirst(4) : tail
        return (1...128).contains(id.count) && id.allSatisfy { Digits.isDigit($0) || $0.isASCIILetter }
    }

    /// Invisible characters go first, as the folding would keep some of them.
    private static func folded(_ text: String) -> String {
        var visible = String.UnicodeScalarView()
        visible.append(contentsOf: text.unicodeScalars.lazy.filter { !isInvisible($0) })
        var result = String.UnicodeScalarView()
        for scalar in String(visible).precomposedStringWithCompatibilityMapping.unicodeScalars {
            result.append(plain(scalar))
        }
        return String(result)
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xAD, 0xFE0F, 0x20E3: true
        default: false
        }
    }

    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard !scalar.isASCII else { return scalar }
        switch scalar.value {
        case 0xB7, 0x2022, 0x2219, 0x22C5, 0x25CF, 0x2217: return "*"
        case 0x2212, 0x30FC: return "-"
        case 0x223C: return "~"
        case 0x2044: return "/"
        default: return plain(scalar, scalar.properties.generalCategory)
        }
    }

    private static func plain(_ scalar: Unicode.Scalar, _ category: Unicode.GeneralCategory) -> Unicode.Scalar {
        switch category {
        case .decimalNumber:
            guard let value = scalar.properties.numericValue, (0...9).contains(value) else { return " " }
            return Unicode.Scalar(Digits.zero + UInt8(value))
        case .dashPunctuation: return "-"
        case .lineSeparator, .paragraphSeparator: return "\n"
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .letterNumber, .otherNumber:
            return scalar
        default: return " "
        }
    }
}

extension UInt8 {
    var isCapital: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }

    var isASCIILetter: Bool { (self & 0xDF).isCapital }

    /// A letter of any script: after cleaning, only letters and marks lie outside ASCII.
    var isLetter: Bool { isASCIILetter || self >= 0x80 }

    var isSpace: Bool { self == UInt8(ascii: " ") || self == 0x09 || self == 0x0A || self == 0x0D }
}

extension [UInt8] {
    func trimmed() -> [UInt8] {
        guard let start = firstIndex(where: { !$0.isSpace }), let end = lastIndex(where: { !$0.isSpace }) else {
            return []
        }
        return Array(self[start...end])
    }
}
