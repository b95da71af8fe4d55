import Foundation

/// The words of a name that tell people apart, without accents and case.
struct NameWords: Sendable {
    private let words: Set<String>
    /// Everything in order, for names that are compared as a whole.
    private let all: [String]

    init(_ names: [String]) {
        all = names.flatMap(Self.split)
        words = Set(all.filter { $0.count >= Self.shortest && !Self.generic.contains($0) })
    }

    init(_ name: String) {
        self.init([name])
    }

    /// The first word in common, in the order of the alphabet.
    func common(with other: NameWords) -> String? {
        words.intersection(other.words).min()
    }

    /// The same words in any order, of which at least one tells people apart.
    func isSame(as other: NameWords) -> Bool {
        !words.isEmpty && all.sorted() == other.all.sorted()
    }

    private static func split(_ name: String) -> [String] {
        let name = String(name.unicodeScalars.prefix(longestName))
        return name.utf8.allSatisfy { $0 < 0x80 } ? ascii(name) : folded(name)
    }

    private static func ascii(_ name: String) -> [String] {
        let letters = name.utf8.lazy.filter { $0 != UInt8(ascii: "'") }.map { $0.isCapital ? $0 | 0x20 : $0 }
        return Array(letters).split { !$0.isASCIILetter }.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func folded(_ name: String) -> [String] {
        let plain = name.lowercased().decomposedStringWithCompatibilityMapping
        var words: [String] = []
        var word = ""
        for scalar in plain.unicodeScalars {
            if let spelled = spelled[scalar] {
                word += spelled
            } else if scalar.properties.isAlphabetic {
                word.unicodeScalars.append(scalar)
            } else if scalar.properties.generalCategory != .nonspacingMark, !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    private static let shortest = 3
    private static let longestName = 200

    /// Letters that no decomposition takes apart.
    private static let spelled: [Unicode.Scalar: String] = [
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "'": "",
        "’": "",
    ]

    /// Words that stand in many names: of customers in general, of companies, of mail providers, of our own fallbacks.
    private static let generic: Set<String> = [
        "the", "and", "und", "del", "los", "las", "der", "die", "von", "van", "den", "dos", "das", "bin", "ibn", "abu",
        "cliente", "clienta", "client", "clients", "clientes", "customer", "customers", "kunde", "kundin", "klant",
        "contact", "contacto", "contato", "kontakt", "person", "persona", "lead", "user", "usuario", "new", "nuevo",
        "nuevos", "novo", "neu", "test", "prueba", "unknown", "desconocido", "name", "nombre", "number", "numero",
        "whatsapp", "whats", "app", "business", "chat", "phone", "mobile", "movil", "celular", "tel", "telefono",
        "telefon", "office", "oficina", "buro", "work", "home", "casa", "shop", "store", "tienda", "support", "soporte",
        "sales", "ventas", "info", "admin", "team", "service", "servicio", "company", "empresa", "group", "grupo",
        "gmbh", "ltd", "inc", "llc", "corp", "sarl", "mail", "email", "gmail", "hotmail", "outlook", "yahoo", "icloud",
        "com", "net", "org", "www", "http", "https", "mrs", "miss", "herr", "frau", "sir", "don", "dona", "sra", "srta",
        "mme", "mlle", "doctor", "dra", "prof", "profesor", "ing", "lic",
    ]
}
