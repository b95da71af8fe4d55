import Domain
import TestEngines
import Testing

@testable import Storage

@Suite struct TeamworkTableTests {
    private let mara = MemberID(1)
    private let joan = MemberID(2)

    @Test(arguments: TestEngine.available)
    func `what was done in a chat goes with it when two turn out to be one`(engine: TestEngine) async throws {
        let (mara, joan) = (mara, joan)
        try await inTransaction(engine) { connection in
            for id in Int64(1)...2 {
                try PersonTable.insert(connection, here, samplePerson(id, user: "U.\(id)"), at: .noon, now: .noon)
                _ = try ChatTable.findOrMake(
                    connection, here, number: ventas, side: .person(PersonID(id)), at: .noon, newID: { ChatID(id) })
                try ChatNoteTable.insert(
                    connection, here,
                    ChatNote(
                        id: ChatNoteID(id), chat: ChatID(id), kind: .note, author: .liaison, text: "\(id)", at: .noon))
                try ChatDraftTable.save(
                    connection, here, mara, ChatID(id), ChatDraft(text: "draft \(id)"), now: .noon)
            }
            try ChatDraftTable.save(connection, here, joan, ChatID(1), ChatDraft(text: "joan's"), now: .noon)
            try ChatTable.save(
                connection, here, ChatID(1), ChatTable.Standing(assignee: joan, isClosed: true))
            let gone = try ChatTable.moveAll(connection, here, from: PersonID(1), to: PersonID(2))
            #expect(gone == [ChatID(1)])
            let thread = try ChatThread.read(connection, here, ChatID(2), .newest)
            #expect(thread.entries.count == 2)
            #expect(try ChatDraftTable.find(connection, here, mara, ChatID(2))?.text == "draft 2")
            #expect(try ChatDraftTable.find(connection, here, joan, ChatID(2))?.text == "joan's")
            #expect(try ChatDraftTable.find(connection, here, mara, ChatID(1)) == nil)
            let standing = try ChatTable.standing(connection, here, ChatID(2))
            #expect(standing == ChatTable.Standing(assignee: joan, isClosed: false))
        }
    }

    @Test(arguments: TestEngine.available)
    func `others are seen while they look, and leave by themselves`(engine: TestEngine) async throws {
        let (mara, joan) = (mara, joan)
        try await inTransaction(engine) { connection in
            let chat = ChatID(1)
            let looking = ChatPresence(member: mara, name: "Mara", isTyping: false)
            let typing = ChatPresence(member: mara, name: "Mara", isTyping: true)
            #expect(try ChatPresenceTable.note(connection, here, chat, looking, now: .noon))
            #expect(try !ChatPresenceTable.note(connection, here, chat, looking, now: .noon + .seconds(20)))
            #expect(try ChatPresenceTable.note(connection, here, chat, typing, now: .noon + .seconds(30)))
            let seen = try ChatPresenceTable.all(connection, here, chat, now: .noon + .seconds(31))
            #expect(seen == [typing])
            let later = try ChatPresenceTable.all(connection, here, chat, now: .noon + .seconds(60))
            #expect(later == [looking])
            #expect(try ChatPresenceTable.all(connection, here, chat, now: .noon + .seconds(90)).isEmpty)
            try ChatPresenceTable.leave(connection, here, joan, except: ChatID(2))
            #expect(try ChatPresenceTable.all(connection, here, chat, now: .noon + .seconds(31)) == [typing])
            try ChatPresenceTable.leave(connection, here, mara, except: ChatID(2))
            #expect(try ChatPresenceTable.all(connection, here, chat, now: .noon + .seconds(31)).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `whoever was here before names had words gets theirs`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try PersonTable.insert(connection, here, samplePerson(1, user: "U.1"), at: .noon, now: .noon)
            try connection.run("DELETE FROM person_words")
            try connection.run("INSERT INTO person_word_queue (workspace_id, person_id) VALUES (\(here), 1)")
            let query = ContactQuery("person", defaultRegion: nil)
            #expect(try PersonWordTable.find(connection, here, query.terms, limit: 9).isEmpty)
            #expect(try PersonWordTable.isBehind(connection, here))
            #expect(try PersonWordTable.catchUp(connection, here, limit: 10) == 1)
            #expect(try PersonWordTable.find(connection, here, query.terms, limit: 9) == [PersonID(1)])
            #expect(try !PersonWordTable.isBehind(connection, here))
        }
    }
}
