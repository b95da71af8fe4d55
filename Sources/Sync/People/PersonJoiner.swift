import Domain
import Storage

/// Makes one person of two inside a transaction, and two of one again.
struct PersonJoiner {
    let connection: any SQLConnection
    let workspace: WorkspaceID
    let pace: TimelineEntryTable.Pace
    let now: Timestamp
    let ids: IDSource

    var groups: GroupStays {
        get throws {
            GroupStays(
                connection: connection, workspace: workspace, pace: pace, now: now,
                calendar: LocalCalendar(timeZone: try WorkspaceTable.find(connection, workspace)?.timeZone ?? "UTC"))
        }
    }

    private var links: LinkWriter {
        LinkWriter(connection: connection, workspace: workspace, pace: pace, now: now, ids: ids)
    }

    /// `absorbed` turned out to be `person`: chats and newer names move, the link goes along unless `person` has one.
    ///
    /// - Parameter moment: when that was told.
    func join(_ absorbed: PersonID, into person: PersonID, at moment: Timestamp) throws {
        var join = PersonJoin(
            id: ids.next(), person: person, absorbed: absorbed,
            reason: "WhatsApp named both as one person, in one message or notice.", joinedAt: now,
            before: try snapshot(absorbed, person))
        try PersonJoinTable.noteMessages(connection, workspace, join.id, of: absorbed)
        try moveNames(from: absorbed, to: person)
        try PersonBookTable.moveName(connection, workspace, from: absorbed, to: person)
        try PersonTable.moveMarketing(connection, workspace, from: absorbed, to: person)
        try PersonTable.setPhone(connection, workspace, absorbed, nil, at: moment)
        try noteAliases(absorbed, person, in: &join.before)
        for chat in try ChatTable.moveAll(connection, workspace, from: absorbed, to: person) {
            try TimelineEntryTable.markStanding(connection, workspace, chat: chat, now: now)
        }
        try groups.join(absorbed, into: person)
        try links.join(absorbed, into: person)
        let link = try LinkTable.active(connection, workspace, person: person)?.id
        if link != join.before.ownLink { join.before.madeLink = link }
        try PersonTable.markMerged(connection, workspace, absorbed, into: person)
        try PersonJoinTable.insert(connection, workspace, join)
        try audit("persons_joined", join, author: .liaison, join.reason)
        try LinkVerdictTable.remove(connection, workspace, absorbed)
        try LinkQueueTable.remove(connection, workspace, person: absorbed)
        if link != nil {
            try LinkVerdictTable.remove(connection, workspace, person)
            try TimelineEntryTable.markAll(connection, workspace, person: person, pace: pace, now: now)
        } else {
            try LinkQueueTable.add(connection, workspace, person: person, cause: "persons joined", now: now)
        }
    }

    func audit(_ verb: String, _ join: PersonJoin, author: Author, _ reason: String) throws {
        try AuditTable.add(
            connection, workspace,
            AuditEntry(
                id: ids.next(), at: now, author: author, verb: verb, subject: "person:\(join.person)", before: nil,
                after: "person:\(join.absorbed)", reason: reason))
    }

    private func snapshot(_ absorbed: PersonID, _ person: PersonID) throws -> JoinedBefore {
        var before = JoinedBefore()
        let known = try PersonTable.known(connection, workspace, person)
        before.ownProfileName = known?.profileName
        before.ownUsername = known?.username
        before.ownImportName = try PersonTable.importName(connection, workspace, of: person)
        before.bookWords = try BookContactTable.words(connection, workspace, of: absorbed)
        before.ownBookNumbers = try BookContactTable.words(connection, workspace, of: person).map(\.number)
        before.groupSigns = try GroupSignTable.of(connection, workspace, absorbed)
        let ownSigns = Set(try GroupSignTable.of(connection, workspace, person))
        before.ownGroupSigns = before.groupSigns.filter(ownSigns.contains)
        before.groupStatuses = try ParticipantStatusTable.messages(connection, workspace, of: absorbed)
        let ownStatuses = Set(try ParticipantStatusTable.messages(connection, workspace, of: person))
        before.ownGroupStatuses = before.groupStatuses.filter(ownStatuses.contains)
        before.outgoing = try OutgoingTable.messageless(connection, workspace, of: absorbed)
        try noteLinks(absorbed, person, in: &before)
        return before
    }

    private func noteAliases(_ absorbed: PersonID, _ person: PersonID, in before: inout JoinedBefore) throws {
        before.aliases = try PersonTable.aliases(connection, workspace, of: absorbed)
        before.ownAliases = try PersonTable.aliases(connection, workspace, of: person).filter { own in
            before.aliases.contains { ($0.kind, $0.value, $0.since) == (own.kind, own.value, own.since) }
        }
    }

    private func noteLinks(_ absorbed: PersonID, _ person: PersonID, in before: inout JoinedBefore) throws {
        let standings = try LinkStanding.find(connection, workspace, [person, absorbed])
        before.ownLink = standings[person]?.link?.id
        before.absorbedLink = standings[absorbed]?.link?.id
        before.isOwnBlocked = standings[person]?.block != nil
        if let block = standings[absorbed]?.block {
            before.absorbedBlock = block.contact
            before.absorbedBlockAuthor = block.author.text
            before.absorbedBlockAt = block.blockedAt
        }
    }

    private func moveNames(from absorbed: PersonID, to person: PersonID) throws {
        guard let other = try PersonTable.known(connection, workspace, absorbed),
            let known = try PersonTable.known(connection, workspace, person), other.seenAt > known.seenAt
        else { return }
        let names = PersonReference(profileName: other.profileName, username: other.username)
        try PersonTable.setNames(connection, workspace, person, names, at: other.seenAt)
    }
}
