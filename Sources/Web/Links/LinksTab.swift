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
        case .linked: localized("Linked")
        case .suggestions: localized("Suggestions")
        case .conflicts: localized("Conflicts")
        case .unlinked: localized("Unlinked")
        case .blocked: localized("Blocked")
        case .preview: localized("Preview")
        }
    }

    /// What it is for, in a sentence.
    var sentence: String {
        switch self {
        case .linked:
            localized("Who is whom, the latest first. Each link has a reason, an author and a way back.")
        case .suggestions:
            localized("Somebody in HubSpot fits, but not surely enough to be linked without you.")
        case .conflicts:
            localized("Several contacts have the same full number. Say who it is; nothing is linked until then.")
        case .unlinked:
            localized("People on WhatsApp without a contact. Their messages are kept, and stand on no timeline.")
        case .blocked:
            localized("Somebody said “not the right contact” about these people, so nothing links them by itself.")
        case .preview:
            localized("What a run over everybody who is not linked would do now. Nothing is written.")
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
        case .linked: localized("Nobody is linked yet.")
        case .suggestions: localized("No suggestion waits for you.")
        case .conflicts: localized("No conflict waits for you.")
        case .unlinked: localized("Everybody who has written is linked or blocked.")
        case .blocked: localized("Nobody is blocked. “Unlink” on the list of linked people blocks somebody.")
        case .preview: localized("Everybody who can be linked is linked.")
        }
    }
}
