import Foundation

/// Texts in headers. Nothing that somebody chose can end a line and begin another header.
enum HeaderText {
    /// RFC 2047, 2: a line with encoded words is at most 76 characters. `Subject: ` and `=?UTF-8?B?…?=` leave 39 bytes.
    private static let wordBytesMax = 39
    /// RFC 5322, 2.1.1: lines of 78 characters, with room for the name of the header.
    private static let plainMax = 60

    /// A subject: plain where it is plain, else in encoded words.
    static func unstructured(_ text: String) -> String {
        let text = oneLine(text)
        let isPlain = text.utf8.count <= plainMax && text.unicodeScalars.allSatisfy(\.isASCII) && !text.contains("=?")
        return isPlain ? text : encodedWords(text)
    }

    /// A name before an address.
    static func phrase(_ name: String) -> String {
        let name = oneLine(name)
        let isPlain =
            name.utf8.count <= plainMax
            && name.unicodeScalars.allSatisfy { scalar in
                scalar == " " || scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            }
        return isPlain ? name : encodedWords(name)
    }

    static func mailbox(_ address: MailAddress) -> String {
        let name = oneLine(address.name)
        if name.isEmpty { return address.address }
        let phrase = phrase(name)
        // An address of the usual length has a line of its own where the name takes one.
        return phrase == name ? "\(name) <\(address.address)>" : "\(phrase)\r\n <\(address.address)>"
    }

    /// Control characters, line ends among them, are spaces.
    private static func oneLine(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control || ["\u{2028}", "\u{2029}"].contains(scalar)
            line.append(isControl ? " " : scalar)
        }
        return String(line).trimmingCharacters(in: .whitespaces)
    }

    private static func encodedWords(_ text: String) -> String {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        var count = 0
        // By scalar: a reader puts neighbouring words together before it looks for characters, but each must be UTF-8.
        for scalar in text.unicodeScalars {
            let length = UTF8.width(scalar)
            if count + length > wordBytesMax {
                words.append(encoded(word))
                (word, count) = (String.UnicodeScalarView(), 0)
            }
            word.append(scalar)
            count += length
        }
        words.append(encoded(word))
        return words.joined(separator: "\r\n ")
    }

    private static func encoded(_ word: String.UnicodeScalarView) -> String {
        "=?UTF-8?B?\(Data(String(word).utf8).base64EncodedString())?="
    }
}
