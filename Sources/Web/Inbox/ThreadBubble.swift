import Domain

/// A message as it is shown: what it says, by whom, when, and what became of it.
struct ThreadBubble: Sendable {
    struct Quote: Sendable {
        var quoteWriter: String
        var quoteWords: String
        var quoteLink: String
    }

    /// A picture, something to play, or something to download.
    struct File: Sendable {
        var fileLink: String?
        var downloadLink: String?
        var fileName: String
        var fileNote: String?
        var picture: String?
        var isSticker = false
        var video: String?
        var audio: String?
        var isPlain: Bool { picture == nil && video == nil && audio == nil }
        /// The template cannot ask what is computed.
        var plain = false
    }

    struct Place: Sendable {
        var placeName: String
        var placeAddress: String?
        var mapLink: String
    }

    struct Card: Sendable {
        var cardName: String
        var cardFacts: [String]
    }

    struct Reaction: Sendable {
        var emoji: String
        var by: String
    }

    /// What became of a message of ours.
    struct Fate: Sendable {
        var fateWord: String
        var fateTone: String
        /// `sent`, `delivered`, `read`, `wait` or `failed`.
        var fateIcon: String
        var fateTimes: [String]
        var fateSentence: String?
        /// What to do about it.
        var step: Step?
    }

    /// Words, or a way to go.
    struct Step: Sendable {
        var stepWords: String
        var stepLink: String?
    }

    /// Has it sent once more, or says that it was sent.
    struct Again: Sendable {
        var againID: String
        var againAction: String
        var isUnknown: Bool
    }

    var isMine: Bool
    var writer: String?
    var clock: DashboardPage.Moment
    var quote: Quote?
    /// Forwarded, from an advertisement, about a product.
    var hints: [String] = []
    /// What kind of message it is, where it is not its text that says so.
    var title: String?
    var pieces: [TextPiece] = []
    var file: File?
    var place: Place?
    var cards: [Card] = []
    var rows: [String] = []
    var reactions: [Reaction] = []
    var isEdited = false
    /// Said in place of what is not shown.
    var quiet: String?
    var fate: Fate?
    var timeline: DashboardPage.Chip?
    var again: Again?
    /// Its id, where it can be answered.
    var answerID: String?
    var answerWords: String?
}
