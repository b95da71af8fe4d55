import Domain
import Linking
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

struct LinkPreviewTests {
    @Test(arguments: TestEngine.available)
    func `a preview writes nothing, and the run that follows does what it said`(engine: TestEngine) async throws {
        try await withPeople(engine) { desk in
            let before = try await desk.office.texts("SELECT verdict AS value FROM link_verdicts ORDER BY person_id")
            let (preview, lines) = try await desk.preview(isOpening: false)
            #expect(preview.counts == [.link: 2, .conflict: 1, .none: 2])
            #expect(preview.unreadable == 1)
            #expect(try await desk.office.count("links") == 0)
            #expect(
                try await desk.office.texts("SELECT verdict AS value FROM link_verdicts ORDER BY person_id") == before)
            try await desk.office.link()
            for line in lines {
                let contact = try await desk.office.contact(of: line.person)
                #expect((line.outcome == .link) == (contact != nil))
                if let contact { #expect(line.contacts == [contact]) }
            }
            #expect(try await desk.preview(isOpening: false).0.counts == [.conflict: 1, .none: 2])
        }
    }

    @Test(arguments: TestEngine.available)
    func `national numbers count as if every chat were opened, where that is asked for`(
        engine: TestEngine
    ) async throws {
        try await withPeople(engine) { desk in
            let (preview, lines) = try await desk.preview(isOpening: true)
            #expect(preview.counts == [.link: 3, .conflict: 1, .none: 1])
            #expect(lines.allSatisfy { !$0.reason.isEmpty })
        }
    }

    @Test(arguments: TestEngine.available)
    func `suggestions of one kind are settled together, but for those to whom somebody else has a claim`(
        engine: TestEngine
    ) async throws {
        try await withPeople(engine, fuzzy: .suggest) { desk in
            try await desk.office.addContact("Twice", phone: "655 000 005")
            try await desk.office.addContact("Again", phone: "655 000 005")
            try await desk.openAll()
            let suggested = try await desk.suggestions()
            let kind = try #require(suggested.flatMap(\.candidates).first { $0.isSafeForAll }?.kind)
            #expect(try await desk.links.settleAll(ofKind: "no-such-kind", author: desk.mara) == 0)
            let linked = try await desk.links.settleAll(ofKind: kind, author: desk.mara)
            #expect(linked == 1)
            let left = try await desk.suggestions()
            #expect(left.count == suggested.count - linked)
            #expect(left.allSatisfy { $0.candidates.count > 1 })
            #expect(try await desk.links.settleAll(ofKind: kind, author: desk.mara) == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a contact made of a chat has the name, the number and the mapped owner, and is made once`(
        engine: TestEngine
    ) async throws {
        try await withPeople(engine) { desk in
            let noor = desk.people[4]
            let owner = desk.office.hub.addOwner(email: "mara@example.net", firstName: "Mara", lastName: "Voss")
            desk.office.time.advance(.seconds(601))
            try await desk.office.readHubSpot()
            _ = try await desk.office.ownership.assign(
                MappingChange(number: ventas, owner: OwnerID(owner), reach: .fromNow, author: desk.mara))
            desk.office.setFaults { $0.lostAfterEffect = 1 }
            await #expect(throws: RecordFailure.unsure) { _ = try await desk.make(noor) }
            desk.office.setFaults { _ in }
            let count = desk.office.hub.contacts().count
            let link = try await desk.make(noor)
            #expect(try await desk.make(noor) == link)
            #expect(desk.office.hub.contacts().count == count)
            let made = try #require(desk.office.hub.contact(link.contact.value)?.properties)
            #expect(made["firstname"] == "Noor" && made["lastname"] == "van Dijk")
            #expect(made["phone"] == "+34655000005" && made["hubspot_owner_id"] == owner)
            #expect(link.method == .manual && link.rule == "created-from-chat")
            let linked = try #require(
                try await desk.office.database.read { connection in
                    try LinkTable.active(connection, here, person: noor)
                })
            #expect(linked == link)
        }
    }
}

/// Five people who wrote, among contacts of whom some are theirs; nobody has been looked at yet.
private struct PreviewDesk {
    let office: Office
    let links: Links
    let people: [PersonID]
    let mara = Author.token("mara")

    func preview(isOpening: Bool) async throws -> (LinkPreview, [LinkPreview.Line]) {
        var lines: [LinkPreview.Line] = []
        let preview = try await links.preview(isOpening: isOpening) { lines.append($0) }
        return (preview, lines)
    }

    func make(_ person: PersonID) async throws -> Link {
        try await links.createContact(of: person, ContactDraft(), RecordRequest(author: mara))
    }

    func openAll() async throws {
        let chats = try await office.numbers("SELECT chat_id AS value FROM chats ORDER BY chat_id")
        for chat in chats { _ = try await links.open(ChatID(chat)) }
    }

    func suggestions() async throws -> [LinkVerdict] {
        try await office.database.read { connection in
            try SuggestionList.page(connection, here, VerdictFilter(), PageRequest(limit: 50)).items
        }
    }
}

private let phones = ["34611000001", "34622000002", "34633000003", "34644000004", "34655000005"]

private func withPeople(
    _ engine: TestEngine, fuzzy: FuzzySetting = .guarded, _ test: (PreviewDesk) async throws -> Void
) async throws {
    try await withOffice(engine) { office in
        let line = try OfficeLine(office)
        _ = try await line.connectHubSpot()
        try await office.database.write { connection in
            var workspace = try #require(try WorkspaceTable.find(connection, here))
            workspace.fuzzy = fuzzy
            try WorkspaceTable.save(connection, workspace)
        }
        let contacts = [
            ("Ana", "+34 611 000 001"), ("Ben", "+34 622 000 002"), ("Twin", "+34 633 000 003"),
            ("Twin", "+34 633 000 003"), ("Dora", "644 000 004"), ("Vera", "ask her"),
        ]
        for (name, phone) in contacts { office.hub.addContact(["firstname": name, "phone": phone]) }
        try await office.readHubSpot()
        for (index, phone) in phones.enumerated() {
            try await office.receive(try body(text("wamid.\(index)", phone: phone)))
        }
        let noor = PersonReference(profileName: "Noor van Dijk")
        let people = try await office.persons(of: phones.indices.map { "wamid.\($0)" }).compactMap(\.self)
        let now = office.time.now
        try await office.database.write { try PersonTable.setNames($0, here, people[4], noor, at: now) }
        try await test(PreviewDesk(office: office, links: office.links(line), people: people))
    }
}
