/// The words of an e-mail address that tell people and companies apart.
enum EmailWords {
    /// `ana.diaz@mail.acme.co.uk` → `ana`, `diaz` and `mail`, `acme`; of a public provider's address only the former.
    static func of(_ address: String) -> [[String]] {
        guard let sign = address.lastIndex(of: "@") else { return WordFolding.groups(in: address) }
        let local = WordFolding.groups(in: String(address[..<sign]))
        return local + company(String(address[address.index(after: sign)...]))
    }

    /// Of a domain, without its ending; nothing for a public provider's.
    static func company(_ domain: String) -> [[String]] {
        let labels = domain.split(separator: ".").map(String.init)
        let named = labels.dropLast(endings(of: labels))
        guard let name = named.last, !publicProviders.contains(name.lowercased()) else { return [] }
        return named.flatMap(WordFolding.groups)
    }

    /// Whether what was typed without an @ ends as domains do: `acme.com`, `acme.co.uk`.
    static func isDomain(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, let ending = labels.last, labels.allSatisfy({ !$0.isEmpty }) else { return false }
        return ending.count == 2 && ending.allSatisfy(\.isLetter) || generalEndings.contains(ending.lowercased())
    }

    /// What somebody who has not typed it to its end yet may mean.
    static func mayBecomePublic(_ domain: String) -> Bool {
        let typed = domain.lowercased()
        return publicProviders.contains { $0.hasPrefix(typed) }
    }

    private static func endings(of labels: [String]) -> Int {
        guard labels.count > 1 else { return 0 }
        let isDouble =
            labels.count > 2 && labels[labels.count - 1].count == 2
            && secondEndings.contains(labels[labels.count - 2].lowercased())
        return isDouble ? 2 : 1
    }

    private static let secondEndings: Set<String> = [
        "ac", "co", "com", "edu", "gob", "gov", "net", "nom", "or", "org",
    ]

    private static let generalEndings: Set<String> = [
        "com", "net", "org", "info", "biz", "edu", "gov", "app", "dev", "shop", "store", "online", "site", "cloud",
        "tech", "group", "global", "agency",
    ]

    /// Whoever has an address there has nothing in common with the others.
    private static let publicProviders: Set<String> = [
        "gmail", "googlemail", "hotmail", "outlook", "live", "msn", "yahoo", "ymail", "icloud", "me", "mac", "aol",
        "gmx", "web", "proton", "protonmail", "mail", "yandex", "zoho", "qq", "163", "126", "naver", "libero", "orange",
        "wanadoo", "free", "laposte", "t-online", "freenet", "terra", "uol", "bol", "wp", "o2", "interia", "seznam",
        "rediffmail",
    ]
}
