import Domain
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

struct TimelineSettingsTests {
    @Test(arguments: TestEngine.available)
    func `a chat that is taken off timelines leaves HubSpot, and comes back when it is shown again`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            try await office.shownOriol()
            let chat = try await office.onlyChat()
            try await office.timelineSettings.set(chat, false, author: .token("make"))
            try await office.settle()
            #expect(office.hub.communications().isEmpty)
            // What is written meanwhile is kept, and marks nothing.
            office.time.advance(.seconds(60))
            try await office.receive(try body(text("wamid.2", at: 60)))
            try await office.settle()
            #expect(office.hub.communications().isEmpty)
            #expect(try await office.count("timeline_entries WHERE state = 'waiting'") == 0)
            try await office.timelineSettings.set(chat, nil, author: .token("make"))
            try await office.settle()
            #expect(office.hub.communications().count == 1)
            #expect(try await office.count("audit WHERE verb = 'timeline_showing_changed'") == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a number and the workspace are switched as a whole, and asking twice changes nothing`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            try await office.shownOriol()
            for _ in 0..<2 { try await office.timelineSettings.setRule(.chosen, author: .token("make")) }
            try await office.settle()
            #expect(office.hub.communications().isEmpty)
            try await office.timelineSettings.set(ventas, true, author: .token("make"))
            try await office.settle()
            #expect(office.hub.communications().count == 1)
            try await office.timelineSettings.setRule(.never, author: .token("make"))
            try await office.settle()
            #expect(office.hub.communications().isEmpty)
            try await office.timelineSettings.setRule(.linked, author: .token("make"))
            try await office.settle()
            #expect(office.hub.communications().count == 1)
            #expect(try await office.count("audit WHERE verb = 'timeline_showing_changed'") == 4)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what is not there is refused and leaves no trace`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let (number, chat) = (BusinessNumberID("1"), ChatID(1))
            await #expect(throws: TimelineSettingsRefusal.unknownNumber(number)) {
                try await office.timelineSettings.set(number, true, author: .liaison)
            }
            await #expect(throws: TimelineSettingsRefusal.unknownChat(chat)) {
                try await office.timelineSettings.set(chat, true, author: .liaison)
            }
            let entries = try await office.count("audit")
            #expect(entries == 0)
        }
    }
}

extension Office {
    var timelineSettings: TimelineSettingsEditor {
        TimelineSettingsEditor(
            database: database, workspace: here, pace: pace, changes: changes, clock: time.clock,
            ids: ids)
    }

    /// Oriol is linked, and HubSpot shows what he wrote.
    fileprivate func shownOriol() async throws {
        _ = try await linkOriol()
        try await writeTimelines()
        #expect(hub.communications().count == 1)
    }

    fileprivate func onlyChat() async throws -> ChatID {
        let id: ChatID? = try await database.read { try $0.row("SELECT chat_id FROM chats")?.id("chat_id") }
        return try #require(id)
    }
}
