import Domain
import Foundation
import HubSpot
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

/// Obra Norte on HubSpot's timelines. Oriol and Lina are in it, and somebody from Leeds whom nobody knows.
struct GroupTimelineTests {
    @Test(arguments: TestEngine.available)
    func `a group's day is one communication at every linked participant's contact`(engine: TestEngine) async throws {
        try await withGroup(engine) { office, oriol, lina in
            let shown = try #require(office.hub.communications().first)
            #expect(office.hub.communications().count == 1)
            #expect(Set(shown.contactIDs) == [oriol.value, lina.value])
            for line in [
                "<strong>WhatsApp group</strong> · Obra Norte · 2026-11-21",
                "<strong>+34 622 33 34 44</strong> → Obra Norte · 12:00<br>¿A qué hora?",
                "<strong>Ventas ES</strong> → Obra Norte · 12:01<br>A las 9",
                "<strong>+44 7700 900123</strong> → Obra Norte · 12:02<br>I am late",
            ] { #expect(shown.body.contains(line), "\(line) in \(shown.body)") }
        }
    }

    @Test(arguments: TestEngine.available)
    func `nobody in it has a contact, so it is shown nowhere until somebody has`(engine: TestEngine) async throws {
        try await withGroup(engine, contacts: false) { office, _, _ in
            #expect(office.hub.communications().isEmpty)
            #expect(try await office.count("timeline_entries") == 0)
            let leeds = try await office.addContact("Lee", phone: "+44 7700 900123")
            try await office.settle()
            #expect(office.hub.communications().map(\.contactIDs) == [[leeds.value]])
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever is linked or unlinked later comes to the same communication, or goes from it`(
        engine: TestEngine
    ) async throws {
        try await withGroup(engine) { office, oriol, lina in
            let before = try #require(office.hub.communications().first)
            let leeds = try await office.addContact("Lee", phone: "+44 7700 900123")
            try await office.settle()
            #expect(office.hub.communications().map(\.id) == [before.id])
            #expect(
                Set(try #require(office.hub.communications().first).contactIDs) == [
                    oriol.value, lina.value, leeds.value,
                ])
            try await office.unlink(oriol)
            try await office.settle()
            #expect(office.hub.communications().map(\.id) == [before.id])
            #expect(Set(try #require(office.hub.communications().first).contactIDs) == [lina.value, leeds.value])
            try await office.unlink(lina)
            try await office.unlink(leeds)
            try await office.settle()
            #expect(office.hub.communications().isEmpty)
            #expect(try await office.count("communications") == 0)
            #expect(office.hub.callCounts().byFamily["communications.batch.create"] == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a day is shown to those who were there that day`(engine: TestEngine) async throws {
        try await withGroup(engine) { office, oriol, lina in
            let day: Int64 = 86_400
            office.time.advance(.seconds(3 * day))
            try await office.receive(
                try left(oriolPhone, at: day / 4), try body(inGroup("wamid.8", "day two", phone: linaPhone, at: day)),
                try body(inGroup("wamid.9", "day three", phone: linaPhone, at: 2 * day)))
            try await office.settle()
            let shown = { (words: String) in
                Set(office.hub.communications().first { $0.body.contains(words) }?.contactIDs ?? [])
            }
            #expect(shown("¿A qué hora?") == [oriol.value, lina.value])
            #expect(shown("day two") == [lina.value])
            // News of an earlier return changes what was shown already.
            try await office.receive(try joined(oriolPhone, at: 2 * day))
            try await office.settle()
            #expect(shown("day two") == [lina.value])
            #expect(shown("day three") == [oriol.value, lina.value])
            #expect(office.hub.communications().count == 3)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a new name of the group, or of somebody without a contact, is shown everywhere`(
        engine: TestEngine
    ) async throws {
        try await withGroup(engine) { office, _, _ in
            try await office.receive(
                try groupRenamed("Obra Sur", at: 600),
                try named("wamid.7", "Lee", phone: "447700900123", at: 601))
            try await office.settle()
            let shown = try #require(office.hub.communications().first { $0.body.contains("I am late") })
            #expect(shown.body.contains("Obra Sur") && !shown.body.contains("Obra Norte"))
            #expect(shown.body.contains("<strong>Lee</strong> → Obra Sur · 12:02<br>I am late"))
            #expect(office.hub.communications().count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `two of one name are told apart by their numbers`(engine: TestEngine) async throws {
        try await withGroup(engine) { office, _, _ in
            try await office.receive(
                try named("wamid.7", "Lee", phone: "447700900123", at: 601),
                try named("wamid.8", "Lee", phone: linaPhone, at: 602))
            try await office.settle()
            let body = try #require(office.hub.communications().first).body
            #expect(body.contains("<strong>Lee (+44 7700 900123)</strong>"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `the last reaction of each in the group counts`(engine: TestEngine) async throws {
        try await withGroup(engine) { office, _, _ in
            let reaction = { (id: String, emoji: String, phone: String, seconds: Int64) in
                message(
                    id,
                    [
                        "type": "reaction", "group_id": .string(northGroup.value),
                        "reaction": ["message_id": "wamid.2", "emoji": .string(emoji)],
                    ], phone: phone, at: seconds)
            }
            try await office.receive(
                try body(
                    reaction("wamid.r1", "👍", oriolPhone, 70), reaction("wamid.r2", "🙏", linaPhone, 71),
                    reaction("wamid.r3", "👎", oriolPhone, 72)))
            try await office.settle()
            let body = try #require(office.hub.communications().first).body
            #expect(body.contains("👎 +34 622 33 34 44") && body.contains("🙏 ") && !body.contains("👍"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a message that reached nobody is shown as such, until it reaches somebody`(
        engine: TestEngine
    ) async throws {
        try await withGroup(engine) { office, _, _ in
            let isFailed = { office.hub.communications().first?.body.contains("A las 9 <em>(not delivered)</em>") }
            try await office.receive(try body(statuses: [groupStatus("wamid.2", "failed", of: oriolPhone, at: 65)]))
            try await office.settle()
            #expect(isFailed() == true)
            try await office.receive(try body(statuses: [groupStatus("wamid.2", "delivered", of: linaPhone, at: 66)]))
            try await office.settle()
            #expect(isFailed() == false)
        }
    }

    @Test(arguments: TestEngine.available)
    func `of contacts that are merged the survivor shows it once, and a deleted one no more`(
        engine: TestEngine
    ) async throws {
        try await withGroup(engine) { office, oriol, lina in
            let before = try #require(office.hub.communications().first)
            let survivor = ContactID(
                try #require(office.hub.mergeContacts(primary: lina.value, merged: oriol.value)))
            for contact in [oriol, lina, survivor] { try await office.noteContact(contact) }
            try await office.settle()
            #expect(office.hub.communications().map(\.id) == [before.id])
            #expect(office.hub.communications().map(\.contactIDs) == [[survivor.value]])
            let leeds = try await office.addContact("Lee", phone: "+44 7700 900123")
            try await office.settle()
            #expect(office.hub.deleteContact(survivor.value))
            try await office.noteContact(survivor)
            try await office.settle()
            #expect(office.hub.communications().map(\.contactIDs) == [[leeds.value]])
            #expect(try await office.texts("SELECT contacts AS value FROM communications") == [leeds.value])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a privacy deletion takes it from everybody, and the others get it back`(engine: TestEngine) async throws {
        try await withGroup(engine) { office, oriol, lina in
            #expect(office.hub.deleteContactForPrivacy(oriol.value))
            try await office.noteContact(oriol)
            try await office.settle()
            #expect(office.hub.communications().map(\.contactIDs) == [[lina.value]])
        }
    }

    @Test(arguments: TestEngine.available)
    func `the number's user owns it, else the owner all contacts share, else the fallback`(
        engine: TestEngine
    ) async throws {
        try await withGroup(engine) { office, oriol, lina in
            let (ben, kim) = (
                office.hub.addOwner(email: "ben@x.example", firstName: "Ben", lastName: "B"),
                office.hub.addOwner(email: "kim@x.example", firstName: "Kim", lastName: "K")
            )
            try await office.readOwners()
            let own = { (contact: ContactID, owner: String) in
                _ = office.hub.changeContact(contact.value, ["hubspot_owner_id": owner])
                try await office.noteContact(contact)
                try await office.settle()
                return office.hub.communications().first?.ownerID ?? ""
            }
            #expect(try await own(oriol, ben) == ben)
            #expect(try await own(lina, ben) == ben)
            #expect(try await office.ownerReason().contains("linked contacts of the group"))
            #expect(try await own(lina, kim) == "")
        }
    }
}

/// The clock goes on by a quarter of an hour, so that everything that was said is in the past.
private func withGroup(
    _ engine: TestEngine, contacts: Bool = true, _ check: (Office, ContactID, ContactID) async throws -> Void
) async throws {
    try await withOffice(engine) { office in
        let line = try OfficeLine(office)
        _ = try await line.connectHubSpot()
        try await office.readHubSpot()
        var known = [ContactID("0"), ContactID("0")]
        if contacts {
            known = [
                try await office.addContact("Oriol", phone: "+34 622 333 444"),
                try await office.addContact("Lina", phone: "+52 55 1234 5678"),
            ]
        }
        try await office.receive(
            try groupMade("Obra Norte"), try joined(oriolPhone, linaPhone),
            try body(inGroup("wamid.1", "¿A qué hora?")),
            try body(toGroup("wamid.2", "A las 9", at: 60), field: "smb_message_echoes"),
            try body(inGroup("wamid.3", "I am late", phone: "447700900123", at: 120)))
        office.time.advance(.seconds(900))
        try await office.settle()
        try await check(office, known[0], known[1])
    }
}

/// A message in the group from somebody with a name.
private func named(_ id: String, _ name: String, phone: String, at seconds: Int64) throws -> Data {
    try body(
        inGroup(id, "hi", phone: phone, at: seconds),
        contacts: [
            ["wa_id": .string(phone), "profile": ["name": .string(name)]]
        ])
}

extension Office {
    fileprivate func unlink(_ contact: ContactID) async throws {
        let links = links(try OfficeLine(self))
        for link in try await database.read({ try LinkTable.active($0, here, contact: contact) }) {
            _ = try await links.unlink(link.id, author: .token("mara"))
        }
    }

    fileprivate func ownerReason() async throws -> String {
        try await texts("SELECT owner_reason AS value FROM timeline_entries").first ?? ""
    }

    fileprivate func readOwners() async throws {
        try await database.write { try HubSpotAccountTable.rereadOwners($0, here) }
        try await readHubSpot()
    }
}
