import Domain
import Storage

extension Rows {
    /// Obra Norte in chat 130: persons 1 and 2 are in it and have contacts, 5 is in it and has none, 3 has left, and 6
    /// asks to be let in. Person 5 wrote a quarter of an hour ago; what the shop answered came to 1 and was read by 2.
    func groupStory() async throws {
        try await fullStory()
        let since = Self.now - .seconds(7200)
        try await database.write { connection in
            let chat = try ChatTable.findOrMake(
                connection, Self.workspace, number: Self.number, side: .group(GroupID("G130")), at: Self.now,
                newID: { ChatID(130) })
            try GroupTable.save(
                connection, Self.workspace, chat,
                Group(subject: Group.Told("Reforma <Obra>", at: since), createdAt: since, seenAt: since))
            for person in [1, 2, 5, 3] as [Int64] {
                let end = person == 3 ? since + .seconds(60) : nil
                try ParticipantTable.replace(
                    connection, Self.workspace, chat, PersonID(person),
                    with: [
                        ParticipantTable.Stay(
                            person: PersonID(person),
                            participation: Participation(since: since, until: end, ending: end.map { _ in .left }),
                            days: DaySpan(first: Self.today, last: end.map { _ in Self.today }))
                    ])
            }
            _ = try GroupSignTable.add(
                connection, Self.workspace, chat, PersonID(6), ParticipantSign(.asked, at: Self.now))
            for (id, sender, minutes, words) in [(230, PersonID(5), 15, "¿Llega hoy?"), (231, nil, 14, "Sí, a las 11")]
                as [(Int64, PersonID?, Int64, String)]
            {
                let sentAt = Self.now - .seconds(minutes * 60)
                let message = Message(
                    id: MessageID(id), chat: chat, whatsAppID: WhatsAppMessageID("wamid.\(id)"),
                    direction: sender == nil ? .outgoing : .incoming, sender: sender, sentAt: sentAt,
                    content: .text(words), replyTo: nil)
                _ = try MessageTable.store(
                    connection, Self.workspace,
                    MessageTable.NewMessage(message: message, source: .live, day: Self.today, intake: nil))
            }
            for (person, status) in [(1, .delivered), (2, .read)] as [(Int64, MessageStatus)] {
                let told = ReceivedStatus(
                    whatsAppID: WhatsAppMessageID("wamid.231"), number: Self.number, status: status, at: Self.now,
                    recipient: PersonReference())
                try ParticipantStatusTable.apply(connection, Self.workspace, told, to: PersonID(person))
            }
        }
        try await entry(chat: 130, state: "settled")
    }

    /// Puts somebody into a group.
    func stay(of person: Int64, in chat: Int64) async throws {
        let stay = ParticipantTable.Stay(
            person: PersonID(person), participation: Participation(since: Self.now - .seconds(7200), until: nil),
            days: DaySpan(first: Self.today, last: nil))
        try await database.write { connection in
            try ParticipantTable.replace(connection, Self.workspace, ChatID(chat), PersonID(person), with: [stay])
        }
    }

    private static let today = LocalCalendar(timeZone: "UTC").day(of: now)
}
