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
            id: person.id, phone: number.phone, importName: number.name, namedBy: number.name == nil ? nil : importID,
            isPhoneRead: number.isRead)
    }

    private func name(_ person: PersonBookTable.Known, _ number: BookNumber) throws -> Bool {
        guard let name = number.name, name != person.importName else { return false }
        guard try PersonBookTable.setName(connection, workspace, person.id, name) else { return false }
        try BookNaming(connection: connection, workspace: workspace, pace: pace, now: now).follow(person.id)
        return true
    }

    /// The person as the file left them. WhatsApp's own digits take the place of those that were read, unless somebody
    /// has them already.
    private func told(_ person: PersonBookTable.Known, _ number: BookNumber) throws -> PersonBookTable.Known {
        var person = person
        if let name = number.name, person.namedBy != importID {
            person.importName = name
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
