/// One contact of an address book, as it was written there.
public struct BookEntry: Sendable, Equatable {
    /// Where it begins, the first line of the file being 1.
    public var line: Int
    /// In one line, at most `longestName` characters, never empty.
    public var name: String?
    public var phones: [BookPhone]

    public init(line: Int, name: String?, phones: [BookPhone]) {
        self.line = line
        self.name = name.flatMap(Self.clean)
        self.phones = phones
    }

    public static let longestName = 200

    /// More numbers than this belong to no person.
    public static let mostPhones = 50

    /// Without control characters and doubled spaces; `nil` when nothing is left.
    public static func clean(_ name: String) -> String? {
        let words = name.unicodeScalars.prefix(longestName * 20)
            .split { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
        let joined = words.map { String($0) }.joined(separator: " ").prefix(longestName)
        return joined.isEmpty ? nil : String(joined)
    }
}

/// One number as it stands in the file.
public struct BookPhone: Sendable, Equatable {
    public var text: String
    /// WhatsApp's own digits, where the file was exported by WhatsApp.
    public var waID: String?

    public init(text: String, waID: String? = nil) {
        self.text = text
        self.waID = waID
    }
}

/// A line that could not be taken, and why.
public struct BookRefusal: Sendable, Equatable {
    /// The first line of the file is 1.
    public var line: Int
    public var sentence: String

    public init(line: Int, sentence: String) {
        self.line = line
        self.sentence = sentence
    }
}

/// What reading a file comes to, in its order.
public enum BookItem: Sendable, Equatable {
    case entry(BookEntry)
    case refused(BookRefusal)
    /// Nothing of the file can be understood; nothing follows.
    case unreadable(sentence: String)
}
