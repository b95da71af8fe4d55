import Domain
import Foundation
import Logging
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

/// All workers at once, as in a running server.
@Suite(.timeLimit(.minutes(10))) struct PipelineTests {
    @Test(arguments: TestEngine.available)
    func `what comes in is linked and stands on the contact's timeline`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.database.write { try $0.run("DELETE FROM whatsapp_accounts") }
            let line = try OfficeLine(office)
            _ = try await line.connectWhatsApp()
            office.hub.addContact(["firstname": "Oriol", "phone": "+34 622 333 444"])
            let pipeline = self.pipeline(office, line)
            #expect(await pipeline.status().budget == nil)
            let news = office.changes.subscribe(to: [.timeline])
            let running = Task { await pipeline.run() }
            _ = try await line.connectHubSpot()
            try await office.store(try body(text("wamid.1")))
            office.changes.announce(.intake)
            for await _ in news where !office.hub.communications().isEmpty { break }
            #expect(office.hub.communications()[0].body.contains("hello"))
            let status = await pipeline.status()
            #expect(status.startedAt == office.time.now && status.troubles.isEmpty)
            #expect(status.budget.map { $0.callsMade > 3 } == true)
            running.cancel()
            await running.value
            #expect(try await office.count("leases") == 0)
        }
    }

    private func pipeline(_ office: Office, _ line: OfficeLine) -> Pipeline {
        var settings = Pipeline.Settings(holder: "node")
        settings.pace = TimelineEntryTable.Pace(gather: .zero, between: .zero)
        settings.round = .zero
        return Pipeline(
            database: office.database, workspace: here, connections: line.connections, settings: settings,
            changes: office.changes, clock: office.time.clock, ids: office.ids,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }
}

extension Office {
    /// In the intake, and no more.
    fileprivate func store(_ body: Data) async throws {
        let (id, now) = (IntakeID(ids.next()), time.now)
        try await database.write {
            try IntakeTable.store(
                $0,
                IntakeTable.NewBody(
                    id: id, workspace: here, source: "whatsapp", digest: body, receivedAt: now, body: body))
        }
    }
}
