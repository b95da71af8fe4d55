import Domain
import Storage

/// The left column: which chats there are.
struct InboxListPart: Sendable {
    struct Row: Sendable {
        var rowID: String
        var rowLink: String
        var name: String
        var time: DashboardPage.Moment?
        /// `You: `, or who wrote in a group.
        var prefix: String?
        var preview: String
        /// `2`, `99+`; `nil` = all is read.
        var unread: String?
        var unreadWords: String?
        var chip: DashboardPage.Chip
        /// Of which of the company's numbers, where there are several.
        var via: String?
        var assignee: String?
        /// The last message was not delivered.
        var hasFailed: Bool
        var isClosed: Bool
        var isChosen: Bool
    }

    struct Choice: Sendable {
        var choiceName: String
        var choiceLink: String
        var isCurrent: Bool
    }

    struct Option: Sendable {
        var value: String
        var optionName: String
        var isSelected: Bool
    }

    var views: [Choice]
    var states: [Choice]
    var numbers: [Option]
    var hasNumbers: Bool
    var searchPath = SiteURL.inbox.path
    var searchPart = SiteURL.inboxList.path
    var searchText: String
    /// What the search form carries on.
    var view: String?
    var state: String?
    /// How many were found, for those who do not see the list; empty where nobody searches.
    var found: String
    var rows: [Row]
    var emptyTitle: String?
    var emptyWords: String?
    var emptyLink: String?
    var emptyLinkWords: String?
    var moreLink: String?
    var morePart: String?
    /// The fragment that takes the place of the rows when something changes.
    var liveLink: String

    init(_ reading: InboxReading, chosen: ChatID?) {
        let query = reading.query
        rows = reading.chats.map { Self.row($0, reading, chosen) }
        views = InboxQuery.View.allCases.filter { $0 != .mine || reading.member != nil }.map { view in
            Choice(
                choiceName: Self.name(of: view), choiceLink: SiteURL.inbox.path + query.with { $0.view = view }.suffix,
                isCurrent: query.view == view && query.text.isEmpty)
        }
        states = [false, true].map { isClosed in
            Choice(
                choiceName: isClosed ? localized("Closed") : localized("Open"),
                choiceLink: SiteURL.inbox.path + query.with { $0.isClosed = isClosed }.suffix,
                isCurrent: query.isClosed == isClosed)
        }
        numbers = reading.numbers.map {
            Option(
                value: $0.id.value, optionName: "\($0.verifiedName) · \($0.displayPhone)",
                isSelected: $0.id == query.number)
        }
        hasNumbers = reading.numbers.count > 1
        searchText = query.text
        found = query.text.isEmpty ? "" : Self.found(rows.count)
        view = query.view == .all ? nil : query.view.rawValue
        state = query.isClosed ? "closed" : nil
        if let next = reading.next {
            moreLink = SiteURL.inbox.path + query.suffix(after: next)
            morePart = SiteURL.inboxList.path + query.suffix(after: next)
        }
        liveLink = SiteURL.inboxList.path + query.suffix(after: query.after)
        tellEmpty(reading)
    }

    private static func found(_ count: Int) -> String {
        count == 1 ? localized("1 chat found") : localized("\(count) chats found")
    }

    private mutating func tellEmpty(_ reading: InboxReading) {
        guard rows.isEmpty, moreLink == nil else { return }
        let query = reading.query
        emptyLink = SiteURL.inbox.path
        emptyLinkWords = localized("Show all open chats")
        if !query.text.isEmpty {
            emptyTitle = localized("No chat found")
            emptyWords = localized("Nobody is called “\(query.text)” or has that number. Try fewer letters.")
        } else if reading.numbers.isEmpty {
            emptyTitle = localized("No number to look at")
            emptyWords = localized("Connect a WhatsApp number, or have an admin give you one on the page Team.")
            (emptyLink, emptyLinkWords) = (SiteURL.dashboard.path, localized("Go to the dashboard"))
        } else if query.isWhole {
            emptyTitle = localized("All is answered")
            emptyWords = localized("No chat is open. One appears here as soon as a customer writes.")
            emptyLink = SiteURL.inbox.path + query.with { $0.isClosed = true }.suffix
            emptyLinkWords = localized("Show closed chats")
        } else {
            emptyTitle = localized("Nothing here")
            emptyWords = localized("No chat is in this view now.")
        }
    }

    static func name(of view: InboxQuery.View) -> String {
        switch view {
        case .all: localized("All")
        case .mine: localized("Mine")
        case .unassigned: localized("Unassigned")
        case .unread: localized("Unread")
        case .unlinked: localized("Unlinked")
        }
    }

    private static func row(_ chat: InboxChat, _ reading: InboxReading, _ chosen: ChatID?) -> Row {
        let number = reading.numbers.first { $0.id == chat.chat.number }
        // The one that is open is being read.
        let unread = chat.unread == 0 || chat.chat.id == chosen ? nil : chat.unread
        return Row(
            rowID: "chat-\(chat.chat.id)",
            rowLink: SiteURL.inboxChat(id: "\(chat.chat.id)").path + reading.query.suffix,
            name: chat.shownName, time: chat.latest.map { reading.text.moment($0.sentAt) },
            prefix: chat.latest?.direction == .outgoing ? localized("You:") : nil,
            preview: chat.latest.map { MessagePreview.text($0.content, lengthMax: MessagePreview.shortText) }
                ?? localized("Nobody has written yet"),
            unread: unread.map(UnreadPart.text),
            unreadWords: unread.map { localized("\($0) unread") }, chip: LinkChip.chip(chat.side, chat.linkState),
            via: reading.numbers.count > 1 ? number?.verifiedName : nil,
            assignee: chat.standing.assignee.map { reading.name(of: $0) ?? localized("somebody who left") },
            hasFailed: chat.latest?.status == MessageStatus.failed.rawValue, isClosed: chat.standing.isClosed,
            isChosen: chat.chat.id == chosen)
    }
}
