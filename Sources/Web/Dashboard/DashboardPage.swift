import Domain

/// The dashboard as plain values: every text as it is shown, nothing left to decide for the template.
struct DashboardPage: Sendable {
    /// How something stands. The case's name is the class that colours it.
    enum Tone: String, Sendable {
        case good
        case warn
        case bad
        case quiet
    }

    /// A short state word with its colour.
    struct Chip: Sendable {
        var word: String
        var tone: Tone

        init(_ word: String, _ tone: Tone) {
            self.word = word
            self.tone = tone
        }
    }

    struct Health: Sendable {
        var tone: Tone
        var words: String
    }

    struct Figure: Sendable {
        var id: String
        var label: String
        var value: String
        var unit: String?
        var detail: String
        var link: String
        var curve: Curve
        var curveMeaning: String
    }

    /// A matter that waits for somebody.
    struct Need: Sendable {
        var chip: Chip
        var title: String
        var sentence: String
        var time: Moment?
        var link: String?
        var linkWords: String?
        /// Where it is about one chat, that chat in the inbox.
        var chatLink: String?
    }

    struct Moment: Sendable {
        /// For people: `10:02` today, `3 Nov` before.
        var text: String
        /// For programs, ISO 8601.
        var iso: String
    }

    struct MessageRow: Sendable {
        var time: Moment
        var isIncoming: Bool
        var number: String
        /// The other side: a person or a group.
        var person: String
        /// A number, or who wrote in a group.
        var detail: String?
        var personLink: String?
        /// The message in its chat.
        var chatLink: String?
        var text: String
        var link: Chip
        var timeline: Chip?
    }

    struct NumberRow: Sendable {
        var name: String
        var phone: String
        var quality: Chip?
        var owner: String?
        var ownerNote: String
        var ownerTone: Tone
        /// What its phone shares, as long as that is not all well and done.
        var sharing: [String]
    }

    struct AccountRow: Sendable {
        var name: String
        var id: String
        var state: Chip
        /// Only when something is to be said.
        var sentence: String?
    }

    struct HubSpotCard: Sendable {
        var account: String
        var accountLink: String
        var state: Chip
        var sentence: String?
        var contacts: String
        var importWords: String
        var isImporting: Bool
        var lastRead: Moment?
        var budget: Budget?
    }

    struct Budget: Sendable {
        var left: Int
        var limit: Int
        var words: String
        var today: String?
        var calls: String
        var pause: String?
    }

    var shell: Shell
    var health: Health
    /// Read aloud when it changes.
    var spoken: String
    /// What a new set-up has yet to do; empty = all is done.
    var checklist: [SetupStep]
    var hasChecklist: Bool
    var checklistWords: String
    var figures: [Figure]
    var needs: [Need]
    var needsCount: String?
    var messages: [MessageRow]
    var hubSpot: HubSpotCard?
    var accounts: [AccountRow]
    var numbers: [NumberRow]
    var sandboxPage: String?
}
