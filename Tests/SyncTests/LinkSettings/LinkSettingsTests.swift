import Domain
import Foundation
import HubSpot
import Linking
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

/// An admin changes how the workspace links.
struct LinkSettingsTests {
    private static let spain = Region("ES")

    @Test(arguments: TestEngine.available)
    func `another country has all numbers read again, and then links whom they fit`(engine: TestEngine) async throws {
        try await withSettings(engine) { desk in
            let contact = try await desk.office.addContact("Oriol", phone: "622 333 444")
            let oriol = try await desk.meetOriol()
            #expect(try await desk.office.contact(of: oriol) == nil)
            try await desk.choose { $0.defaultRegion = .chosen(try #require(Self.spain)) }
            try await desk.readNumbers()
            try await desk.office.link()
            #expect(try await desk.office.contact(of: oriol) == contact)
            #expect(try await desk.editor.status().reading == .ready)
        }
    }

    @Test(arguments: TestEngine.available)
    func `nobody is linked before the last number is read, nor to the first of two`(engine: TestEngine) async throws {
        try await withSettings(engine) { desk in
            for name in ["Oriol", "Uriol"] { try await desk.office.addContact(name, phone: "622 333 444") }
            let oriol = try await desk.meetOriol()
            try await desk.choose { $0.defaultRegion = .chosen(try #require(Self.spain)) }
            // As after a new message: the person waits while half of the contacts are read.
            let now = desk.office.time.now
            try await desk.office.database.write {
                try LinkQueueTable.add($0, here, person: oriol, cause: "test", now: now)
            }
            #expect(try await desk.rereading.step(limit: 2))
            guard case .numbers(let progress) = try await desk.editor.status().reading else {
                Issue.record("Numbers are being read.")
                return
            }
            #expect(progress.read == 2 && progress.total == 3)
            try await desk.office.link()
            #expect(try await desk.office.contact(of: oriol) == nil)
            // A server that was restarted goes on where the other one stopped.
            #expect(try await desk.rereading.step(limit: 2))
            #expect(try await !desk.rereading.step(limit: 2))
            try await desk.office.link()
            #expect(try await desk.office.contact(of: oriol) == nil)
            let verdict = try await desk.office.database.read { try LinkVerdictTable.find($0, here, oriol) }
            #expect(verdict?.kind == .conflict && verdict?.candidates.count == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a field that is added is read of every contact, and finds people`(engine: TestEngine) async throws {
        try await withSettings(engine) { desk in
            let id = ContactID(desk.office.hub.addContact(["firstname": "Oriol", "fax": "+34 622 333 444"]))
            try await desk.office.noteContact(id)
            let oriol = try await desk.meetOriol()
            try await desk.choose { $0.furtherProperties = ["fax"] }
            guard case .contacts = try await desk.editor.status().reading else {
                Issue.record("Contacts are being read.")
                return
            }
            try await desk.office.link()
            #expect(try await desk.office.contact(of: oriol) == nil)
            try await desk.office.readHubSpot()
            try await desk.office.link()
            #expect(try await desk.office.contact(of: oriol) == id)
            let phones = try await desk.office.database.read { try ContactTable.find($0, here, id)?.phones }
            #expect(phones == [ContactPhone(property: "fax", text: "+34 622 333 444")])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a field that is taken out is forgotten, but what it linked stays`(engine: TestEngine) async throws {
        try await withSettings(engine) { desk in
            try await desk.choose { $0.furtherProperties = ["fax"] }
            let id = ContactID(desk.office.hub.addContact(["firstname": "Oriol", "fax": "+34 622 333 444"]))
            try await desk.office.readHubSpot()
            try await desk.office.noteContact(id)
            let oriol = try await desk.meetOriol()
            #expect(try await desk.office.contact(of: oriol) == id)
            try await desk.choose { $0.furtherProperties = [] }
            try await desk.readNumbers()
            try await desk.office.readHubSpot()
            try await desk.office.link()
            #expect(try await desk.office.database.read { try ContactTable.find($0, here, id)?.phones } == [])
            #expect(
                try await desk.office.numbers(
                    "SELECT COUNT(*) AS value FROM contact_numbers WHERE contact_id = \(id)") == [0])
            #expect(try await desk.office.contact(of: oriol) == id)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a page that HubSpot sent while the settings were changed is read anew`(engine: TestEngine) async throws {
        try await withSettings(engine) { desk in
            let ids = desk.office.hub.addContacts([["firstname": "Oriol", "phone": "622 333 444", "fax": "1"]])
            try await desk.tell(of: ids[0])
            try await desk.readHubSpot {
                try await desk.choose { $0.defaultRegion = .chosen(try #require(Self.spain)) }
            }
            try await desk.readNumbers()
            let keys = try await desk.office.texts(
                "SELECT phone_key AS value FROM contact_numbers WHERE contact_id = \(ids[0])")
            #expect(keys == ["34622333444"])
            try await desk.tell(of: ids[0])
            let fax = LinkSettingsChange(furtherProperties: ["fax"], author: desk.mara)
            try await desk.readHubSpot { _ = try await desk.editor.change(fax) }
            let phones = try await desk.office.database.read { try ContactTable.find($0, here, ContactID(ids[0])) }
            #expect(phones?.phones.map(\.property) == ["phone", "fax"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `other fuzziness asks about opened chats again, and ends no link`(engine: TestEngine) async throws {
        try await withSettings(engine) { desk in
            let contact = try await desk.office.addContact("Oriol", phone: "622 333 444")
            let oriol = try await desk.meetOriol()
            try await desk.choose { $0.fuzzy = .suggest }
            let chat: ChatID = RowID(try await desk.office.numbers("SELECT chat_id AS value FROM chats")[0])
            let opened = try await desk.links.open(chat).first
            #expect(opened?.verdict?.kind == .suggestion)
            try await desk.choose { $0.fuzzy = .off }
            try await desk.office.link()
            let verdict = try await desk.office.database.read { try LinkVerdictTable.find($0, here, oriol) }
            #expect(verdict?.kind == LinkVerdict.Kind.none)
            try await desk.choose { $0.fuzzy = .guarded }
            try await desk.office.link()
            #expect(try await desk.office.contact(of: oriol) == contact)
            try await desk.choose { $0.fuzzy = .off }
            try await desk.office.link()
            #expect(try await desk.office.contact(of: oriol) == contact)
        }
    }

    @Test(arguments: TestEngine.available)
    func `each change is told with what was before, and what is already so is no change`(
        engine: TestEngine
    ) async throws {
        try await withSettings(engine) { desk in
            for _ in 1...2 {
                try await desk.choose {
                    $0.fuzzy = .wide
                    $0.phoneProperty = .nothing
                    $0.defaultRegion = .chosen(try #require(Self.spain))
                }
            }
            let told = try await desk.office.database.read { connection in
                try AuditList.page(
                    connection, here, AuditList.Filter(verb: "setting_changed"), PageRequest(limit: 10)
                ).items
            }
            #expect(Set(told.map(\.subject)) == ["setting:fuzzy", "setting:phone_property", "setting:default_region"])
            #expect(told.allSatisfy { $0.author == desk.mara })
            let fuzzy = try #require(told.first { $0.subject == "setting:fuzzy" })
            #expect(fuzzy.before == "guarded" && fuzzy.after == "wide")
        }
    }

    @Test(arguments: TestEngine.available)
    func `what cannot be is refused, and nothing is changed`(engine: TestEngine) async throws {
        try await withSettings(engine) { desk in
            let refusals: [(LinkSettingsChange, LinkSettingsRefusal)] = [
                (.init(furtherProperties: ["nosuch"], author: desk.mara), .unknownProperty("nosuch")),
                (.init(furtherProperties: ["lifecyclestage"], author: desk.mara), .noPhones("lifecyclestage")),
                (.init(furtherProperties: ["phone"], author: desk.mara), .readAnyway("phone")),
                (.init(furtherProperties: (1...11).map { "f\($0)" }, author: desk.mara), .tooMany(11)),
                (
                    .init(fuzzy: .wide, phoneProperty: .chosen("fax"), author: desk.mara),
                    .notReplaceable("fax", allowed: LinkSettingsEditor.phoneProperties)
                ),
            ]
            for (change, refusal) in refusals {
                await #expect(throws: refusal) { try await desk.editor.change(change) }
            }
            #expect(try await desk.editor.settings() == LinkSettings())
            let offered = try await desk.editor.furtherProperties().map(\.name)
            #expect(offered.contains("fax") && !offered.contains("phone") && !offered.contains("email"))
        }
    }
}

/// An office with an admin in front of its settings.
private struct SettingsDesk: Sendable {
    let office: Office
    let records: Records
    let mara = Author.token("mara")

    var editor: LinkSettingsEditor {
        LinkSettingsEditor(
            database: office.database, workspace: here, records: records, changes: office.changes,
            clock: office.time.clock, ids: office.ids)
    }

    var links: Links {
        Links(
            database: office.database, workspace: here, records: records, pace: office.pace, changes: office.changes,
            clock: office.time.clock, ids: office.ids)
    }

    /// A new one each time, as after a restart.
    var rereading: PhoneRereading {
        PhoneRereading(database: office.database, workspace: here, changes: office.changes, clock: office.time.clock)
    }

    func choose(_ edit: (inout LinkSettingsChange) throws -> Void) async throws {
        var change = LinkSettingsChange(author: mara)
        try edit(&change)
        _ = try await editor.change(change)
    }

    /// A webhook names this contact.
    func tell(of contact: String) async throws {
        try await office.database.write {
            try ContactRereadTable.add($0, here, ContactID(contact), cause: "webhook", due: .noon)
        }
    }

    func readNumbers() async throws {
        while try await rereading.step(limit: 2) {}
    }

    /// The mirror until it rests; while HubSpot answers the first time, something happens.
    func readHubSpot(while happening: @escaping @Sendable () async throws -> Void) async throws {
        let (hub, isFirst) = (office.hub, AsyncOnce())
        let exchange = HTTPExchange { call async throws(HTTPFailure) in
            let reply = try await hub.exchange.send(call)
            if await isFirst.take() { try? await happening() }
            return reply
        }
        let time = office.time
        let client = HubSpotClient(
            exchange: exchange, token: "demo-hubspot-token", budget: RateBudget(), clock: time.clock,
            lane: .interactive, patience: .seconds(120), pause: { time.advance($0) })
        let mirror = Mirror(
            database: office.database, workspace: here, client: client, changes: office.changes, clock: time.clock,
            ids: office.ids)
        while let next = try await mirror.step(), next <= time.now {}
    }

    func meetOriol() async throws -> PersonID {
        try await office.receive(try body(text("wamid.1")))
        try await office.link()
        return try #require(try await office.persons(of: "wamid.1")[0])
    }
}

private actor AsyncOnce {
    private var isTaken = false

    func take() -> Bool {
        defer { isTaken = true }
        return !isTaken
    }
}

/// HubSpot has one contact of no matter, and is read.
private func withSettings(_ engine: TestEngine, _ test: (SettingsDesk) async throws -> Void) async throws {
    try await withRecords(engine) { desk in
        try await test(SettingsDesk(office: desk.office, records: desk.records))
    }
}
