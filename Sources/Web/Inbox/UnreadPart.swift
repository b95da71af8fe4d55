import Domain
import Storage

/// How many chats whoever looks has not read: beside the inbox in the rail, and in the title of the tab.
struct UnreadPart: Sendable {
    struct Unread: Sendable {
        /// `2`, `99+`.
        var count: String
        var words: String
        var link: String
    }

    /// `nil` = everything was read.
    var unread: Unread?

    init(chats: Int) {
        guard chats > 0 else { return }
        let count = Self.text(chats)
        unread = Unread(
            count: count, words: chats == 1 ? localized("1 unread chat") : localized("\(count) unread chats"),
            link: SiteURL.inbox.path + "?view=\(InboxQuery.View.unread.rawValue)")
    }

    /// `2`, `99+`.
    static func text(_ count: Int) -> String {
        count >= InboxList.unreadMax ? "\(InboxList.unreadMax - 1)+" : "\(count)"
    }
}
