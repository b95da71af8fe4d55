import Domain
import Storage

extension IncomingWriter {
    mutating func store(_ received: ReceivedMessage, _ portfolio: PortfolioID) throws {
        if received.person.isAnonymous && received.group == nil {
            return count(part: "message", name: "without a sender", sample: received.whatsAppID.value)
        }
        try storeMessage(received, portfolio)
        if let kind = received.content.unreadKind {
            count(part: "message", name: kind, sample: received.content.unreadText ?? "")
        }
        if let change = received.identityChange { try store(change, portfolio) }
        if let status = received.status {
            // Its own moment stands for the status's, which is not told.
            try store(
                ReceivedStatus(
                    whatsAppID: received.whatsAppID, number: received.number, status: status, at: received.sentAt,
                    recipient: received.person), portfolio)
        }
    }

    private func storeMessage(_ received: ReceivedMessage, _ portfolio: PortfolioID) throws {
        let person =
            try received.person.isAnonymous ? nil : findOrMake(received.knownPerson, portfolio, at: received.sentAt)
        guard let side = received.group.map(Chat.Side.group) ?? person.map(Chat.Side.person) else { return }
        let isHistory = received.source == .history
        let chat = try findOrMakeChat(
            received.number, side, at: received.sentAt, isMessage: true, isHistory: isHistory)
        let day = calendar.day(of: received.sentAt)
        let message = Message(
            id: ids.next(), chat: chat, whatsAppID: received.whatsAppID, direction: received.direction,
            sender: received.direction == .incoming ? person : nil, sentAt: received.sentAt, content: received.content,
            replyTo: received.replyTo, context: received.context)
        let isNews = try MessageTable.store(
            connection, workspace,
            MessageTable.NewMessage(message: message, source: received.source, day: day, intake: intake))
        try queueMedia(received)
        guard isNews else { return }
        if received.reopensChat, try ChatTable.reopen(connection, workspace, chat) {
            try ChatNoteTable.insert(
                connection, workspace,
                ChatNote(id: ids.next(), chat: chat, kind: .reopened, author: .liaison, at: received.sentAt))
        }
        if received.group != nil, let sender = message.sender, !isOurs(received.person) {
            try noteWriter(sender, in: chat, at: received.sentAt)
        }
        if try side.isShown(connection, workspace, chat, on: day) {
            try markChanged(message, day, isHistory: isHistory)
        }
    }

    func store(_ status: ReceivedStatus, _ portfolio: PortfolioID) throws {
        if let group = status.group { return try store(status, in: group, portfolio) }
        let rose = try MessageStatusTable.apply(connection, workspace, status)
        if rose { try MessageGapTable.note(connection, workspace, status) }
        if status.namesOutgoing {
            let writer = try OutgoingWriter(
                connection: connection, workspace: workspace, pace: pace, now: now, ids: ids)
            try writer.hear(status)
        }
        // Only a failure is worth a write in HubSpot; delivered and read would cost a call each for every message.
        guard rose, status.status == .failed,
            let place = try MessageTable.place(connection, workspace, status.whatsAppID)
        else { return }
        try groups.markIfStanding(place.chat, place.day)
    }

    /// Besides its own day, a change shows on the day of what it changes, whichever of the two came first.
    private func markChanged(_ message: Message, _ day: LocalDay, isHistory: Bool) throws {
        try TimelineEntryTable.mark(
            connection, workspace, chat: message.chat, day: day, isHistory: isHistory, pace: pace, now: now)
        if let target = message.content.target,
            let place = try MessageTable.place(connection, workspace, target)
        {
            try TimelineEntryTable.mark(
                connection, workspace, chat: place.chat, day: place.day, isHistory: isHistory, pace: pace, now: now)
        }
        for amendment in try MessageTable.amendments(connection, workspace, of: [message.whatsAppID]) {
            try TimelineEntryTable.mark(
                connection, workspace, chat: amendment.chat, day: calendar.day(of: amendment.sentAt),
                isHistory: isHistory, pace: pace, now: now)
        }
    }
}

extension ReceivedMessage {
    /// A customer wrote: whatever opens the window to answer them opens a chat that was done with.
    fileprivate var reopensChat: Bool {
        direction == .incoming && source.opensWindow
            && !MessageContent.kindsThatOpenNoWindow.contains(content.kind)
    }
}
