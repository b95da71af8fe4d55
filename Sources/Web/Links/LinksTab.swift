/// A part of the links page.
enum LinksTab: String, CaseIterable, Sendable {
    case linked
    case suggestions
    case conflicts
    case unlinked
    case blocked
    case preview

    var title: String {
        switch self {
        case .linked: "Linked"
        case .suggestions: "Suggestions"
        case .conflicts: "Conflicts"
        case .unlinked: "Unlinked"
        case .blocked: "Blocked"
        case .preview: "Preview"
        }
    }

    /// What it is for, in a sentence.
    var sentence: String {
        switch self {
        case .linked:
            "Who is whom, the latest first. Each link has a reason, an author and a way back."
        case .suggestions:
            "Somebody in HubSpot fits, but not surely enough to be linked without you."
        case .conflicts:
            "Several contacts have the same full number. Say who it is; nothing is linked until then."
        case .unlinked:
            "People on WhatsApp without a contact. Their messages are kept, and stand on no timeline."
        case .blocked:
            "Somebody said “not the right contact” about these people, so nothing links them by itself."
        case .preview:
            "What a run over everybody who is not linked would do now. Nothing is written."
        }
    }

    /// Nothing there means that nobody has to do anything.
    var isDoneWhenEmpty: Bool {
        switch self {
        case .suggestions, .conflicts, .unlinked, .preview: true
        case .linked, .blocked: false
        }
    }

    var emptyWords: String {
        switch self {
        case .linked: "Nobody is linked yet."
        case .suggestions: "No suggestion waits for you."
        case .conflicts: "No conflict waits for you."
        case .unlinked: "Everybody who has written is linked or blocked."
        case .blocked: "Nobody is blocked. “Unlink” on the list of linked people blocks somebody."
        case .preview: "Everybody who can be linked is linked."
        }
    }
}
