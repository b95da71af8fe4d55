/// A line of the palette: where it leads, and what it is.
struct PaletteEntry: Sendable, Equatable {
    var name: String
    /// A phone, an e-mail address.
    var detail: String?
    /// What kind of thing it is, in a word.
    var kind: String
    var icon: String
    var link: String
    /// Place in the list; script says by it which one is chosen.
    var index = 0
}

/// What `⌘K` shows for what was typed.
struct PalettePage: Sendable {
    var entries: [PaletteEntry]
    /// Said where nothing fits.
    var emptyWords: String?
    /// For screen readers, as the list changes.
    var spoken: String

    init(_ entries: [PaletteEntry]) {
        self.entries = entries.enumerated().map { index, entry in
            var entry = entry
            entry.index = index
            return entry
        }
        emptyWords = entries.isEmpty ? localized("Nothing here reads like that.") : nil
        spoken =
            entries.count == 1 ? localized("1 result") : localized("\(PageText.count(entries.count)) results")
    }
}
