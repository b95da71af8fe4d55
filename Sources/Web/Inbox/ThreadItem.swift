import Domain

/// One line of a thread, as plain values. Names differ from those of what surrounds it: a template that finds nothing
/// under a name looks further out.
struct ThreadItem: Sendable {
    /// What stands between messages: a day, what the team or WhatsApp did.
    struct Event: Sendable {
        var words: String
        var eventTime: DashboardPage.Moment?
        var isDay: Bool
    }

    struct Note: Sendable {
        var noteAuthor: String
        var notePieces: [TextPiece]
        var noteTime: DashboardPage.Moment
    }

    var itemID: String
    /// Where a jump leads.
    var isFocus = false
    var event: Event?
    var note: Note?
    var bubble: ThreadBubble?
}

/// A part of a text: words, or an address to open.
struct TextPiece: Sendable, Equatable {
    var words: String
    var address: String?
}
