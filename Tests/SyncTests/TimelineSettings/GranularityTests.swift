import Domain
import HubSpot
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

/// The switch between an entry for a day and one for a message.
struct GranularityTests {
    @Test(arguments: TestEngine.available)
    func `one communication per message, rewritten by whatever changes the message`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            _ = try await office.linkOriol()
            try await office.cut(into: .message)
            try await office.receive(
                try body(text("wamid.2", "two", at: 60), text("wamid.3", "three", at: 60)))
            try await office.settle()
            let before = office.shown
            #expect(before.map(\.word) == ["hello", "two", "three"])
            office.hub.resetCallCounts()
            try await office.receive(
                try body(
                    edit("wamid.4", of: "wamid.2", to: "deux", at: 70),
                    message(
                        "wamid.5",
                        ["type": "reaction", "reaction": ["message_id": "wamid.3", "emoji": "👍"]], at: 71)))
            try await office.settle()
            #expect(office.shown.map(\.id) == before.map(\.id))
            #expect(office.shown[1].body.contains("deux <em>(edited)</em>") && office.shown[2].body.contains("👍"))
            let calls = office.hub.callCounts().byFamily.filter { $0.key.hasPrefix("communications") }
            #expect(calls == ["communications.batch.update": 1])
        }
    }

    @Test(arguments: TestEngine.available)
    func `another granularity replaces what stands, is kept with who chose it, and asked twice does nothing`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            let (_, contact) = try await office.linkOriol()
            for day in 1...3 as ClosedRange<Int64> {
                let bodies = try (0..<4).map { index in
                    try body(text("wamid.\(day).\(index)", "d\(day)m\(index)", at: day * 86_400 + Int64(index)))
                }
                office.time.advance(.seconds(86_400))
                try await office.receive(bodies)
            }
            try await office.settle()
            #expect(office.hub.communications().count == 4)
            for _ in 0..<2 { try await office.cut(into: .message) }
            #expect(office.hub.communications().count == 13)
            #expect(office.hub.communications().allSatisfy { $0.contactIDs == [contact.value] })
            #expect(office.hub.timeline(of: contact.value).count == 13)
            office.hub.resetCallCounts()
            try await office.cut(into: .day)
            #expect(office.hub.communications().count == 4)
            let calls = office.hub.callCounts().byFamily.filter { $0.key.hasPrefix("communications") }
            #expect(calls == ["communications.batch.create": 1, "communications.batch.archive": 1])
            let audit = try await office.texts(
                "SELECT before_value || ' ' || after_value AS value FROM audit WHERE before_value = 'day' OR after_value = 'day'"
            )
            #expect(audit.sorted() == ["day message", "message day"])
        }
    }

    /// Whoever switches back before the switch is through has what was there, and nothing of the other.
    @Test(arguments: TestEngine.available, 0..<6 as Range<Int>)
    func `switched back half-way, or killed there, HubSpot holds exactly what it should`(
        engine: TestEngine, stop: Int
    ) async throws {
        try await withOffice(engine) { office in
            _ = try await office.linkOriol()
            let bodies = try (0..<30).map { index in
                try body(text("wamid.\(index)x", "m\(index)", at: Int64(index) * 40_000))
            }
            office.time.advance(.seconds(30 * 40_000))
            try await office.receive(bodies)
            try await office.settle()
            let days = office.hub.communications().count
            try await office.timelineSettings.setGranularity(.message, author: .token("make"))
            // Each call makes a reconciler anew, as after a crash; some of its calls never come back.
            office.setFaults { $0.lostAfterEffect = 0.3 }
            for _ in 0..<stop { _ = try? await office.reconcile(slice: 5).step() }
            office.setFaults { _ in }
            if stop.isMultiple(of: 2) {
                try await office.cut(into: .day)
                #expect(office.hub.communications().count == days)
            } else {
                office.time.advance(.seconds(200))
                try await office.writeTimelines()
                #expect(office.hub.communications().count == 31)
            }
            #expect(try await office.count("communications") == office.hub.communications().count)
            #expect(try await office.count("timeline_walks") == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a change is marked slice by slice, and what customers write meanwhile goes first`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            _ = try await office.linkOriol()
            let bodies = try (1...20).map { day in try body(text("wamid.d\(day)", at: Int64(day) * 86_400)) }
            office.time.advance(.seconds(20 * 86_400))
            try await office.receive(bodies)
            try await office.settle()
            try await office.timelineSettings.setGranularity(.message, author: .token("make"))
            #expect(try await office.count("timeline_entries WHERE state = 'waiting'") == 0)
            _ = try await office.reconcile(slice: 5).step()
            #expect(try await office.count("timeline_entries WHERE state = 'waiting' AND is_history = 1") == 5)
            let progress = try await office.database.read { try TimelineWalkTable.progress($0, here) }
            #expect(progress?.passed == 1 && progress?.chats == 1)
            try await office.receive(try body(text("wamid.new", "now", at: 20 * 86_400 + 60)))
            office.time.advance(.seconds(4))
            let due = try await office.database.read { [now = office.time.now] in
                try TimelineEntryTable.due($0, here, now: now, limit: 10)
            }
            #expect(due.count == 6 && due.first?.group == saturday.number + 20)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a file hangs on the note of its day, however finely the day is cut`(engine: TestEngine) async throws {
        try await withLinkedDesk(engine) { desk, contact in
            try await desk.receive(.photo("the damage"), .document("Rechnung 7.pdf"), at: 60)
            try await desk.settle()
            let notes = desk.office.hub.notes()
            #expect(notes.count == 1 && desk.office.hub.communications().count == 1)
            try await desk.office.cut(into: .message)
            try await desk.settle()
            #expect(desk.office.hub.notes() == notes && notes.first?.contactIDs == [contact.value])
            #expect(desk.office.hub.communications().count == 3)
            try await desk.unlinkOriol()
            try await desk.settle()
            #expect(desk.office.hub.notes().isEmpty && desk.office.hub.communications().isEmpty)
        }
    }
}

extension Office {
    /// All that follows included.
    func cut(into granularity: TimelineGranularity) async throws {
        try await timelineSettings.setGranularity(granularity, author: .token("make"))
        time.advance(.seconds(200))
        try await writeTimelines()
    }

    func reconcile(slice: Int) -> Reconcile {
        var settings = Reconcile.Settings()
        settings.slice = slice
        settings.writes = slice
        return Reconcile(
            database: database, workspace: here, client: client, pace: pace, settings: settings, changes: changes,
            clock: time.clock)
    }

    /// As HubSpot's timeline puts it.
    fileprivate var shown: [(id: String, word: String, body: String)] {
        hub.communications().sorted { ($0.timestamp ?? .beginning) < ($1.timestamp ?? .beginning) }.map {
            let word = $0.body.split(separator: "<br>").last?.split(separator: "<").first
            return ($0.id, word.map(String.init) ?? "", $0.body)
        }
    }
}
