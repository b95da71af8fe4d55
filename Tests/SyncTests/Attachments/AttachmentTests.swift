import Domain
import Foundation
import HubSpot
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

struct AttachmentTests {
    @Test(arguments: TestEngine.available)
    func `files stand in HubSpot once, private, attached to a note of the day at the same contact`(
        engine: TestEngine
    ) async throws {
        try await withLinkedDesk(engine) { desk, contact in
            try await desk.receive(.photo("the damage"), .document("Rechnung 7.pdf"), at: 60)
            try await desk.settle()
            let (files, notes) = (desk.office.hub.files(), desk.office.hub.notes())
            #expect(files.count == 2 && files.allSatisfy(\.isPrivate))
            #expect(files[1].path.hasPrefix("/liaison/Rechnung 7-") && files[1].path.hasSuffix(".pdf"))
            let note = try #require(notes.first)
            #expect(notes.count == 1 && note.contactIDs == [contact.value] && note.attachments == files.map(\.id))
            #expect(note.body.contains("Rechnung 7.pdf") && note.body.contains("12:01 Oriol: picture.png"))
            let line = try #require(desk.office.hub.communications().first?.body)
            #expect(line.contains("[📄 Document: Rechnung 7.pdf · ") && line.contains("in the note of this day"))
            #expect(line.contains("the damage") && !line.contains("<a href"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `another file of the day joins the note, and what changes nothing costs no call`(
        engine: TestEngine
    ) async throws {
        try await withLinkedDesk(engine) { desk, _ in
            try await desk.receive(.photo())
            try await desk.settle()
            let first = desk.office.hub.notes()
            try await desk.receive(.media(.picture(seed: 2), caption: nil), .photo("the same again"), at: 90)
            try await desk.settle()
            let notes = desk.office.hub.notes()
            #expect(notes.map(\.id) == first.map(\.id) && notes.first?.attachments.count == 2)
            #expect(desk.office.hub.files().count == 2)
            desk.office.hub.resetCallCounts()
            try await desk.office.database.write { try TimelineWalkTable.start($0, here) }
            try await desk.settle()
            #expect(desk.office.hub.callCounts().total == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `linked to another contact the note moves and the files stay, unlinked both go`(
        engine: TestEngine
    ) async throws {
        try await withLinkedDesk(engine) { desk, contact in
            try await desk.receive(.photo())
            try await desk.settle()
            let files = desk.office.hub.files()
            let other = try await desk.office.addContact("Other", phone: "")
            let person = try #require(try await desk.office.persons(of: "wamid.1")[0])
            let links = desk.office.links(desk.line)
            let before = try await desk.office.database.read { try LinkTable.active($0, here, person: person) }
            let link = try await links.link(
                LinkRequest(
                    person: person, contact: other, replaces: before?.id, keepsPhone: true, author: .token("mara")))
            try await desk.settle()
            #expect(desk.office.hub.notes().map(\.contactIDs) == [[other.value]])
            #expect(desk.office.hub.files() == files)
            _ = try await links.unlink(link.id, author: .token("mara"))
            try await desk.settle()
            #expect(desk.office.hub.notes().isEmpty && desk.office.hub.files().isEmpty)
            #expect(try await desk.office.count("hubspot_files") == 0)
            #expect(try await desk.office.count("attachment_entries") == 0)
            // Back again: the store has it still.
            _ = try await links.link(
                LinkRequest(person: person, contact: contact, keepsPhone: true, author: .token("mara")))
            try await desk.settle()
            #expect(desk.office.hub.files().map(\.bytes) == files.map(\.bytes))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a file that another chat shows too stays when one of them is unlinked`(engine: TestEngine) async throws {
        try await withLinkedDesk(engine) { desk, _ in
            let nadia = desk.whatsApp.addCustomer("Nadia", phone: "34633000111")
            try await desk.office.addContact("Nadia", phone: "+34 633 000 111")
            nadia.sends(.photo(), to: ventas.value)
            try await desk.receive(.photo())
            try await desk.settle()
            #expect(desk.office.hub.files().count == 1 && desk.office.hub.notes().count == 2)
            try await desk.unlinkOriol()
            try await desk.settle()
            #expect(desk.office.hub.files().count == 1 && desk.office.hub.notes().count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `without the permission, by setting, or where it is too large, the line is a link for members`(
        engine: TestEngine
    ) async throws {
        let settings = [
            MediaSettings(), MediaSettings(delivery: .link), MediaSettings(attachBytesMax: 10),
        ]
        for (index, setting) in settings.enumerated() {
            try await withLinkedDesk(engine) { desk, _ in
                try await desk.office.database.write { connection in
                    try MediaSettingsTable.save(connection, here, setting)
                    if index == 0 { try HubSpotAccountTable.saveScopes(connection, here, ["files": .missing]) }
                }
                try await desk.receive(.document("plan.pdf"))
                try await desk.settle()
                let line = try #require(desk.office.hub.communications().first?.body)
                let message = try await desk.only().message
                #expect(
                    line.contains("<a href=\"\(MediaDesk.links)\(message)\">📄 Document: plan.pdf</a> · "), "\(line)")
                #expect(desk.office.hub.files().isEmpty && desk.office.hub.notes().isEmpty)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `another setting or permission is followed for what is there already`(engine: TestEngine) async throws {
        try await withLinkedDesk(engine) { desk, _ in
            try await desk.receive(.photo())
            try await desk.settle()
            #expect(desk.office.hub.files().count == 1)
            try await desk.office.database.write {
                try MediaSettingsTable.save($0, here, MediaSettings(delivery: .name))
            }
            try await desk.settle()
            #expect(desk.office.hub.files().isEmpty && desk.office.hub.notes().isEmpty)
            #expect(desk.office.hub.communications().first?.body.contains("[🖼 Picture · ") == true)
            try await desk.office.database.write { try MediaSettingsTable.save($0, here, MediaSettings()) }
            try await desk.settle()
            #expect(desk.office.hub.files().count == 1 && desk.office.hub.notes().count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a permission that HubSpot takes back leaves what is attached, links what comes, and stops nothing`(
        engine: TestEngine
    ) async throws {
        try await withLinkedDesk(engine) { desk, _ in
            try await desk.receive(.photo())
            try await desk.settle()
            desk.office.hub.setToken("demo-hubspot-token", .init(scopes: Self.scopesWithoutFiles))
            try await desk.receive(.document("new.pdf"), at: 90)
            try await desk.fetchAll()
            try await desk.office.settle()
            await #expect(throws: HubSpotFailure.self) { _ = try await desk.attachments.step() }
            // What `Connections` notes at such an end.
            try await desk.office.database.write {
                try HubSpotAccountTable.saveScopes($0, here, ["files": .missing])
            }
            try await desk.settle()
            #expect(desk.office.hub.notes().map(\.attachments.count) == [1] && desk.office.hub.files().count == 1)
            let line = try #require(desk.office.hub.communications().first?.body)
            #expect(line.contains("in the note of this day") && line.contains(">📄 Document: new.pdf</a>"))
            desk.office.hub.setToken("demo-hubspot-token", .allScopes)
            try await desk.office.database.write { try HubSpotAccountTable.saveScopes($0, here, ["files": .granted]) }
            try await desk.settle()
            #expect(desk.office.hub.notes().map(\.attachments.count) == [2])
        }
    }

    private static let scopesWithoutFiles: Set = [
        "oauth", "crm.objects.contacts.read", "crm.objects.contacts.write", "crm.objects.owners.read",
    ]

    @Test(arguments: TestEngine.available)
    func `a picture that its sender deleted leaves HubSpot`(engine: TestEngine) async throws {
        try await withLinkedDesk(engine) { desk, _ in
            let wamid = try await desk.receive(.photo())[0]
            try await desk.settle()
            #expect(desk.office.hub.files().count == 1)
            desk.oriol.deletes(wamid, on: ventas.value)
            let revoke = message(
                "wamid.r", ["type": "revoke", "revoke": ["original_message_id": .string(wamid)]], at: 70)
            try await desk.office.receive(try body(revoke))
            try await desk.settle()
            #expect(desk.office.hub.files().isEmpty && desk.office.hub.notes().isEmpty)
            #expect(desk.office.hub.communications().first?.body.contains("deleted by the sender") == true)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a file that did not come says why on the timeline`(engine: TestEngine) async throws {
        try await withLinkedDesk(engine) { desk, _ in
            desk.setWeather { $0.strangeLink = 1 }
            try await desk.receive(.photo("look"))
            try await desk.settle()
            let line = desk.office.hub.communications().first?.body
            #expect(line?.contains("[🖼 Picture · not here: WhatsApp's link leads to an unknown place]") == true)
            #expect(line?.contains("look") == true)
        }
    }

    @Test(arguments: TestEngine.available)
    func `when HubSpot merges two contacts the note goes along and is not made twice`(engine: TestEngine) async throws {
        try await withLinkedDesk(engine) { desk, contact in
            try await desk.receive(.photo())
            try await desk.settle()
            let survivor = try await desk.office.addContact("Oriol P.", phone: "")
            #expect(desk.office.hub.mergeContacts(primary: survivor.value, merged: contact.value) != nil)
            try await desk.office.noteContact(survivor)
            try await desk.receive(.media(.picture(seed: 2), caption: nil), at: 90)
            try await desk.settle()
            #expect(desk.office.hub.notes().map(\.contactIDs) == [[survivor.value]])
            #expect(desk.office.hub.notes().first?.attachments.count == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a note that somebody deleted in HubSpot is written again when something changes`(
        engine: TestEngine
    ) async throws {
        try await withLinkedDesk(engine) { desk, _ in
            try await desk.receive(.photo())
            try await desk.settle()
            #expect(desk.office.hub.deleteNote(try #require(desk.office.hub.notes().first?.id)))
            try await desk.receive(.media(.picture(seed: 2), caption: nil), at: 90)
            try await desk.settle()
            #expect(desk.office.hub.notes().map(\.attachments.count) == [2])
        }
    }
}

extension MediaDesk {
    func unlinkOriol() async throws {
        let person = try #require(try await office.persons(of: "wamid.1")[0])
        let link = try #require(try await office.database.read { try LinkTable.active($0, here, person: person) })
        _ = try await office.links(line).unlink(link.id, author: .token("mara"))
    }
}

/// Oriol has written `wamid.1` and is linked to a contact of HubSpot's.
func withLinkedDesk(
    _ engine: TestEngine, seed: UInt64 = 1, _ test: @Sendable (MediaDesk, ContactID) async throws -> Void
) async throws {
    try await withMediaDesk(engine, seed: seed) { desk in
        try await desk.office.connectHubSpot(isImported: true)
        let contact = try await desk.office.addContact("Oriol", phone: "+34 622 333 444")
        try await desk.office.receive(try body(text("wamid.1", "hello", user: oriolUser)))
        try await desk.settle()
        try await test(desk, contact)
    }
}
