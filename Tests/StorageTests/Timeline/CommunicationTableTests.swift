import Domain
import Storage
import TestEngines
import Testing

func sampleRow(
    chat: Int64 = 1, group: Int64 = saturday.number, part: Int64 = 1, contacts: [String] = ["501"],
    state: CommunicationTable.Row.State = .standing, id: String? = nil, sentAt: Timestamp = .noon
) -> CommunicationTable.Row {
    CommunicationTable.Row(
        key: CommunicationKey(chat: ChatID(chat), group: group, part: part), contacts: contacts.map { ContactID($0) },
        state: state, id: id.map { CommunicationID($0) }, hash: "00ff", stamp: .noon + .milliseconds(7), sentAt: sentAt)
}

struct CommunicationTableTests {
    @Test(arguments: TestEngine.available)
    func `the ledger of an entry comes back as saved, part by part`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            let rows = [
                sampleRow(part: 2, contacts: ["501", "502"], id: "92"), sampleRow(part: 1, state: .creating),
                sampleRow(part: 1, contacts: ["500"], id: "91"), sampleRow(group: -3, id: "93"), sampleRow(chat: 2),
            ]
            for row in rows { try CommunicationTable.save(connection, here, row) }
            #expect(try ledger(connection) == [rows[2], rows[1], rows[0]])
            #expect(try ledger(connection, group: -3) == [rows[3]])
            var made = rows[1]
            made.state = .standing
            made.id = CommunicationID("90")
            made.hash = "aa"
            try CommunicationTable.save(connection, here, made)
            #expect(try ledger(connection) == [rows[2], made, rows[0]])
            try CommunicationTable.remove(connection, here, rows[2])
            try CommunicationTable.remove(connection, elsewhere, made)
            #expect(try ledger(connection) == [made, rows[0]])
        }
    }

    @Test(arguments: TestEngine.available)
    func `creates of unknown outcome are told, the oldest first`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            #expect(try CommunicationTable.oldestUnsure(connection, here) == nil)
            for (chat, seconds) in [(1, 3), (2, 1), (3, 2), (4, 9)] {
                let row = sampleRow(chat: Int64(chat), state: .creating, sentAt: .noon + .seconds(seconds))
                try CommunicationTable.save(connection, here, row)
            }
            try CommunicationTable.save(connection, here, sampleRow(chat: 5, id: "95", sentAt: .beginning))
            #expect(try CommunicationTable.oldestUnsure(connection, here) == .noon + .seconds(1))
            #expect(try unsure(connection, before: 3, limit: 9) == [2, 3, 1])
            #expect(try unsure(connection, before: 3, limit: 2) == [2, 3])
            #expect(try unsure(connection, before: 0, limit: 9).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `ids the ledger has are told apart from those it has not`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            for (chat, id) in [(1, "91"), (2, "92"), (3, nil)] {
                try CommunicationTable.save(connection, here, sampleRow(chat: Int64(chat), id: id))
            }
            let asked = ["91", "93"].map { CommunicationID($0) }
            #expect(try CommunicationTable.known(connection, here, asked) == [CommunicationID("91")])
            #expect(try CommunicationTable.known(connection, here, []).isEmpty)
            #expect(try CommunicationTable.known(connection, elsewhere, asked).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a merged contact's communications stand under the survivor, unless one stands there`(
        engine: TestEngine
    ) async throws {
        try await inTransaction(engine) { connection in
            let rows = [
                sampleRow(chat: 1, id: "91"), sampleRow(chat: 2, id: "92"),
                sampleRow(chat: 2, contacts: ["777"], id: "93"),
                sampleRow(chat: 3, contacts: ["502"], id: "94"),
            ]
            for row in rows { try CommunicationTable.save(connection, here, row) }
            try CommunicationTable.move(connection, here, from: ContactID("501"), to: ContactID("777"))
            #expect(try ledger(connection, chat: 1).map(\.contacts) == [[ContactID("777")]])
            #expect(try ledger(connection, chat: 2).map(\.id?.value) == ["92", "93"])
            #expect(try ledger(connection, chat: 3) == [rows[3]])
        }
    }

    @Test(arguments: TestEngine.available)
    func `of several contacts the merged one becomes the survivor, who stands there once`(
        engine: TestEngine
    ) async throws {
        try await inTransaction(engine) { connection in
            let rows = [
                sampleRow(chat: 1, contacts: ["501", "502"], id: "91"),
                sampleRow(chat: 2, contacts: ["501", "777"], id: "92"),
                sampleRow(chat: 3, contacts: ["5501", "502"], id: "93"),
                sampleRow(chat: 4, contacts: ["501", "502"], state: .creating),
            ]
            for row in rows { try CommunicationTable.save(connection, here, row) }
            try CommunicationTable.move(connection, elsewhere, from: ContactID("501"), to: ContactID("777"))
            try CommunicationTable.move(connection, here, from: ContactID("501"), to: ContactID("777"))
            let contacts = try (1...4).map { try ledger(connection, chat: $0).map { $0.contacts.map(\.value) } }
            #expect(contacts == [[["502", "777"]], [["777"]], [["502", "5501"]], [["502", "777"]]])
            #expect(try ledger(connection, chat: 1).map(\.id?.value) == ["91"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a note of files that stands on several timelines follows a merge, too`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            let note = AttachmentNoteTable.Row(
                key: CommunicationKey(chat: ChatID(1), group: saturday.number, part: 0),
                contacts: [ContactID("501"), ContactID("502")], state: .standing, id: NoteID("71"), hash: "h",
                stamp: .noon, sentAt: .noon)
            try AttachmentNoteTable.save(connection, here, note)
            try AttachmentNoteTable.move(connection, here, from: ContactID("501"), to: ContactID("777"))
            var moved = note
            moved.contacts = [ContactID("502"), ContactID("777")]
            let found = try AttachmentNoteTable.ofEntry(
                connection, here, chat: ChatID(1), group: saturday.number)
            #expect(found == [moved])
            #expect(try AttachmentNoteTable.known(connection, here, [NoteID("71"), NoteID("72")]) == [NoteID("71")])
        }
    }

    private func ledger(
        _ connection: any SQLConnection, chat: Int64 = 1, group: Int64 = saturday.number
    ) throws -> [CommunicationTable.Row] {
        try CommunicationTable.ofEntry(connection, here, chat: ChatID(chat), group: group)
    }

    private func unsure(_ connection: any SQLConnection, before seconds: Int, limit: Int) throws -> [Int64] {
        try CommunicationTable.unsure(connection, here, sentBefore: .noon + .seconds(seconds), limit: limit).map(
            \.key.chat.value)
    }
}
