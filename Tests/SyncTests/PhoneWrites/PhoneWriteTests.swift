import Domain
import Foundation
import HubSpot
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

struct PhoneWriteTests {
    @Test(arguments: TestEngine.available)
    func `a link by hand puts the WhatsApp number into HubSpot, and keeps what stood there`(
        engine: TestEngine
    ) async throws {
        try await withPhones(engine) { desk in
            try await desk.link()
            #expect(desk.phone == "910 000 001")
            try await desk.work()
            #expect(desk.phone == "+34622333444")
            let write = try await desk.only()
            #expect(write.state == .written && write.change.before == "910 000 001" && write.author == desk.mara)
            #expect(try await desk.verbs().last == "phone_written")
        }
    }

    @Test(arguments: TestEngine.available)
    func `after an unlink the old phone can be put back, once`(engine: TestEngine) async throws {
        try await withPhones(engine) { desk in
            let link = try await desk.link()
            try await desk.work()
            _ = try await desk.links.unlink(link.id, author: desk.mara)
            let write = try await desk.only()
            let restoration = try await desk.links.restorePhone(write.id, author: desk.mara)
            #expect(try await desk.links.restorePhone(write.id, author: desk.mara) == restoration)
            try await desk.work()
            #expect(desk.phone == "910 000 001")
            #expect(try await desk.links.restorePhone(write.id, author: desk.mara).state == .written)
            #expect(try await desk.verbs().suffix(1) == ["phone_restored"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `what somebody changed in HubSpot is written over neither by the write nor by its undoing`(
        engine: TestEngine
    ) async throws {
        try await withPhones(engine) { desk in
            let link = try await desk.link()
            #expect(desk.office.hub.changeContact(desk.contact.value, ["phone": "600 600 600"]))
            try await desk.work()
            #expect(desk.phone == "600 600 600")
            let refused = try await desk.only()
            #expect(refused.state == .refused && refused.reason?.contains("600 600 600") == true)
            try await desk.office.readHubSpot()
            let second = try await desk.links.writePhone(for: link.id, author: desk.mara)
            try await desk.work()
            #expect(desk.phone == "+34622333444")
            #expect(desk.office.hub.changeContact(desk.contact.value, ["phone": "700 700 700"]))
            try await desk.office.noteContact(desk.contact)
            await #expect {
                _ = try await desk.links.restorePhone(second.id, author: desk.mara)
            } throws: {
                ($0 as? LinkRefusal)?.sentence.contains("700 700 700") == true
            }
            #expect(desk.phone == "700 700 700")
        }
    }

    @Test(arguments: TestEngine.available)
    func `a write whose answer was lost, or that a crash cut off, is found to be done`(
        engine: TestEngine
    ) async throws {
        try await withPhones(engine) { desk in
            try await desk.link()
            desk.office.setFaults { $0.lostAfterEffect = 1 }
            await #expect(throws: HubSpotFailure.self) { _ = try await desk.step() }
            #expect(try await desk.only().state == .waiting)
            desk.office.setFaults { _ in }
            try await desk.work()
            #expect(try await desk.only().state == .written)
            #expect(desk.phone == "+34622333444")
            try await desk.office.database.write { connection in
                try connection.run("UPDATE phone_writes SET state = 'writing', due_at = 0, settled_at = NULL")
            }
            try await desk.work()
            #expect(try await desk.only().state == .written)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what HubSpot refuses is told and stays, and costs nobody else anything`(engine: TestEngine) async throws {
        try await withPhones(engine) { desk in
            try await desk.link()
            let other = try await desk.linkNadia()
            #expect(desk.office.hub.deleteContact(desk.contact.value))
            try await desk.work()
            let writes = try await desk.all()
            #expect(writes.map(\.state) == [.refused, .written])
            #expect(writes[0].reason?.isEmpty == false)
            #expect(desk.office.hub.contact(other.value)?.properties["phone"] == "+34633000111")
        }
    }

    @Test(arguments: TestEngine.available)
    func `unlinked before it was sent, nothing is sent`(engine: TestEngine) async throws {
        try await withPhones(engine) { desk in
            let link = try await desk.link()
            _ = try await desk.links.unlink(link.id, author: desk.mara)
            try await desk.work()
            #expect(desk.phone == "910 000 001")
            let write = try await desk.only()
            #expect(write.state == .cancelled)
            await #expect(throws: LinkRefusal.self) {
                _ = try await desk.links.restorePhone(write.id, author: desk.mara)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever wants the phone kept, or set the workspace so, has it kept`(engine: TestEngine) async throws {
        try await withPhones(engine) { desk in
            let link = try await desk.link(keepsPhone: true)
            #expect(try await desk.all().isEmpty)
            try await desk.office.database.write { connection in
                var workspace = try #require(try WorkspaceTable.find(connection, here))
                workspace.phoneProperty = nil
                try WorkspaceTable.save(connection, workspace)
            }
            await #expect(throws: LinkRefusal.self) {
                _ = try await desk.links.writePhone(for: link.id, author: desk.mara)
            }
            try await desk.work()
            #expect(desk.phone == "910 000 001")
        }
    }
}

/// Oriol wrote, and nobody in HubSpot has his number.
private struct PhoneDesk {
    let office: Office
    let links: Links
    let oriol: PersonID
    let contact: ContactID
    let mara = Author.token("mara")

    var phone: String? { office.hub.contact(contact.value)?.properties["phone"] }

    @discardableResult
    func link(keepsPhone: Bool = false) async throws -> Link {
        try await links.link(LinkRequest(person: oriol, contact: contact, keepsPhone: keepsPhone, author: mara))
    }

    /// Somebody else, linked by hand to a contact of their own.
    func linkNadia() async throws -> ContactID {
        let contact = try await office.addContact("Nadia", phone: "")
        try await office.receive(try body(text("wamid.n", phone: "34633000111", user: "ES.nadia")))
        let nadia = try #require(try await office.persons(of: "wamid.n")[0])
        _ = try await links.link(LinkRequest(person: nadia, contact: contact, author: mara))
        return contact
    }

    func step() async throws -> Timestamp? {
        try await PhoneWriteWork(
            database: office.database, workspace: here, client: office.client, changes: office.changes,
            clock: office.time.clock, ids: office.ids
        ).step()
    }

    /// Until nothing waits.
    func work() async throws {
        while let next = try await step() {
            if next > office.time.now { office.time.advance(next - office.time.now) }
        }
    }

    func all() async throws -> [PhoneWrite] {
        try await office.database.read { connection in
            try PhoneWriteList.page(connection, here, PhoneWriteList.Filter(), PageRequest(limit: 50)).items.reversed()
        }
    }

    func only() async throws -> PhoneWrite {
        let all = try await all()
        #expect(all.count == 1)
        return try #require(all.first)
    }

    func verbs() async throws -> [String] {
        try await office.texts("SELECT verb AS value FROM audit ORDER BY audit_id")
    }
}

private func oriolsFirst() throws -> Data { try body(text("wamid.1")) }

private func withPhones(_ engine: TestEngine, _ body: (PhoneDesk) async throws -> Void) async throws {
    try await withOffice(engine) { office in
        let line = try OfficeLine(office)
        try await office.connectHubSpot(isImported: true)
        let contact = try await office.addContact("Oriol", phone: "910 000 001")
        try await office.receive(try oriolsFirst())
        try await office.settle()
        let oriol = try #require(try await office.persons(of: "wamid.1")[0])
        try await body(PhoneDesk(office: office, links: office.links(line), oriol: oriol, contact: contact))
    }
}
