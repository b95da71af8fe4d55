/// An answer that the team gives often, kept with a title and called by a short word behind a slash.
public struct QuickReply: Sendable, Equatable {
    public static let titleMax = 60
    public static let textMax = 4096
    public static let shortcutMax = 24
    /// A workspace has at most so many: they are all looked through while somebody types.
    public static let countMax = 200

    public var id: QuickReplyID
    public var title: String
    public var text: String
    /// Lower case, letters, digits and dashes, without the slash; unique in the workspace.
    public var shortcut: String

    public init(id: QuickReplyID, title: String, text: String, shortcut: String) {
        self.id = id
        self.title = title
        self.text = text
        self.shortcut = shortcut
    }

    /// What was typed as a shortcut, in the one form that is kept; `nil` = nothing is left of it, or it is too long.
    public static func shortcut(_ text: String) -> String? {
        var word = ""
        for scalar in text.lowercased().unicodeScalars {
            if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
                word.unicodeScalars.append(scalar)
            } else if !word.isEmpty, word.last != "-" {
                word.append("-")
            }
        }
        if word.last == "-" { word.removeLast() }
        return (1...shortcutMax).contains(word.count) ? word : nil
    }
}
