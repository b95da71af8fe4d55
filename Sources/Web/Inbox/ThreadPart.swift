import Domain
import Linking
import Storage

/// The middle column: one chat.
struct ThreadPart: Sendable {
    struct Assignee: Sendable {
        var assigneeID: String
        var assigneeName: String
        var isChosen: Bool
    }

    struct Window: Sendable {
        var windowWords: String
        var windowTone: String
        var isOpen: Bool
    }

    var chatID: String
    var threadName: String
    var threadPhone: String?
    var threadVia: String?
    var threadChip: DashboardPage.Chip
    var window: Window
    /// Who else looks, and who writes.
    var othersWords: String?
    var items: [ThreadItem]
    var isEmptyThread: Bool
    /// Where the open page begins.
    var from: String?
    var liveLink: String
    var olderLink: String?
    var olderPart: String?
    /// The part does not reach to the newest message.
    var newestLink: String?
    var seen: String
    var dayValue: String
    var assigneeName: String?
    var assignees: [Assignee]
    var canAssign: Bool
    var isClosed: Bool
    var backLink: String
    var sidebarLink: String
    var sidebarPart: String
    var urls: URLs
    var composer: ComposerPart

    struct URLs: Sendable {
        var chat: String
        var assignment: String
        var closing: String
        var presence: String
    }

    init(
        _ reading: InboxReading, _ thread: ThreadReading, focus: MessageID?, focusDay: String? = nil,
        composer: ComposerPart
    ) {
        let chat = thread.chat
        let id = "\(chat.chat.id)"
        chatID = id
        threadName = chat.shownName
        threadPhone = Self.phone(chat)
        threadVia = thread.number.map { localized("via \($0.verifiedName)") }
        threadChip = LinkChip.chip(chat.side, chat.linkState)
        window = Window(thread.window, now: reading.now, isGroup: chat.chat.isGroup)
        othersWords = Self.words(thread.others)
        let items = ThreadItems(reading: thread, text: reading.text, focus: focus, focusDay: focusDay)
        self.items = items.all(newAfter: chat.unread > 0 ? thread.readBefore ?? MessageID(0) : nil)
        isEmptyThread = self.items.isEmpty
        from = thread.thread.first?.text
        let page = SiteURL.inboxChat(id: id).path
        let messages = SiteURL.inboxMessages(id: id).path
        liveLink = messages + (from.map { "?from=\($0)" } ?? "")
        olderLink = thread.thread.older.map { page + "?before=\($0.text)" }
        olderPart = thread.thread.older.map { messages + "?before=\($0.text)" }
        newestLink = thread.thread.hasNewer ? page + reading.query.suffix : nil
        seen = thread.thread.newestOutgoing?.description ?? "0"
        dayValue = reading.text.isoDay(reading.now)
        assigneeName = chat.standing.assignee.map { reading.name(of: $0) ?? localized("somebody who left") }
        assignees = reading.members.filter { $0.sees(chat.chat.number) }.map { member in
            Assignee(
                assigneeID: "\(member.id)", assigneeName: member.name, isChosen: member.id == chat.standing.assignee)
        }
        canAssign = !assignees.isEmpty
        isClosed = chat.standing.isClosed
        backLink = SiteURL.inbox.path + reading.query.suffix
        sidebarPart = SiteURL.sidebar.path + "?chat=\(id)"
        sidebarLink = sidebarPart + "&frame=\(SidebarQuery.Frame.chat.rawValue)"
        urls = URLs(
            chat: page + reading.query.suffix, assignment: SiteURL.inboxAssignment(id: id).path,
            closing: SiteURL.inboxClosing(id: id).path, presence: SiteURL.inboxPresence(id: id).path)
        self.composer = composer
    }

    private static func phone(_ chat: InboxChat) -> String? {
        switch chat.side {
        case .person(let person): person.displayPhone == chat.shownName ? nil : person.displayPhone
        case .group(let group): PageText.count(group.participants, localized("member"), localized("members"))
        }
    }

    private static func words(_ others: [ChatPresence]) -> String? {
        let typing = others.filter(\.isTyping).map(\.name)
        if let name = typing.first {
            return typing.count == 1 ? localized("\(name) is writing") : localized("\(typing.count) others are writing")
        }
        guard let name = others.first?.name else { return nil }
        return others.count == 1
            ? localized("\(name) has this chat open too") : localized("\(others.count) others have this chat open")
    }
}

extension ThreadPart.Window {
    init(_ window: ServiceWindow, now: Timestamp, isGroup: Bool) {
        isOpen = window.isOpen(at: now)
        let left = window.timeLeft(at: now).milliseconds / 60_000
        switch (isOpen, window.customerWroteAt) {
        case (true, _):
            windowWords = localized("window \(left / 60) h \(left % 60) min")
            windowTone = left < 120 ? "warn" : "quiet"
        case (false, nil):
            windowWords = localized("window not open yet")
            windowTone = "quiet"
        case (false, _?):
            windowWords = localized("window closed")
            windowTone = "warn"
        }
    }
}
