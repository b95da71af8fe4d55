import Domain
import Storage

/// Somebody says that the two are two after all. Phone and user id stay where WhatsApp says that they are now; what was
/// the other's before, messages, names, link and block, is the other's again. What came since stays. The two are never
/// joined again by themselves.
extension PersonJoiner {
    func separate(_ id: PersonJoinID, author: Author) throws -> PersonJoin {
        guard let join = try PersonJoinTable.find(connection, workspace, id) else { throw LinkRefusal.unknownJoin(id) }
        guard join.undoneAt == nil, let holder = try PersonTable.holder(connection, workspace, of: join.absorbed) else {
            throw LinkRefusal.separatedAlready(id)
        }
        try PersonTable.separate(connection, workspace, join.absorbed, from: holder, join.before)
        try restoreNames(join, holder)
        let chats = try ChatTable.separate(
            connection, workspace, id, to: join.absorbed, from: holder, newID: { ids.next() })
        let waiting = try OutgoingTable.separate(
            connection, workspace, join.before.outgoing, to: join.absorbed, from: holder, newID: { ids.next() })
        for chat in Set(chats + waiting).sorted() {
            try TimelineEntryTable.markStanding(connection, workspace, chat: chat, now: now)
        }
        try groups.separate(join, from: holder)
        try restoreLinks(join, holder)
        try PersonJoinTable.markUndone(connection, workspace, id, by: author, at: now)
        try audit("persons_separated", join, author: author, "\(author.name) said that these are two persons.")
        for person in [holder, join.absorbed] { try follow(person) }
        guard let undone = try PersonJoinTable.find(connection, workspace, id) else {
            throw LinkRefusal.unknownJoin(id)
        }
        return undone
    }

    private func restoreNames(_ join: PersonJoin, _ holder: PersonID) throws {
        try BookContactTable.separate(
            connection, workspace, join.before.bookWords, to: join.absorbed, from: holder,
            keeping: join.before.ownBookNumbers)
        // A third one's names may have come on top of these.
        if holder == join.person {
            try PersonTable.restoreNames(connection, workspace, holder, from: join.absorbed, join.before)
        }
        for person in [holder, join.absorbed] { _ = try PersonBookTable.settleName(connection, workspace, person) }
    }

    private func restoreLinks(_ join: PersonJoin, _ holder: PersonID) throws {
        let links = LinkWriter(connection: connection, workspace: workspace, pace: pace, now: now, ids: ids)
        let reason = "Person \(join.absorbed) was separated from person \(holder) again."
        if let made = join.before.madeLink,
            let current = try LinkTable.active(connection, workspace, person: holder), current.id == made
        {
            try links.end(current, author: .liaison, reason)
            try restore(join.before.ownLink, of: holder, links, reason)
        }
        try restore(join.before.absorbedLink, of: join.absorbed, links, reason)
        try PhoneWriteTable.returnWrites(connection, workspace, to: join.absorbed)
        guard let contact = join.before.absorbedBlock else { return }
        let block = LinkBlock(
            person: join.absorbed, contact: contact, author: Author(text: join.before.absorbedBlockAuthor ?? ""),
            blockedAt: join.before.absorbedBlockAt ?? join.joinedAt)
        try LinkBlockTable.save(connection, workspace, block)
        try links.audit("person_blocked", join.absorbed, block.author, before: contact, reason)
        if !join.before.isOwnBlocked, try LinkBlockTable.find(connection, workspace, holder)?.contact == contact {
            try LinkBlockTable.remove(connection, workspace, holder)
            try links.audit("block_lifted", holder, .liaison, reason)
        }
    }

    /// The same contact for the same reason, as far as HubSpot still has it.
    private func restore(
        _ id: LinkID?, of person: PersonID, _ links: LinkWriter, _ reason: String
    ) throws {
        guard let id, let link = try LinkTable.find(connection, workspace, id),
            try LinkTable.active(connection, workspace, person: person) == nil,
            let contact = try ContactTable.living(connection, workspace, link.contact)
        else { return }
        _ = try links.make(
            person, contact.id, link.method, rule: link.rule, reason: "\(link.reason) \(reason)", author: link.author,
            phone: link.phone)
    }

    private func follow(_ person: PersonID) throws {
        if try LinkTable.active(connection, workspace, person: person) != nil {
            try TimelineEntryTable.markAll(connection, workspace, person: person, pace: pace, now: now)
        } else {
            try LinkQueueTable.add(connection, workspace, person: person, cause: "persons separated", now: now)
        }
    }
}
