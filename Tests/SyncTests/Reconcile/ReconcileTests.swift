import Domain
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

struct ReconcileTests {
    @Test(arguments: TestEngine.available)
    func `a day of messages is one communication at its contact, and stays that one`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let (_, contact) = try await office.linkOriol()
            let first = try #require(office.hub.communications().first)
            #expect(first.contactIDs == [contact.value])
            #expect(first.body.contains("hello") && first.body.contains("Ventas ES"))
            #expect(first.properties["hs_communication_channel_type"] == "WHATS_APP")
            #expect(first.timestamp.map { $0 > .noon && $0 < .noon + .seconds(1) } == true)
            try await office.receive(try body(text("wamid.2", "and more", at: 60)))
            try await office.writeTimelines()
            let second = try #require(office.hub.communications().first)
            #expect(office.hub.communications().count == 1)
            #expect(second.id == first.id)
            #expect(second.body.contains("hello") && second.body.contains("and more"))
            #expect(office.hub.callCounts().byFamily["communications.batch.create"] == 1)
            #expect(office.hub.callCounts().byFamily["communications.batch.update"] == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `another day is another communication, and an edit is shown on the day of its message`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            try await office.linkOriol()
            office.time.advance(.seconds(86_400))
            try await office.receive(
                try body(
                    text("wamid.2", "next day", at: 86_400), edit("wamid.3", of: "wamid.1", to: "bonjour", at: 86_401)))
            try await office.writeTimelines()
            let bodies = office.hub.communications().map(\.body)
            #expect(bodies.count == 2)
            #expect(bodies[0].contains("bonjour") && !bodies[0].contains("hello"))
            #expect(bodies[1].contains("next day") && !bodies[1].contains("bonjour"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `what comes again, or changes nothing that is seen, costs no call`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.linkOriol()
            office.hub.resetCallCounts()
            try await office.receive(
                try body(text("wamid.1", "hello", user: oriolUser), field: "standby"),
                try body(statuses: [status("wamid.1", "delivered"), status("wamid.1", "read", at: 5)]))
            let person = try await office.persons(of: "wamid.1")[0]
            let (now, pace) = (office.time.now, office.pace)
            try await office.database.write {
                try TimelineEntryTable.markAll($0, here, person: try #require(person), pace: pace, now: now)
            }
            try await office.writeTimelines()
            #expect(office.hub.callCounts().total == 0)
            #expect(try await office.texts("SELECT state AS value FROM timeline_entries") == ["settled"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a message that did not arrive is shown as such`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.linkOriol()
            try await office.receive(try body(echo("wamid.2", "our answer", at: 60), field: "smb_message_echoes"))
            try await office.writeTimelines()
            #expect(office.hub.communications().first?.body.contains("not delivered") == false)
            try await office.receive(try body(statuses: [status("wamid.2", "failed", at: 61)]))
            try await office.writeTimelines()
            #expect(office.hub.communications().first?.body.contains("our answer <em>(not delivered)</em>") == true)
        }
    }

    @Test(arguments: TestEngine.available)
    func `two hundred and fifty chats are three calls`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot()
            office.hub.addContacts((1...250).map { ["firstname": "C\($0)", "phone": "+34622333\(100 + $0)"] })
            try await office.readHubSpot()
            try await office.receive(
                (1...250).map { try body(text("wamid.\($0)", phone: "34622333\(100 + $0)")) })
            try await office.settle()
            #expect(office.hub.communications().count == 250)
            #expect(Set(office.hub.communications().flatMap(\.contactIDs)).count == 250)
            #expect(office.hub.callCounts().byFamily["communications.batch.create"] == 3)
            #expect(try await office.reconcile.nextDue() == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a day longer than a body may be is shown in parts, and shrinks again`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.linkOriol()
            let long = String(repeating: "ñandú & ", count: 500)
            let messages = (2...40).map { text("wamid.\($0)", long, at: Int64($0)) }
            for message in messages { try await office.receive(try body(message)) }
            try await office.writeTimelines()
            let parts = office.hub.communications()
            #expect(parts.count > 2)
            #expect(parts.allSatisfy { $0.body.utf8.count <= 65_536 })
            #expect(Set(parts.compactMap(\.timestamp)).count == parts.count)
            for id in 2...40 {
                try await office.receive(try body(edit("wamid.e\(id)", of: "wamid.\(id)", to: "short", at: 99)))
            }
            try await office.writeTimelines()
            #expect(office.hub.communications().map(\.id) == [parts[0].id])
            #expect(try await office.count("communications") == 1)
        }
    }
}
