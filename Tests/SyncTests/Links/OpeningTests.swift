import Domain
import Linking
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

struct OpeningTests {
    @Test(arguments: TestEngine.available)
    func `a national number links only when the chat is opened`(engine: TestEngine) async throws {
        try await withOpenings(engine) { desk in
            let contact = try await desk.office.addContact("Oriol", phone: "622 333 444")
            try await desk.meetOriol()
            #expect(try await desk.verdict()?.kind == LinkVerdict.Kind.none)
            let opened = try await desk.open()
            #expect(opened.link?.contact == contact && opened.link?.method == .fuzzy && opened.verdict == nil)
            try await desk.office.settle()
            #expect(desk.office.hub.timeline(of: contact.value).count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what fits without being sure is a suggestion with its evidence`(engine: TestEngine) async throws {
        try await withOpenings(engine) { desk in
            let (first, second) = (
                try await desk.office.addContact("Oriol", phone: "622 333 444"),
                try await desk.office.addContact("Uriol", phone: "622-333-444")
            )
            try await desk.meetOriol()
            let verdict = try #require(try await desk.open().verdict)
            #expect(verdict.kind == .suggestion && Set(verdict.candidates.map(\.contact)) == [first, second])
            #expect(verdict.candidates.allSatisfy { $0.fit == "national" && $0.text?.contains("333") == true })
            #expect(verdict.candidates.allSatisfy { !$0.reason.isEmpty && !$0.wouldChange.isEmpty && !$0.isSafeForAll })
        }
    }

    @Test(arguments: TestEngine.available)
    func `once opened, a suggestion follows what changes in HubSpot`(engine: TestEngine) async throws {
        try await withOpenings(engine) { desk in
            let first = try await desk.office.addContact("Oriol", phone: "622 333 444")
            let second = try await desk.office.addContact("Uriol", phone: "622 333 444")
            try await desk.meetOriol()
            _ = try await desk.open()
            #expect(desk.office.hub.deleteContact(second.value))
            try await desk.office.noteContact(second)
            try await desk.office.settle()
            #expect(try await desk.office.contact(of: desk.oriol()) == first)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a conflict is settled by one of those that fit, and by no other`(engine: TestEngine) async throws {
        try await withOpenings(engine) { desk in
            let one = try await desk.office.addContact("Oriol", phone: "+34 622 333 444")
            let other = try await desk.office.addContact("Uriol", phone: "+34 622 333 444")
            let stranger = try await desk.office.addContact("Noor", phone: "+34 699 000 111")
            try await desk.meetOriol()
            let oriol = try await desk.oriol()
            #expect(try await desk.verdict()?.kind == .conflict)
            await #expect(throws: LinkRefusal.noCandidate(stranger)) {
                try await desk.links.settle(oriol, as: stranger, author: desk.mara)
            }
            let link = try await desk.links.settle(oriol, as: other, author: desk.mara)
            #expect(link.contact == other && link.method == .manual)
            await #expect(throws: LinkRefusal.nothingOpen(oriol)) {
                try await desk.links.settle(oriol, as: one, author: desk.mara)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `what was dismissed comes back only with other evidence`(engine: TestEngine) async throws {
        try await withOpenings(engine) { desk in
            for name in ["Oriol", "Uriol"] { try await desk.office.addContact(name, phone: "622 333 444") }
            try await desk.meetOriol()
            _ = try await desk.open()
            #expect(try await desk.links.dismiss(desk.oriol(), author: desk.mara).isDismissed)
            #expect(try await desk.open().verdict?.isDismissed == true)
            try await desk.office.addContact("Ariol", phone: "622 333 444")
            #expect(try await desk.open().verdict?.isDismissed == false)
        }
    }

    @Test(arguments: TestEngine.available)
    func `any pair is explained, with what stands and what would change it`(engine: TestEngine) async throws {
        try await withOpenings(engine) { desk in
            let contact = try await desk.office.addContact("Oriol", phone: "622 333 444")
            let stranger = try await desk.office.addContact("Noor", phone: "+34 699 000 111")
            try await desk.meetOriol()
            let oriol = try await desk.oriol()
            let before = try await desk.links.explain(oriol, contact)
            #expect(before.link == nil && before.candidate.fit == "national" && before.candidate.text == "622 333 444")
            let link = try #require(try await desk.open().link)
            let after = try await desk.links.explain(oriol, contact)
            #expect(after.link == link && after.sentences.first?.contains("\(contact)") == true)
            #expect(try await desk.links.explain(oriol, stranger).candidate.fit == nil)
            _ = try await desk.links.unlink(link.id, author: desk.mara)
            #expect(try await desk.links.explain(oriol, contact).block?.contact == contact)
            await #expect(throws: LinkRefusal.unknownContact(ContactID("404404"))) {
                try await desk.links.explain(oriol, ContactID("404404"))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a blocked person stays unlinked, however often the chat is opened`(engine: TestEngine) async throws {
        try await withOpenings(engine) { desk in
            try await desk.office.addContact("Oriol", phone: "622 333 444")
            try await desk.meetOriol()
            let link = try #require(try await desk.open().link)
            _ = try await desk.links.unlink(link.id, author: desk.mara)
            let opened = try await desk.open()
            #expect(opened.link == nil && opened.verdict?.kind == .blocked)
        }
    }

    @Test(arguments: TestEngine.available, FuzzySetting.allCases)
    func `the workspace says what may follow from a national number`(
        engine: TestEngine, setting: FuzzySetting
    ) async throws {
        try await withOpenings(engine) { desk in
            try await desk.office.database.write { connection in
                var workspace = try #require(try WorkspaceTable.find(connection, here))
                workspace.fuzzy = setting
                try WorkspaceTable.save(connection, workspace)
            }
            try await desk.office.addContact("Oriol", phone: "622 333 444")
            try await desk.meetOriol()
            let opened = try await desk.open()
            #expect((opened.link != nil) == [.guarded, .wide].contains(setting))
            #expect(opened.verdict?.kind == [.off: LinkVerdict.Kind.none, .suggest: .suggestion][setting])
        }
    }
}

/// A chat of Oriol's to be opened.
private struct OpeningDesk {
    let office: Office
    let links: Links
    let mara = Author.token("mara")

    func meetOriol() async throws {
        try await office.receive(try body(text("wamid.1", user: oriolUser)))
        try await office.settle()
    }

    func oriol() async throws -> PersonID { try #require(try await office.persons(of: "wamid.1")[0]) }

    func verdict() async throws -> LinkVerdict? {
        let person = try await oriol()
        return try await office.database.read { try LinkVerdictTable.find($0, here, person) }
    }

    func open() async throws -> OpenedPerson {
        let place = try await office.database.read { try MessageTable.place($0, here, WhatsAppMessageID("wamid.1")) }
        let opened = try await links.open(try #require(place).chat)
        #expect(opened.count == 1)
        return opened[0]
    }
}

private func withOpenings(_ engine: TestEngine, _ body: (OpeningDesk) async throws -> Void) async throws {
    try await withOffice(engine) { office in
        let line = try OfficeLine(office)
        _ = try await line.connectHubSpot()
        try await office.readHubSpot()
        try await body(OpeningDesk(office: office, links: office.links(line)))
    }
}
