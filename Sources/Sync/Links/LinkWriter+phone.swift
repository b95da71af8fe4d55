import Domain
import Storage

extension LinkWriter {
    /// Has a phone field of the linked contact replaced.
    func ask(
        _ change: PhoneChange, for link: Link, restores: PhoneWriteID? = nil, author: Author
    ) throws -> PhoneWrite {
        let write = PhoneWrite(
            id: ids.next(), person: link.person, contact: link.contact, link: link.id, change: change,
            restores: restores, author: author, askedAt: now, dueAt: now)
        try PhoneWriteTable.save(connection, workspace, write)
        return write
    }

    /// What has not been sent for a link that ends is not sent any more. What is on its way stays, and can be taken
    /// back.
    func cancelPhoneWrites(for link: Link, _ reason: String) throws {
        for var write in try PhoneWriteTable.all(connection, workspace, link: link.id) where write.state == .waiting {
            write.state = .cancelled
            write.reason = reason
            write.dueAt = nil
            write.settledAt = now
            try PhoneWriteTable.save(connection, workspace, write)
            try AuditTable.add(connection, workspace, write.auditEntry(id: ids.next(), at: now))
        }
    }

    /// Asks anew, by what HubSpot is known to hold now. Throws `LinkRefusal.phoneStays` where there is nothing to do.
    func writePhone(for id: LinkID, author: Author) throws -> PhoneWrite {
        guard let link = try LinkTable.find(connection, workspace, id) else { throw LinkRefusal.unknownLink(id) }
        guard link.endedAt == nil else { throw LinkRefusal.endedAlready(link) }
        if let open = try PhoneWriteTable.all(connection, workspace, link: id).last(where: \.state.isOpen) {
            return open
        }
        let person = try known(link.person)
        guard let contact = try ContactTable.living(connection, workspace, link.contact) else {
            throw LinkRefusal.unknownContact(link.contact)
        }
        switch try PhonePlan.find(connection, workspace, person, contact) {
        case .replace(let change): return try ask(change, for: link, author: author)
        case .leave(let reason): throw LinkRefusal.phoneStays(reason)
        }
    }

    /// Puts back what stood there, if HubSpot still holds what was written. Asking twice restores once.
    func restorePhone(_ id: PhoneWriteID, author: Author) throws -> PhoneWrite {
        guard let write = try PhoneWriteTable.find(connection, workspace, id) else {
            throw LinkRefusal.unknownPhoneWrite(id)
        }
        if let restoration = try PhoneWriteTable.restoration(connection, workspace, of: write) { return restoration }
        if let hindrance = try RestorationHindrance.find(connection, workspace, write) {
            throw LinkRefusal.notRestorable(hindrance)
        }
        guard let link = try LinkTable.find(connection, workspace, write.link) else {
            throw LinkRefusal.unknownLink(write.link)
        }
        var place = link
        place.contact = write.contact
        return try ask(write.change.reversed, for: place, restores: id, author: author)
    }
}
