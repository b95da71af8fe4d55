/// One or two letters for an avatar.
enum Initials {
    static func of(_ name: String) -> String {
        let words = name.split(separator: " ").filter { $0.first?.isLetter == true }
        let letters = words.count > 1 ? [words[0].first, words[words.count - 1].first] : [words.first?.first]
        let text = String(letters.compactMap(\.self)).uppercased()
        return text.isEmpty ? "?" : text
    }
}
