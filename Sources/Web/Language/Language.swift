import Foundation

/// The languages the pages speak.
public enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case spanish = "es"

    /// The language of whoever made the request that is answered.
    @TaskLocal static var current: Language = .english

    /// What the language calls itself.
    var name: String {
        switch self {
        case .english: "English"
        case .spanish: "Español"
        }
    }

    /// Between thousands, millions and so on.
    var groupSeparator: String {
        switch self {
        case .english: ","
        case .spanish: "."
        }
    }

    /// The first of `Accept-Language` that is spoken here, by its order; English where none is.
    init(acceptLanguage header: String?) {
        let wanted = (header ?? "").prefix(200).split(separator: ",").map { range in
            range.prefix { $0 != ";" && $0 != "-" }.trimmingCharacters(in: .whitespaces).lowercased()
        }
        self = wanted.lazy.compactMap(Language.init(rawValue:)).first ?? .english
    }
}
