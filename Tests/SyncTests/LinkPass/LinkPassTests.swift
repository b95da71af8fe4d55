import Domain
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

struct LinkPassTests {
    @Test(arguments: TestEngine.available)
    func `nobody is linked before all contacts have been read`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.receive(try body(text("wamid.1")))
            #expect(try await office.linkPass.step() == 0)
            try await office.connectHubSpot()
            try await office.beginImport()
            #expect(try await office.linkPass.step() == 0)
            try await office.readHubSpot()
            #expect(try await office.linkPass.step() == 1)
            #expect(try await office.linkPass.step() == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `exactly one contact is a link with its reason, and brings the entries`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            try await office.receive(
                try body(text("wamid.1")), try body(text("wamid.2", at: 86_400)),
                try body(text("wamid.3"), number: support))
            #expect(try await office.count("timeline_entries") == 0)
            let contact = try await office.addContact("Oriol", phone: "0034 622 333 444")
            try await office.link()
            let oriol = try #require(try await office.persons(of: "wamid.1")[0])
            let link = try #require(try await office.database.read { try LinkTable.active($0, here, person: oriol) })
            #expect(link.contact == contact && link.method == .exact && link.author == .liaison)
            #expect(link.reason.contains("Oriol") && !link.rule.isEmpty && link.madeAt == office.time.now)
            let audit = try await office.texts(
                "SELECT verb || ' ' || subject || ' ' || after_value AS value FROM audit")
            #expect(audit == ["link_made person:\(oriol) contact:\(contact)"])
            let days = try await office.numbers(
                "SELECT entry_group AS value FROM timeline_entries ORDER BY entry_group")
            #expect(days == [saturday.number, saturday.number, saturday.number + 1])
        }
    }

    @Test(arguments: TestEngine.available)
    func `several contacts are a conflict, none is none, each with its reason`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            for name in ["Oriol", "Uriol"] { try await office.addContact(name, phone: "+34 622 333 444") }
            let bodies = try body(
                text("wamid.1"), text("wamid.2", phone: linaPhone), text("wamid.3", phone: nil, user: "ES.3"))
            try await office.receive(bodies)
            try await office.link()
            let verdicts = try await office.texts("SELECT verdict AS value FROM link_verdicts ORDER BY person_id")
            #expect(verdicts == ["conflict", "none", "none"])
            let reasons = try await office.texts("SELECT reason AS value FROM link_verdicts ORDER BY person_id")
            #expect(reasons[0].contains("Oriol") && reasons[0].contains("Uriol"))
            #expect(Set(reasons).count == 3)
            #expect(try await office.count("links") == 0)
            #expect(try await office.count("timeline_entries") == 0)
            let candidates = try await office.texts("SELECT candidates AS value FROM link_verdicts ORDER BY person_id")
            #expect(candidates[0].split(separator: ";").count == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a link stands, whatever else fits later`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let (oriol, contact) = try await office.linkOriol()
            try await office.addContact("Uriol", phone: "+34 622 333 444")
            try await office.link()
            #expect(try await office.contact(of: oriol) == contact)
            #expect(try await office.count("links") == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `the business's own numbers are nobody's contact`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            try await office.addContact("We", phone: "+52 55 1234 0000")
            try await office.receive(try body(text("wamid.1", phone: "5215512340000")))
            try await office.link()
            #expect(try await office.count("links") == 0)
            #expect(try await office.numbers("SELECT is_business AS value FROM persons") == [1])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a pass takes so many at once, and leaves the others queued`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            let messages = (1...5).map { text("wamid.\($0)", phone: "3462233344\($0)") }
            for message in messages { try await office.receive(try body(message)) }
            #expect(try await office.linkPass.step(limit: 2) == 2)
            #expect(try await office.count("link_queue") == 3)
            #expect(try await office.linkPass.step(limit: 100) == 3)
        }
    }
}

extension Office {
    /// The first of two pages is read, and Oriol is on it.
    fileprivate func beginImport() async throws {
        hub.addContact(["firstname": "Oriol", "phone": "+34 622 333 444"])
        hub.addContacts((1...600).map { ["firstname": "Contact \($0)"] })
        for _ in 0..<2 { _ = try await mirror.step() }
    }
}
