import Domain
import Storage

/// Who was in groups, made anew from all that tells of it, inside a transaction.
struct GroupStays {
    let connection: any SQLConnection
    let workspace: WorkspaceID
    let pace: TimelineEntryTable.Pace
    let now: Timestamp
    let calendar: LocalCalendar

    /// Where somebody with a contact is concerned, the days that they came to or went from are written anew.
    func update(of person: PersonID, in chat: ChatID) throws {
        let deletedAt = try GroupTable.find(connection, workspace, chat)?.deletedAt
        let signs = try GroupSignTable.all(connection, workspace, chat, person)
        let known = try ParticipantTable.stays(connection, workspace, chat, of: person)
        let stays = participations(signs, groupDeletedAt: deletedAt).map { participation in
            ParticipantTable.Stay(
                person: person, participation: participation,
                days: DaySpan(
                    first: calendar.day(of: participation.since),
                    last: participation.until.map { calendar.day(of: $0) }))
        }
        if stays == known { return }
        try ParticipantTable.replace(connection, workspace, chat, person, with: stays)
        guard try LinkTable.active(connection, workspace, person: person) != nil else { return }
        for days in changedDays(known.map(\.days), stays.map(\.days)) {
            try TimelineEntryTable.mark(connection, workspace, chat: chat, days: days, pace: pace, now: now)
        }
    }

    /// A failure is said on the timeline, so an entry changes when one comes or goes.
    func updateStatus(of message: WhatsAppMessageID) throws {
        guard let status = groupStatus(try ParticipantStatusTable.of(connection, workspace, message)) else { return }
        let before = try MessageStatusTable.find(connection, workspace, [message])[message]
        try MessageStatusTable.set(connection, workspace, message, status)
        guard (before == .failed) != (status.status == .failed),
            let place = try MessageTable.place(connection, workspace, message)
        else { return }
        try markIfStanding(place.chat, place.day)
    }

    func markIfStanding(_ chat: ChatID, _ day: LocalDay) throws {
        guard try ChatTable.find(connection, workspace, [chat])[chat]?.isShown(connection, workspace, on: day) == true
        else { return }
        try TimelineEntryTable.mark(connection, workspace, chat: chat, day: day, pace: pace, now: now)
    }

    /// `absorbed` turned out to be `person`: what they said in groups, and when they were in them, is one story.
    func join(_ absorbed: PersonID, into person: PersonID) throws {
        for message in try ParticipantStatusTable.move(connection, workspace, from: absorbed, to: person) {
            try updateStatus(of: message)
        }
        let chats = try ParticipantTable.chats(connection, workspace, of: absorbed)
        if chats.isEmpty { return }
        try MessageTable.moveSender(connection, workspace, in: chats, from: absorbed, to: person)
        try GroupSignTable.move(connection, workspace, from: absorbed, to: person)
        try updateStays(of: [absorbed, person], in: chats)
    }

    /// They are two after all: what a join noted is the absorbed person's again.
    func separate(_ join: PersonJoin, from holder: PersonID) throws {
        let before = join.before
        try ParticipantStatusTable.separate(
            connection, workspace, before.groupStatuses, to: join.absorbed, from: holder,
            keeping: before.ownGroupStatuses)
        let said = try MessageTable.returnSender(connection, workspace, join.id, to: join.absorbed, from: holder)
        try GroupSignTable.separate(
            connection, workspace, before.groupSigns, to: join.absorbed, from: holder, keeping: before.ownGroupSigns)
        let chats = Set(said + before.groupSigns.map(\.chat)).sorted()
        try updateStays(of: [holder, join.absorbed], in: chats)
    }

    private func updateStays(of persons: [PersonID], in chats: [ChatID]) throws {
        for chat in chats {
            for person in persons { try update(of: person, in: chat) }
            try TimelineEntryTable.markStanding(connection, workspace, chat: chat, now: now)
        }
    }
}
