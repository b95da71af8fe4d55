import Domain
import Linking
import Storage

extension IncomingWriter {
    /// Somebody in the address book of the owner's phone. Whoever is new is queued for linking, and so is whoever is
    /// called otherwise now; a removal takes the name and leaves the person.
    mutating func store(_ contact: BookContact, _ portfolio: PortfolioID) throws {
        try noteBook(of: contact.number)
        let reference = try spelledAsKnown(contact.person, portfolio, at: contact.at)
        let isNew = try isUnknown(reference, portfolio, at: contact.at)
        let person = try findOrMake(reference, portfolio, at: contact.at)
        if isNew, reference.phone != nil {
            try PersonBookTable.markPhoneRead(connection, workspace, person)
        }
        guard try BookContactTable.store(connection, workspace, contact, of: person),
            try PersonBookTable.settleName(connection, workspace, person)
        else { return }
        try BookNaming(connection: connection, workspace: workspace, pace: pace, now: now).follow(person)
    }

    /// An address book may spell a number as its country does and not as WhatsApp does: whoever alone has that number
    /// is meant.
    private func spelledAsKnown(
        _ reference: PersonReference, _ portfolio: PortfolioID, at moment: Timestamp
    ) throws -> PersonReference {
        guard let phone = reference.phone, let key = PhoneKey(waID: phone),
            try PersonTable.known(connection, workspace, portfolio, phone: phone, at: moment) == nil
        else { return reference }
        let holders = try PersonBookTable.known(connection, workspace, portfolio, holdersOf: [key])[key] ?? []
        var reference = reference
        if holders.count == 1 { reference.phone = holders[0].phone }
        return reference
    }

    private func isUnknown(
        _ reference: PersonReference, _ portfolio: PortfolioID, at moment: Timestamp
    ) throws -> Bool {
        let byUserID = try reference.userID.flatMap {
            try PersonTable.known(connection, workspace, portfolio, userID: $0)
        }
        let byPhone = try reference.phone.flatMap {
            try PersonTable.known(connection, workspace, portfolio, phone: $0, at: moment)
        }
        return byUserID == nil && byPhone == nil
    }
}
