import Domain
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

struct LinksTests {
    @Test(arguments: TestEngine.available)
    func `a link by hand stands at once, and the chat moves to that contact's timeline`(
        engine: TestEngine
    ) async throws {
        try await withLinks(engine) { desk in
            let other = try await desk.office.addContact("Nadia", phone: "+34 699 000 111")
            let link = try await desk.links.link(
                LinkRequest(person: desk.oriol, contact: other, replaces: desk.link.id, author: desk.mara))
            #expect(link.contact == other && link.method == .manual && link.author == desk.mara)
            try await desk.office.settle()
            #expect(desk.timeline(of: desk.contact).isEmpty && desk.timeline(of: other).count == 1)
            let verbs = try await desk.office.texts("SELECT verb AS value FROM audit ORDER BY audit_id")
            #expect(verbs == ["hubspot_connected", "link_made", "link_ended", "link_made"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `unlinked, the chat leaves the timeline and nothing ever links that person by itself`(
        engine: TestEngine
    ) async throws {
        try await withLinks(engine) { desk in
            let ended = try await desk.links.unlink(desk.link.id, author: desk.mara)
            #expect(ended.endedAt == desk.office.time.now && ended.endReason?.contains("mara") == true)
            try await desk.office.settle()
            #expect(desk.timeline(of: desk.contact).isEmpty)
            try await desk.office.noteContact(desk.contact)
            try await desk.office.receive(try body(text("wamid.2", user: oriolUser)))
            try await desk.office.queueEverybody()
            try await desk.office.settle()
            #expect(try await desk.office.contact(of: desk.oriol) == nil)
            let verdicts = try await desk.office.texts("SELECT verdict AS value FROM link_verdicts")
            #expect(verdicts == ["blocked"])
            await #expect(throws: LinkRefusal.endedAlready(ended)) {
                try await desk.links.unlink(desk.link.id, author: desk.mara)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `lifting the block links again what fits`(engine: TestEngine) async throws {
        try await withLinks(engine) { desk in
            _ = try await desk.links.unlink(desk.link.id, author: desk.mara)
            let block = try await desk.links.unblock(desk.oriol, author: desk.mara)
            #expect(block.contact == desk.contact && block.author == desk.mara)
            try await desk.office.settle()
            #expect(try await desk.office.contact(of: desk.oriol) == desk.contact)
            #expect(desk.timeline(of: desk.contact).count == 1)
            await #expect(throws: LinkRefusal.notBlocked(desk.oriol)) {
                try await desk.links.unblock(desk.oriol, author: desk.mara)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a link by hand lifts the block`(engine: TestEngine) async throws {
        try await withLinks(engine) { desk in
            _ = try await desk.links.unlink(desk.link.id, author: desk.mara)
            let request = LinkRequest(person: desk.oriol, contact: desk.contact, author: desk.mara)
            let link = try await desk.links.link(request)
            #expect(try await desk.links.link(request) == link)
            #expect(try await desk.office.count("link_blocks") == 0)
            #expect(try await desk.office.count("links") == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `of two who link at once, the second is told what the first did`(engine: TestEngine) async throws {
        try await withLinks(engine) { desk in
            let nadia = try await desk.office.addContact("Nadia", phone: "+34 699 000 111")
            let noor = try await desk.office.addContact("Noor", phone: "+34 699 000 222")
            let request = { contact, replaces in
                LinkRequest(person: desk.oriol, contact: contact, replaces: replaces, author: desk.mara)
            }
            await #expect(throws: LinkRefusal.linkedAlready(desk.link)) {
                try await desk.links.link(request(noor, nil))
            }
            let first = try await desk.links.link(request(nadia, desk.link.id))
            await #expect(throws: LinkRefusal.changedMeanwhile(first)) {
                try await desk.links.link(request(noor, desk.link.id))
            }
            #expect(try await desk.office.contact(of: desk.oriol) == nadia)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a contact that only HubSpot knows yet is brought, a merged one means its survivor`(
        engine: TestEngine
    ) async throws {
        try await withLinks(engine) { desk in
            let new = desk.office.hub.addContact(["firstname": "Brand", "lastname": "New"])
            let gone = desk.office.hub.addContact(["firstname": "Old"])
            let survivor = ContactID(try #require(desk.office.hub.mergeContacts(primary: new, merged: gone)))
            let link = try await desk.links.link(
                LinkRequest(person: desk.oriol, contact: ContactID(gone), replaces: desk.link.id, author: desk.mara))
            #expect(link.contact == survivor)
            #expect(try await desk.office.mirrored(survivor.value)?.displayName == "Brand New")
            await #expect(throws: LinkRefusal.unknownContact(ContactID("404404"))) {
                try await desk.links.link(
                    LinkRequest(person: desk.oriol, contact: ContactID("404404"), author: desk.mara))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a block outlives that two persons turn out to be one`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let line = try OfficeLine(office)
            try await office.connectHubSpot(isImported: true)
            try await office.addContact("Oriol", phone: "+34 622 333 444")
            try await office.receive(try body(text("wamid.1")))
            try await office.settle()
            let byPhone = try #require(try await office.persons(of: "wamid.1")[0])
            let link = try #require(try await office.database.read { try LinkTable.active($0, here, person: byPhone) })
            _ = try await office.links(line).unlink(link.id, author: .token("mara"))
            try await office.receive(try body(text("wamid.2", phone: nil, user: oriolUser)))
            try await office.receive(try body(text("wamid.3", user: oriolUser)))
            try await office.settle()
            let joined = try #require(try await office.persons(of: "wamid.3")[0])
            #expect(try await office.persons(of: "wamid.1", "wamid.2") == [joined, joined])
            #expect(try await office.contact(of: joined) == nil)
            #expect(try await office.numbers("SELECT person_id AS value FROM link_blocks") == [joined.value])
        }
    }
}

/// Oriol, linked by himself to a contact whose timeline shows his message.
struct LinkDesk {
    let office: Office
    let links: Links
    let oriol: PersonID
    let contact: ContactID
    let link: Link
    let mara = Author.token("mara")

    func timeline(of contact: ContactID) -> [SandboxTimelineItem] { office.hub.timeline(of: contact.value) }
}

func withLinks(_ engine: TestEngine, _ body: (LinkDesk) async throws -> Void) async throws {
    try await withOffice(engine) { office in
        let line = try OfficeLine(office)
        _ = try await line.connectHubSpot()
        let (oriol, contact) = try await office.linkOriol(isConnected: true)
        let link = try #require(try await office.database.read { try LinkTable.active($0, here, person: oriol) })
        try await body(
            LinkDesk(office: office, links: office.links(line), oriol: oriol, contact: contact, link: link))
    }
}

extension Office {
    func links(_ line: OfficeLine) -> Links {
        let records = Records(connections: line.connections, workspace: here, pause: { time.advance($0) })
        return Links(
            database: database, workspace: here, records: records, pace: pace, changes: changes, clock: time.clock,
            ids: ids)
    }

    /// As the nightly pass does.
    fileprivate func queueEverybody() async throws {
        let now = time.now
        try await database.write { try LinkQueueTable.addEverybodyUnlinked($0, here, cause: "nightly", now: now) }
    }
}
