import Domain
import Storage

extension IncomingWriter {
    func store(_ received: ReceivedMessage, _ portfolio: PortfolioID) throws {
        if received.person.isAnonymous && received.group == nil {
            try count(part: "message", name: "without a sender", sample: received.whatsAppID.value)
            return
        }
        let person = try received.person.isAnonymous ? nil : findOrMake(received.person, portfolio, at: received.sentAt)
        guard let side = received.group.map(Chat.Side.group) ?? person.map(Chat.Side.person) else { return }
        let chat = try findOrMakeChat(received.number, side, at: received.sentAt, isMessage: true)
        let day = calendar.day(of: received.sentAt)
        let message = Message(
            id: ids.next(), chat: chat, whatsAppID: received.whatsAppID, direction: received.direction,
            sender: received.direction == .incoming ? person : nil, sentAt: received.sentAt, content: received.content,
            replyTo: received.replyTo)
        let isNews = try MessageTable.store(
            connection, workspace,
            MessageTable.NewMessage(message: message, source: received.source, day: day, intake: intake))
        guard isNews else { return }
        if received.group != nil, let sender = message.sender, !isOurs(received.person) {
            try noteWriter(sender, in: chat, at: received.sentAt)
        }
        if try isShown(chat, side, on: day) { try markChanged(message, day) }
    }

    func store(_ status: ReceivedStatus, _ portfolio: PortfolioID) throws {
        if let group = status.group { return try store(status, in: group, portfolio) }
        let rose = try MessageStatusTable.apply(connection, workspace, status)
        // Only a failure is worth a write in HubSpot; delivered and read would cost a call each for every message.
        guard rose, status.status == .failed,
            let place = try MessageTable.place(connection, workspace, status.whatsAppID)
        else { return }
        try markIfStanding(place.chat, place.day)
    }

    /// Besides its own day, a change shows on the day of what it changes, whichever of the two came first.
    private func markChanged(_ message: Message, _ day: LocalDay) throws {
        try TimelineEntryTable.mark(connection, workspace, chat: message.chat, day: day, pace: pace, now: now)
        if let target = message.content.target,
            let place = try MessageTable.place(connection, workspace, target)
        {
            try TimelineEntryTable.mark(
                connection, workspace, chat: place.chat, day: place.day, pace: pace, now: now)
        }
        for amendment in try MessageTable.amendments(connection, workspace, of: [message.whatsAppID]) {
            try TimelineEntryTable.mark(
                connection, workspace, chat: amendment.chat, day: calendar.day(of: amendment.sentAt), pace: pace,
                now: now)
        }
    }

    func markIfStanding(_ chat: ChatID, _ day: LocalDay) throws {
        guard let side = try ChatTable.find(connection, workspace, [chat])[chat]?.side,
            try isShown(chat, side, on: day)
        else { return }
        try TimelineEntryTable.mark(connection, workspace, chat: chat, day: day, pace: pace, now: now)
    }

    /// Whether what is said there on this day has a place on somebody's timeline.
    private func isShown(_ chat: ChatID, _ side: Chat.Side, on day: LocalDay) throws -> Bool {
        switch side {
        case .person(let person): try LinkTable.active(connection, workspace, person: person) != nil
        case .group: try ParticipantTable.hasLinked(connection, workspace, chat, on: day)
        }
    }
}
