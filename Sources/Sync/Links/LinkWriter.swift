import Domain
import Linking
import Storage

/// Makes and ends links inside one transaction, with all that goes with it: audit, verdict, block, timeline.
struct LinkWriter {
    let connection: any SQLConnection
    let workspace: WorkspaceID
    let pace: TimelineEntryTable.Pace
    let now: Timestamp
    let ids: IDSource

    func make(
        _ person: PersonID, _ contact: ContactID, _ method: Link.Method, rule: String, reason: String, author: Author,
        phone: PhoneKey?
    ) throws -> Link {
        let link = Link(
            id: ids.next(), person: person, contact: contact, method: method, rule: rule, reason: reason,
            author: author, madeAt: now, phone: phone)
        try LinkVerdictTable.remove(connection, workspace, person)
        try make([link])
        return link
    }

    /// Of persons of whom no verdict is stored any more.
    func make(_ links: [Link]) throws {
        if links.isEmpty { return }
        try LinkTable.insert(connection, workspace, links)
        try AuditTable.add(
            connection, workspace,
            links.map { entry("link_made", $0.person, $0.author, after: $0.contact, $0.reason) })
        try TimelineEntryTable.markAll(connection, workspace, persons: links.map(\.person), pace: pace, now: now)
    }

    func end(_ link: Link, author: Author, _ reason: String) throws {
        try LinkTable.end(connection, workspace, link.id, reason: reason, at: now)
        try cancelPhoneWrites(for: link, reason)
        try audit("link_ended", link.person, author, before: link.contact, reason)
        try TimelineEntryTable.markAll(connection, workspace, person: link.person, pace: pace, now: now)
    }

    func audit(
        _ verb: String, _ person: PersonID, _ author: Author, before: ContactID? = nil, after: ContactID? = nil,
        _ reason: String
    ) throws {
        try AuditTable.add(
            connection, workspace, entry(verb, person, author, before: before, after: after, reason))
    }

    private func entry(
        _ verb: String, _ person: PersonID, _ author: Author, before: ContactID? = nil, after: ContactID? = nil,
        _ reason: String
    ) -> AuditEntry {
        AuditEntry(
            id: ids.next(), at: now, author: author, verb: verb, subject: "person:\(person)",
            before: before.map { "contact:\($0)" }, after: after.map { "contact:\($0)" }, reason: reason)
    }
}

/// What people decide.
extension LinkWriter {
    func link(_ request: LinkRequest) throws -> Link {
        let person = try known(request.person)
        guard let contact = try ContactTable.living(connection, workspace, request.contact) else {
            throw LinkRefusal.unknownContact(request.contact)
        }
        let current = try LinkTable.active(connection, workspace, person: person.id)
        if let current, current.contact == contact.id { return current }
        if let replaced = request.replaces {
            guard let current, current.id == replaced else { throw LinkRefusal.changedMeanwhile(current) }
            try end(
                current, author: request.author, "\(request.author.name) linked this person to contact \(contact.id).")
        } else if let current {
            throw LinkRefusal.linkedAlready(current)
        }
        if try LinkBlockTable.remove(connection, workspace, person.id) {
            try audit("block_lifted", person.id, request.author, "Linked by hand.")
        }
        try LinkQueueTable.remove(connection, workspace, person: person.id)
        let link = try make(
            person.id, contact.id, .manual, rule: request.origin.rule,
            reason: request.origin.reason(request.author), author: request.author, phone: person.phoneKey)
        if !request.keepsPhone, case .replace(let change) = try PhonePlan.find(connection, workspace, person, contact) {
            _ = try ask(change, for: link, author: request.author)
        }
        return link
    }

    func unlink(_ id: LinkID, author: Author) throws -> Link {
        guard let link = try LinkTable.find(connection, workspace, id) else { throw LinkRefusal.unknownLink(id) }
        guard link.endedAt == nil else { throw LinkRefusal.endedAlready(link) }
        try end(link, author: author, "\(author.name) said that this is not the right contact.")
        let block = LinkBlock(person: link.person, contact: link.contact, author: author, blockedAt: now)
        try LinkBlockTable.save(connection, workspace, block)
        try audit("person_blocked", link.person, author, before: link.contact, block.sentence)
        try LinkQueueTable.remove(connection, workspace, person: link.person)
        try LinkVerdictTable.save(
            connection, workspace,
            LinkVerdict(person: link.person, kind: .blocked, reason: block.sentence, decidedAt: now))
        guard let ended = try LinkTable.find(connection, workspace, id) else { throw LinkRefusal.unknownLink(id) }
        return ended
    }

    /// A verdict that nobody wants to see again, until what it rests on changes.
    func dismiss(_ person: PersonID, author: Author) throws -> LinkVerdict {
        guard var verdict = try LinkVerdictTable.find(connection, workspace, person), !verdict.candidates.isEmpty else {
            throw LinkRefusal.nothingOpen(person)
        }
        if verdict.isDismissed { return verdict }
        try LinkVerdictTable.dismiss(connection, workspace, verdict)
        try audit("\(verdict.kind.rawValue)_dismissed", person, author, "Not to be shown until something changes.")
        verdict.isDismissed = true
        return verdict
    }

    /// Somebody wants to see it again after all.
    func reopen(_ person: PersonID, author: Author) throws -> LinkVerdict {
        guard var verdict = try LinkVerdictTable.find(connection, workspace, person), !verdict.candidates.isEmpty else {
            throw LinkRefusal.nothingOpen(person)
        }
        if !verdict.isDismissed { return verdict }
        try LinkVerdictTable.reopen(connection, workspace, person)
        try audit("\(verdict.kind.rawValue)_reopened", person, author, "\(author.name) wants to see it again.")
        verdict.isDismissed = false
        return verdict
    }

    /// It is the same person with another number: the link is marked no more. HubSpot is not told.
    func confirmNumber(_ id: LinkID, author: Author) throws -> Link {
        guard var link = try LinkTable.find(connection, workspace, id) else { throw LinkRefusal.unknownLink(id) }
        guard link.endedAt == nil else { throw LinkRefusal.endedAlready(link) }
        guard let change = link.numberChange(to: try known(link.person).phone) else { return link }
        try LinkTable.setPhone(connection, workspace, id, change.after)
        try AuditTable.add(
            connection, workspace,
            AuditEntry(
                id: ids.next(), at: now, author: author, verb: "number_confirmed", subject: "person:\(link.person)",
                before: "+\(change.before)", after: change.after.map { "+\($0)" },
                reason: "\(author.name) said that this is the same person with another number."))
        link.phone = change.after
        return link
    }

    /// One of the contacts that fit was chosen.
    func settle(_ person: PersonID, _ contact: ContactID, author: Author) throws -> Link {
        let verdict = try LinkVerdictTable.find(connection, workspace, person)
        guard let verdict, !verdict.candidates.isEmpty else { throw LinkRefusal.nothingOpen(person) }
        guard verdict.candidates.contains(where: { $0.contact == contact }) else {
            throw LinkRefusal.noCandidate(contact)
        }
        return try link(LinkRequest(person: person, contact: contact, author: author))
    }

    func unblock(_ person: PersonID, author: Author) throws -> LinkBlock {
        guard let block = try LinkBlockTable.find(connection, workspace, person) else {
            throw LinkRefusal.notBlocked(person)
        }
        try LinkBlockTable.remove(connection, workspace, person)
        try audit("block_lifted", person, author, "\(author.name) allowed automatic links again.")
        try LinkVerdictTable.remove(connection, workspace, person)
        try LinkQueueTable.add(connection, workspace, person: person, cause: "block lifted", now: now)
        return block
    }

    func known(_ id: PersonID) throws -> Person {
        guard let person = try PersonTable.find(connection, workspace, [id])[id] else {
            throw LinkRefusal.unknownPerson(id)
        }
        if person.isBusiness { throw LinkRefusal.ownNumber(id) }
        return person
    }
}
