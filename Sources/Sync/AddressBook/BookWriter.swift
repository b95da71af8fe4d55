import Domain
import Linking
import Storage

/// Writes numbers of an address book inside one transaction. Doing it again changes nothing.
struct BookWriter {
    struct Outcome: Sendable, Equatable {
        var made = 0
        var known = 0
        /// Of those known, how many the address book calls otherwise than before.
        var named = 0
    }

    let connection: any SQLConnection
    let workspace: WorkspaceID
    let portfolio: PortfolioID
    let pace: TimelineEntryTable.Pace
    let now: Timestamp
    let ids: IDSource
    let importID: ContactImportID

    func store(_ numbers: [BookNumber]) throws -> Outcome {
        var outcome = Outcome()
        var holders = try PersonBookTable.known(
            connection, workspace, portfolio, holdersOf: Array(Set(numbers.map(\.key))))
        var heard: [PersonID] = []
        for number in numbers {
            guard let persons = holders[number.key] else {
                holders[number.key] = [try make(number)]
                outcome.made += 1
                continue
            }
            outcome.known += 1
            // The first name that this file gives counts; a switchboard stands under thirty.
            let open = persons.filter { $0.namedBy != importID }
            if number.name != nil { heard += open.map(\.id) }
            let renamed = try open.filter { try name($0, number) }
            if !renamed.isEmpty { outcome.named += 1 }
            holders[number.key] = try persons.map { try told($0, number) }
        }
        try PersonBookTable.markNamed(connection, workspace, heard, by: importID)
        return outcome
    }

    private func make(_ number: BookNumber) throws -> PersonBookTable.Known {
        let person = Person(
            id: ids.next(), portfolio: portfolio, userID: nil, phone: number.phone, profileName: nil, username: nil,
            bookName: number.name)
        try PersonBookTable.insert(
            connection, workspace, person, isPhoneRead: number.isRead, by: number.name == nil ? nil : importID,
            now: now)
        try LinkQueueTable.add(connection, workspace, person: person.id, cause: "contact imported", now: now)
        return PersonBookTable.Known(
            id: person.id, phone: number.phone, bookName: number.name, namedBy: number.name == nil ? nil : importID,
            isPhoneRead: number.isRead)
    }

    /// A name is evidence, and it stands in every entry of the person.
    private func name(_ person: PersonBookTable.Known, _ number: BookNumber) throws -> Bool {
        guard let name = number.name, name != person.bookName else { return false }
        try PersonBookTable.setName(connection, workspace, person.id, name)
        if try LinkTable.active(connection, workspace, person: person.id) == nil {
            try LinkQueueTable.add(connection, workspace, person: person.id, cause: "address book", now: now)
        } else {
            try TimelineEntryTable.markAll(connection, workspace, person: person.id, pace: pace, now: now)
        }
        return true
    }

    /// The person as the file left them. WhatsApp's own digits take the place of those that were read, unless somebody
    /// has them already.
    private func told(_ person: PersonBookTable.Known, _ number: BookNumber) throws -> PersonBookTable.Known {
        var person = person
        if let name = number.name, person.namedBy != importID {
            person.bookName = name
            person.namedBy = importID
        }
        if person.isPhoneRead, !number.isRead,
            try PersonTable.known(connection, workspace, portfolio, phone: number.phone, at: now) == nil
        {
            try PersonBookTable.respell(connection, workspace, person.id, phone: number.phone)
            person.phone = number.phone
            person.isPhoneRead = false
        }
        return person
    }
}
