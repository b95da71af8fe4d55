import Domain
import Linking
import Storage

/// Groups: what is told of them, and who is in them. Facts only add up; what follows from them is made anew from all of
/// them, so that neither order nor repetition matters.
extension IncomingWriter {
    /// The chat of these two sides. A group that is new has nothing but the moment when it was seen.
    func findOrMakeChat(
        _ number: BusinessNumberID, _ side: Chat.Side, at moment: Timestamp, isMessage: Bool, isHistory: Bool = false
    ) throws -> ChatID {
        var isNew = false
        let chat = try ChatTable.findOrMake(
            connection, workspace, number: number, side: side, at: isMessage ? moment : nil, isHistory: isHistory,
            newID: {
                isNew = true
                return ids.next()
            })
        switch side {
        case .person: break
        case .group where isNew:
            try GroupTable.save(connection, workspace, chat, Group(seenAt: moment))
            try GroupTable.ask(connection, workspace, chat, at: now)
        case .group: break
        }
        return chat
    }

    func store(_ news: GroupNews, _ portfolio: PortfolioID) throws {
        let chat = try findOrMakeChat(news.number, .group(news.group), at: news.at, isMessage: false)
        let before = try GroupTable.find(connection, workspace, chat)
        var group = before ?? Group(seenAt: news.at)
        group.learn(news.change, at: news.at)
        if group != before { try GroupTable.save(connection, workspace, chat, group) }
        // Who sees a group being made is told of all that comes after.
        if case .created = news.change { try GroupTable.ask(connection, workspace, chat, at: nil) }
        if group.name != before?.name {
            try TimelineEntryTable.markStanding(connection, workspace, chat: chat, now: now)
        }
        if group.deletedAt != before?.deletedAt {
            for person in Set(try ParticipantTable.stays(connection, workspace, chat).map(\.person)).sorted() {
                try groups.update(of: person, in: chat)
            }
        }
        if case .participant(let reference, let kind) = news.change {
            try note(reference, ParticipantSign(kind, at: news.at), in: chat, portfolio)
        }
    }

    /// What became of a message for one participant, or for the group as a whole. The message's own status follows.
    func store(_ status: ReceivedStatus, in group: GroupID, _ portfolio: PortfolioID) throws {
        let recipient = status.recipient
        if !recipient.isAnonymous, isOurs(recipient) { return }
        let person = try recipient.isAnonymous ? nil : findOrMake(recipient, portfolio, at: status.at)
        try ParticipantStatusTable.apply(connection, workspace, status, to: person)
        try MessageGapTable.note(connection, workspace, status)
        try groups.updateStatus(of: status.whatsAppID)
        guard let person, status.status != .failed else { return }
        let chat = try findOrMakeChat(status.number, .group(group), at: status.at, isMessage: false)
        if try ParticipantTable.isKnown(connection, workspace, chat, person, at: status.at) { return }
        let signs = try GroupSignTable.all(connection, workspace, chat, person)
        // The earliest says all that later ones would.
        if signs.contains(where: { $0.kind == .reached && $0.at <= status.at }) { return }
        try note(person, ParticipantSign(.reached, at: status.at), in: chat)
    }

    /// Whoever writes is in the group, whether or not anybody told.
    func noteWriter(_ person: PersonID, in chat: ChatID, at moment: Timestamp) throws {
        if try ParticipantTable.isKnown(connection, workspace, chat, person, at: moment) { return }
        try groups.update(of: person, in: chat)
        try noteSeen(chat, at: moment)
    }

    /// Numbers of our own may be in a group, and are nobody's contact.
    func isOurs(_ reference: PersonReference) -> Bool {
        reference.phone.flatMap { PhoneKey(waID: $0) }.map(ownKeys.contains) ?? false
    }

    private func note(
        _ reference: PersonReference, _ sign: ParticipantSign, in chat: ChatID, _ portfolio: PortfolioID
    ) throws {
        if isOurs(reference) { return }
        // A user name alone must not make older news with the profile name look stale.
        var nameless = reference
        nameless.username = nil
        let person = try findOrMake(nameless, portfolio, at: sign.at)
        if let username = reference.username,
            try PersonTable.setUsernameIfUnknown(connection, workspace, person, username)
        {
            try markShown(person)
        }
        try note(person, sign, in: chat)
    }

    private func note(_ person: PersonID, _ sign: ParticipantSign, in chat: ChatID) throws {
        guard try GroupSignTable.add(connection, workspace, chat, person, sign) else { return }
        try groups.update(of: person, in: chat)
        try noteSeen(chat, at: sign.at)
    }

    private func noteSeen(_ chat: ChatID, at moment: Timestamp) throws {
        guard var group = try GroupTable.find(connection, workspace, chat), moment < group.seenAt else { return }
        group.seenAt = moment
        try GroupTable.save(connection, workspace, chat, group)
    }
}
