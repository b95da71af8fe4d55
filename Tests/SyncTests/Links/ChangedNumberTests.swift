import Domain
import Linking
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

/// Somebody who is linked has another number.
struct ChangedNumberTests {
    private static let new = "34699000111"

    @Test(arguments: TestEngine.available)
    func `the link stays and tells of it, HubSpot is left alone, and who confirms it ends the mark`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            let (oriol, contact) = try await office.linkOriol()
            #expect(try await office.linkedRow(oriol)?.numberChange == nil)
            try await office.receive(
                try body(changedNumber("wamid.n", from: oriolPhone, to: Self.new, at: 60)))
            try await office.settle()
            let row = try #require(try await office.linkedRow(oriol))
            #expect(row.link.contact == contact && row.link.endedAt == nil)
            #expect(row.numberChange == NumberChange(before: key(oriolPhone), after: key(Self.new)))
            #expect(row.replacement?.after == "+\(Self.new)")
            #expect(try await office.count("phone_writes") == 0)
            let links = office.links(try OfficeLine(office))
            _ = try await links.confirmNumber(of: row.link.id, author: .token("mara"))
            #expect(try await office.linkedRow(oriol)?.numberChange == nil)
            let told = try await office.texts("SELECT reason AS value FROM audit WHERE verb = 'number_confirmed'")
            #expect(told == ["mara said that this is the same person with another number."])
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever has the old number back is marked no more`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let (oriol, _) = try await office.linkOriol()
            try await office.receive(try body(changedNumber("wamid.n", from: oriolPhone, to: Self.new, at: 60)))
            #expect(try await office.linkedRow(oriol)?.numberChange != nil)
            try await office.receive(try body(changedNumber("wamid.o", from: Self.new, to: oriolPhone, at: 120)))
            #expect(try await office.linkedRow(oriol)?.numberChange == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a number that somebody else has now is told as such`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            let contact = try await office.addContact("Oriol", phone: "+34 622 333 444")
            try await office.receive(try body(text("wamid.1", user: oriolUser)))
            try await office.settle()
            let oriol = try #require(try await office.persons(of: "wamid.1")[0])
            #expect(try await office.contact(of: oriol) == contact)
            try await office.receive(try body(text("wamid.2", user: "ES.1", at: 60)))
            try await office.settle()
            let row = try await office.linkedRow(oriol)
            #expect(row?.numberChange == NumberChange(before: key(oriolPhone), after: nil))
            #expect(row?.replacement == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the number that a link was made for outlives merges on either side`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let (oriol, contact) = try await office.linkOriol()
            try await office.receive(try body(changedNumber("wamid.n", from: oriolPhone, to: Self.new, at: 60)))
            let survivor = try await office.addContact("Oriol again", phone: "+34 600 000 001")
            _ = office.hub.mergeContacts(primary: survivor.value, merged: contact.value)
            try await office.noteContact(survivor)
            let row = try #require(try await office.linkedRow(oriol))
            #expect(row.link.contact == survivor)
            #expect(row.numberChange == NumberChange(before: key(oriolPhone), after: key(Self.new)))
        }
    }

    @Test func `another spelling is no change, and what was not known cannot change`() {
        func link(_ phone: PhoneKey?) -> Link {
            Link(
                id: LinkID(1), person: PersonID(1), contact: ContactID("1"), method: .manual, rule: "", reason: "",
                author: .liaison, madeAt: .noon, phone: phone)
        }
        #expect(link(key("525512345678")).numberChange(to: "5215512345678") == nil)
        #expect(link(nil).numberChange(to: oriolPhone) == nil)
        #expect(link(key(oriolPhone)).numberChange(to: nil) == NumberChange(before: key(oriolPhone), after: nil))
        var ended = link(key(oriolPhone))
        ended.endedAt = .noon
        #expect(ended.numberChange(to: Self.new) == nil)
    }
}

private func key(_ digits: String) -> PhoneKey { PhoneKey(canonicalDigits: digits) }

extension Office {
    fileprivate func linkedRow(_ person: PersonID) async throws -> LinkedRow? {
        try await database.read { connection in
            let link = try LinkTable.active(connection, here, person: person)
            return try LinkedRow.read(connection, here, link.map { [$0] } ?? []).first
        }
    }
}
