public import Domain
import HubSpot
import Storage

extension Links {
    /// Has everything erased that is stored here about a person, for good: at once what is seen, the rest in slices.
    ///
    /// - Parameter erasesContact: HubSpot erases the contact they are linked to first; where it refuses, nothing is
    ///   erased here either.
    public func forget(_ person: PersonID, erasesContact: Bool, author: Author) async throws {
        let workspace = workspace
        let link = try await database.read { try LinkTable.active($0, workspace, person: person) }
        if erasesContact, let contact = link?.contact {
            try await records.ask(before: records.patienceEnd) { try await $0.eraseContact(contact) }
            try await database.write { [now = clock.now] connection in
                try ContactErasureTable.ask(connection, workspace, contact, now: now)
            }
            try await records.reread(contact, "erased")
        }
        try await change { try $0.forget(person, author: author) }
    }
}

extension LinkWriter {
    fileprivate func forget(_ id: PersonID, author: Author) throws {
        let person = try known(id)
        if let link = try LinkTable.active(connection, workspace, person: person.id) {
            try end(link, author: author, PersonErasureTable.reason)
        }
        try audit("person_forgotten", person.id, author, PersonErasureTable.reason)
        try PersonErasureTable.ask(connection, workspace, [person.id], now: now)
    }
}
