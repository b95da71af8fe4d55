import Domain
import Storage
import Sync

/// Turns what was read of a chat into lines, day by day.
struct ThreadItems {
    let reading: ThreadReading
    let text: PageText
    let focus: MessageID?
    /// The first line of that day or of one after it is looked for, such as `2026-11-25`.
    var focusDay: String?

    private var chat: ChatID { reading.chat.chat.id }

    /// - Parameter newAfter: above the first message that came later stands "New"; `nil` = nowhere.
    func all(newAfter: MessageID?) -> [ThreadItem] {
        var items: [ThreadItem] = []
        var day = ""
        var hasNew = false
        var hasDay = focusDay == nil
        for entry in reading.thread.entries {
            let title = text.dayTitleLocalized(entry.at)
            if title != day {
                day = title
                let isFocus = !hasDay && focusDay.map { text.isoDay(entry.at) >= $0 } ?? false
                hasDay = hasDay || isFocus
                items.append(dayLine(title, entry.at, isFocus: isFocus))
            }
            if !hasNew, let newAfter, case .message(let message) = entry, message.message.direction == .incoming,
                message.message.id > newAfter, message.message.sentAt > reading.unreadSince
            {
                hasNew = true
                items.append(event("new", localized("New"), nil, isDay: true))
            }
            if let item = item(entry) { items.append(item) }
        }
        return items
    }

    private func dayLine(_ title: String, _ moment: Timestamp, isFocus: Bool) -> ThreadItem {
        var line = event("day-\(text.isoDay(moment))", title, nil, isDay: true)
        line.isFocus = isFocus
        return line
    }

    private func event(_ id: String, _ words: String, _ moment: Timestamp?, isDay: Bool = false) -> ThreadItem {
        ThreadItem(
            itemID: id, event: ThreadItem.Event(words: words, eventTime: moment.map(clock), isDay: isDay))
    }

    private func clock(_ moment: Timestamp) -> DashboardPage.Moment {
        DashboardPage.Moment(text: text.clock(moment), iso: UTCText.moment(moment))
    }

    private func item(_ entry: ChatThread.Entry) -> ThreadItem? {
        switch entry {
        case .message(let message): return item(message)
        case .outgoing(let message, let hasRepetition): return item(message, hasRepetition)
        case .note(let note): return item(note)
        }
    }

    private func item(_ note: ChatNote) -> ThreadItem {
        let id = "n\(note.id)"
        let name = note.author.name
        switch note.kind {
        case .note:
            return ThreadItem(
                itemID: id,
                note: ThreadItem.Note(
                    noteAuthor: name, notePieces: TextPiece.pieces(of: note.text), noteTime: clock(note.at)))
        case .assigned(let member?): return event(id, localized("\(name) gave the chat to \(member)"), note.at)
        case .assigned(nil): return event(id, localized("\(name) left the chat to whoever is free"), note.at)
        case .closed: return event(id, localized("\(name) closed the chat"), note.at)
        case .reopened where note.author == .liaison:
            return event(id, localized("Open again: the customer wrote"), note.at)
        case .reopened: return event(id, localized("\(name) opened the chat again"), note.at)
        }
    }
}

extension ThreadItems {
    private func item(_ entry: ThreadMessage) -> ThreadItem {
        let message = entry.message
        if case .system(_, let words) = entry.content {
            return event("m\(message.id)", words, message.sentAt)
        }
        let isMine = message.direction == .outgoing
        var bubble = ThreadBubble(isMine: isMine, writer: writer(entry), clock: clock(message.sentAt))
        bubble.quote = entry.quote.map(quote)
        bubble.hints = hints(message.context)
        if entry.isRevoked {
            bubble.quiet = isMine ? localized("Deleted by us") : localized("Deleted by the sender")
        } else {
            let state = entry.media.map(FileState.known) ?? .unknown
            bubble.fill(entry.content, filledText: entry.filledText, media: state)
            if let end = entry.callEnd { bubble.title = ThreadBubble.words(end) }
            bubble.isEdited = bubble.isEdited || entry.isEdited
            bubble.answerID = message.whatsAppID.value
            bubble.answerWords = MessagePreview.text(entry.content, lengthMax: MessagePreview.shortText)
        }
        bubble.reactions = entry.reactions.map { reaction in
            ThreadBubble.Reaction(emoji: reaction.emoji, by: name(reaction.person))
        }
        if isMine {
            bubble.fate = ThreadBubble.Fate(entry.progress, source: entry.source, clock: text.clock)
            if let failure = entry.progress?.failure {
                bubble.offer(
                    failed(failure, entry.progress?.failedAt ?? message.sentAt, entry.outgoing, entry.hasRepetition))
            }
        }
        bubble.timeline = TimelineChip.chip(entry.entryState, of: reading.chat.linkState)
        return ThreadItem(itemID: "m\(message.id)", isFocus: message.id == focus, bubble: bubble)
    }

    private func item(_ outgoing: OutgoingMessage, _ hasRepetition: Bool) -> ThreadItem? {
        guard let content = outgoing.content.asMessage else { return nil }
        var bubble = ThreadBubble(
            isMine: true, writer: outgoing.author.name, clock: clock(outgoing.shownAt))
        bubble.fill(content, filledText: outgoing.text, media: .unknown)
        bubble.fate = ThreadBubble.Fate(outgoing)
        if let failure = outgoing.fate.failure {
            bubble.offer(failed(failure, outgoing.shownAt, outgoing.id, hasRepetition))
        } else if outgoing.fate.canBeSentAgain, !hasRepetition {
            bubble.again = ThreadBubble.Again(
                againID: "\(outgoing.id)", againAction: SiteURL.inboxRepetition(id: "\(chat)").path,
                isUnknown: outgoing.fate.state == .unknown)
        }
        return ThreadItem(itemID: "o\(outgoing.id)", bubble: bubble)
    }

    private func failed(
        _ failure: DeliveryFailure, _ moment: Timestamp, _ message: OutgoingID?, _ hasRepetition: Bool
    ) -> FailedSending {
        FailedSending(
            failure: failure, failedAt: moment, message: message, hasRepetition: hasRepetition, reading: reading,
            text: text)
    }

    /// In a chat with one person only the team needs to be named.
    private func writer(_ entry: ThreadMessage) -> String? {
        if entry.message.direction == .outgoing { return entry.author?.name }
        guard reading.chat.chat.isGroup else { return nil }
        return name(entry.message.sender)
    }

    private func name(_ person: PersonID?) -> String {
        guard let person else { return localized("You") }
        if person == reading.chat.chat.person { return reading.chat.shownName }
        return reading.thread.names[person]?.shownName ?? localized("Somebody")
    }

    private func quote(_ quote: ThreadMessage.Quote) -> ThreadBubble.Quote {
        ThreadBubble.Quote(
            quoteWriter: quote.direction == .outgoing
                ? localized("You") : name(quote.sender ?? reading.chat.chat.person),
            quoteWords: MessagePreview.text(quote.content, lengthMax: MessagePreview.shortText),
            quoteLink: SiteURL.inboxChat(id: "\(chat)").path + "?message=\(quote.id)#m\(quote.id)")
    }

    private func hints(_ context: MessageContext?) -> [String] {
        guard let context else { return [] }
        var hints: [String] = []
        switch context.forwarding {
        case .once: hints.append(localized("Forwarded"))
        case .often: hints.append(localized("Forwarded many times"))
        case nil: break
        }
        if let ad = context.advertisement {
            hints.append(localized("From the advertisement “\(ad.headline ?? ad.text ?? ad.id ?? "")”"))
        }
        if let product = context.product { hints.append(localized("About product \(product.product)")) }
        return hints
    }
}

extension ThreadBubble {
    fileprivate mutating func offer(_ failed: FailedSending) {
        fate?.step = failed.step
        again = failed.again
    }
}

extension ChatThread.Entry {
    fileprivate var at: Timestamp {
        switch self {
        case .message(let entry): entry.message.sentAt
        case .outgoing(let message, _): message.shownAt
        case .note(let note): note.at
        }
    }
}

extension PageText {
    /// `Today`, `Yesterday`, or the date, in the language of whoever looks.
    func dayTitleLocalized(_ moment: Timestamp) -> String {
        switch dayTitle(moment) {
        case "Today": localized("Today")
        case "Yesterday": localized("Yesterday")
        case let other: other
        }
    }
}
