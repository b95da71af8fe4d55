import Domain
import Foundation
import HubSpot
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

/// What Liaison sent, on HubSpot's timeline.
struct OutgoingTimelineTests {
    private func withLinked(
        _ engine: TestEngine, _ body: (SendingDesk, ChatID) async throws -> Void
    ) async throws {
        try await withSending(engine) { desk, chat in
            try await desk.office.connectHubSpot(isImported: true)
            try await desk.office.addContact("Ana", phone: "+34 611 222 333")
            try await desk.office.link()
            try await body(desk, chat)
        }
    }

    private func shown(_ desk: SendingDesk) async throws -> String {
        try await desk.office.writeTimelines()
        return desk.office.hub.communications().last?.body ?? ""
    }

    @Test(arguments: TestEngine.available)
    func `a reply stands there with who sent it, first as waiting and then as a message`(
        engine: TestEngine
    ) async throws {
        try await withLinked(engine) { desk, chat in
            _ = try await desk.send("Sí, mañana", to: chat)
            let waiting = try await shown(desk)
            #expect(waiting.contains("<strong>Ventas ES (mara)</strong> → Ana Díaz"))
            #expect(waiting.contains("Sí, mañana <em>(waiting to be sent)</em>"))
            _ = try await desk.restartedWork.step()
            let sent = try await shown(desk)
            #expect(sent.contains("<strong>Ventas ES (mara)</strong> → Ana Díaz"))
            #expect(sent.contains("Sí, mañana</p>"))
            #expect(desk.office.hub.communications().count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what failed says why, whether WhatsApp refused it or gave it up later`(engine: TestEngine) async throws {
        try await withLinked(engine) { desk, chat in
            desk.ana.blocks()
            _ = try await desk.send("later", to: chat)
            let refused = try await desk.send("at once", to: chat)
            let work = desk.restartedWork
            _ = try await work.step()
            desk.office.time.advance(.seconds(5))
            try await desk.hear()
            let html = try await shown(desk)
            #expect(html.contains("later <em>(not delivered: The message cannot be delivered"))
            try await work.write { writer in
                var message = try writer.find(refused.id)
                message.fate = OutgoingFate(queuedAt: writer.now)
                _ = message.fate.fail(.windowClosed)
                try OutgoingTable.save(writer.connection, here, message, day: saturday)
                try writer.mark(message)
            }
            let failed = try await shown(desk)
            #expect(failed.contains("(not sent: \(SendingTrouble.windowClosed.sentence))"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a template shows what the customer read`(engine: TestEngine) async throws {
        try await withLinked(engine) { desk, chat in
            _ = try await TemplateWork(connections: desk.line.connections, workspace: here).step()
            let template = OutgoingTemplate(name: "seguimiento", language: "es", body: [.init(text: "Ana <3")])
            _ = try await desk.send(.template(template), to: chat)
            _ = try await desk.restartedWork.step()
            let html = try await shown(desk)
            #expect(html.contains("Hola, Ana &lt;3: ¿podemos ayudarte en algo más?"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `delivered and read cost no call to HubSpot`(engine: TestEngine) async throws {
        try await withLinked(engine) { desk, chat in
            _ = try await desk.send("Sí", to: chat)
            _ = try await desk.restartedWork.step()
            _ = try await shown(desk)
            let calls = desk.office.hub.callCounts().byFamily
            desk.office.time.advance(.seconds(30))
            try await desk.hear()
            _ = try await shown(desk)
            #expect(desk.office.hub.callCounts().byFamily == calls)
        }
    }
}
