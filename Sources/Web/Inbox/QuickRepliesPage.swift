import Domain

/// `/inbox/quick-replies`: answers that the team gives often.
struct QuickRepliesPage: Sendable {
    struct Row: Sendable {
        var replyID: String
        var replyTitle: String
        var replyText: String
        var replyShortcut: String
    }

    /// What was typed and refused.
    struct Draft: Sendable {
        var draftID: String?
        var draftTitle = ""
        var draftText = ""
        var draftShortcut = ""
    }

    var shell: Shell
    var notice: String?
    var replies: [Row]
    var isEmptyList: Bool
    var mayChange: Bool
    /// What is filled in: `{{firstname}}`.
    var marks = CustomerFacts.names.map { "{{\($0)}}" }
    var draft: Draft
    var action = SiteURL.quickReplies.path
    var removal = SiteURL.quickReplyRemoval.path
    var inboxLink = SiteURL.inbox.path
}
