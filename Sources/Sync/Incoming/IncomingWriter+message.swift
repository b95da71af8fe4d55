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
                    recipient: received.person))
        }
    }

    private func storeMessage(_ received: ReceivedMessage, _ portfolio: PortfolioID) throws {
        let person = try findOrMake(received.knownPerson, portfolio, at: received.sentAt)
        let chat = try ChatTable.findOrMake(
            connection, workspace, number: received.number, person: person, group: received.group, at: received.sentAt,
            isHistory: received.source == .history, newID: { ids.next() })
        let day = calendar.day(of: received.sentAt)
        let message = Message(
            id: ids.next(), chat: chat, whatsAppID: received.whatsAppID, direction: received.direction,
            sentAt: received.sentAt, content: received.content, replyTo: received.replyTo, context: received.context)
        let isNews = try MessageTable.store(
            connection, workspace,
            MessageTable.NewMessage(
                message: message, sender: received.direction == .incoming ? person : nil, source: received.source,
                day: day, intake: intake))
        if isNews, try LinkTable.active(connection, workspace, person: person) != nil {
            try markChanged(message, day, isHistory: received.source == .history)
        }
    }

    func store(_ status: ReceivedStatus) throws {
        let rose = try MessageStatusTable.apply(connection, workspace, status)
        // Only a failure is worth a write in HubSpot; delivered and read would cost a call each for every message.
        guard rose, status.status == .failed,
            let place = try MessageTable.place(connection, workspace, status.whatsAppID)
        else { return }
        try markIfStanding(place.chat, place.day)
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

    private func markIfStanding(_ chat: ChatID, _ day: LocalDay) throws {
        guard let person = try ChatTable.find(connection, workspace, [chat])[chat]?.person,
            try LinkTable.active(connection, workspace, person: person) != nil
        else { return }
        try TimelineEntryTable.mark(connection, workspace, chat: chat, day: day, pace: pace, now: now)
    }
}
