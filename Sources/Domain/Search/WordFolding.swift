import Foundation

/// Texts as words without accents, case and punctuation, so that whoever types `Muller` or `MÜLLER` finds Müller.
enum WordFolding {
    /// A longer text is no name and no e-mail address; its scalars are counted.
    static let longestText = 300
    /// The rest of a longer word tells nobody apart.
    static let longestWord = 40

    /// Each word, and in its parts those that a hyphen or an apostrophe joins: `O'Brien` is `["o", "brien"]`.
    static func groups(in text: String) -> [[String]] {
        let folded = folded(String(text.unicodeScalars.prefix(longestText)))
        return folded.split(separator: space).map { group in
            group.split(separator: joint).map { part in
                String(String(decoding: part, as: UTF8.self).unicodeScalars.prefix(longestWord))
            }
        }.filter { !$0.isEmpty }
    }

    private static let space = UInt8(ascii: " ")
    private static let joint = UInt8(ascii: "-")

    private static func folded(_ text: String) -> [UInt8] {
        text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.map(foldedASCII) : foldedUnicode(text)
    }

    private static func foldedASCII(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        case UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "`"): joint
        default: space
        }
    }

    private static func foldedUnicode(_ text: String) -> [UInt8] {
        var folded = String.UnicodeScalarView()
        // Before they are taken apart: a lone acute or a typographic apostrophe would become a space and a mark.
        let joined = String(String.UnicodeScalarView(text.unicodeScalars.map { joints.contains($0) ? "-" : $0 }))
        for scalar in joined.lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars {
            if scalar.isASCII {
                folded.append(Unicode.Scalar(foldedASCII(UInt8(scalar.value))))
            } else if let spelled = spelled[scalar] {
                folded.append(contentsOf: spelled.unicodeScalars)
            } else {
                append(scalar, to: &folded)
            }
        }
        return Array(String(folded).utf8)
    }

    private static func append(_ scalar: Unicode.Scalar, to folded: inout String.UnicodeScalarView) {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: break
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
            .letterNumber:
            folded.append(scalar)
        case .decimalNumber: folded.append(contentsOf: digit(scalar).unicodeScalars)
        case .dashPunctuation: folded.append("-")
        default: folded.append(" ")
        }
    }

    /// Digits of every script are typed as 0 to 9.
    private static func digit(_ scalar: Unicode.Scalar) -> String {
        scalar.properties.numericValue.flatMap { Int(exactly: $0) }.map(String.init) ?? " "
    }

    private static let joints: Set<Unicode.Scalar> = [
        "\u{2018}", "\u{2019}", "\u{201B}", "\u{02BC}", "\u{02BB}", "\u{00B4}", "\u{FF07}",
    ]

    /// Letters that no decomposition takes apart.
    private static let spelled: [Unicode.Scalar: String] = [
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h",
        "ŋ": "n",
    ]
}
