/// A part of the links page.
enum LinksTab: String, CaseIterable, Sendable {
    case suggestions
    case conflicts
    case blocked
    case preview

    var title: String {
        switch self {
        case .suggestions: "Suggestions"
        case .conflicts: "Conflicts"
        case .blocked: "Blocked"
        case .preview: "Preview"
        }
    }

    /// What it is for, in a sentence.
    var sentence: String {
        switch self {
        case .suggestions:
            "Somebody in HubSpot fits, but not surely enough to be linked without you."
        case .conflicts:
            "Several contacts have the same full number. Say who it is; nothing is linked until then."
        case .blocked:
            "Somebody said “not the right contact” about these people, so nothing links them by itself."
        case .preview:
            "What a run over everybody who is not linked would do now. Nothing is written."
        }
    }

    var emptyWords: String {
        switch self {
        case .suggestions: "No suggestion waits for you."
        case .conflicts: "No conflict waits for you."
        case .blocked: "Nobody is blocked."
        case .preview: "Everybody who can be linked is linked."
        }
    }
}
