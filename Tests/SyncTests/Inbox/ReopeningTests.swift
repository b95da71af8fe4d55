import Domain
import Storage
import Sync
import TestEngines
import Testing

struct ReopeningTests {
    @Test(arguments: TestEngine.available)
    func `a customer's message opens a chat that was done with, an edit or our own does not`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            try await office.receive(try body(text("wamid.1")))
            let chat = ChatID(try #require(try await office.numbers("SELECT chat_id AS value FROM chats").first))
            let inbox = Inbox(
                database: office.database, workspace: here, changes: office.changes, clock: office.time.clock,
                ids: office.ids)
            func isClosed() async throws -> Bool? {
                try await office.database.read { try ChatTable.standing($0, here, chat)?.isClosed }
            }
            try await inbox.close(chat, author: .token("mara"))
            try await office.receive(
                try body(edit("wamid.2", of: "wamid.1", to: "hello!", at: 60)),
                try body(echo("wamid.3", "our answer", at: 90), field: "smb_message_echoes"))
            #expect(try await isClosed() == true)
            try await office.receive(try body(text("wamid.4", "and?", at: 120)))
            #expect(try await isClosed() == false)
            let kinds = try await office.texts("SELECT kind AS value FROM chat_notes ORDER BY at, note_id")
            #expect(kinds.sorted() == ["closed", "reopened"])
            // Once more the same body: nobody closed it, and nothing is said twice.
            try await office.receive(try body(text("wamid.4", "and?", at: 120)))
            #expect(try await office.count("chat_notes") == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a note is written once for its form, and never empty`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.receive(try body(text("wamid.1")))
            let chat = ChatID(try #require(try await office.numbers("SELECT chat_id AS value FROM chats").first))
            let inbox = Inbox(
                database: office.database, workspace: here, changes: office.changes, clock: office.time.clock,
                ids: office.ids)
            for _ in 0..<2 { try await inbox.note(" Pays late ", in: chat, author: .token("mara"), key: "k") }
            #expect(try await office.texts("SELECT note AS value FROM chat_notes") == ["Pays late"])
            await #expect(throws: InboxRefusal.emptyNote) {
                try await inbox.note(" \n", in: chat, author: .liaison, key: "k2")
            }
            await #expect(throws: InboxRefusal.unknownChat(ChatID(404))) {
                try await inbox.note("x", in: ChatID(404), author: .liaison, key: "k3")
            }
        }
    }
}
