import Domain
import Foundation
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

struct SentFilesTests {
    private let bytes = Data("%PDF-1.7 an offer".utf8)

    @Test(arguments: TestEngine.available)
    func `a file that was uploaded and sent is kept here, shown, and attached in HubSpot`(
        engine: TestEngine
    ) async throws {
        try await withLinkedDesk(engine) { desk, contact in
            let outgoing = try await send(desk) { .upload($0) }
            #expect(try await desk.downloads().isEmpty)
            _ = try await outgoing.step()
            try await desk.settle()
            let download = try await desk.only()
            let file = try #require(download.file)
            #expect(try desk.store.whole(file.hash) == bytes)
            let note = try #require(desk.office.hub.notes().first)
            #expect(note.contactIDs == [contact.value] && note.body.contains("Ventas ES: offer.pdf"))
            #expect(desk.office.hub.files().map(\.id) == note.attachments)
            let shown = try #require(desk.office.hub.communications().first?.body)
            #expect(shown.contains("[📄 Document: offer.pdf · 17 bytes · in the note of this day]"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `what only a status tells to have left has its file too, and once`(engine: TestEngine) async throws {
        try await withLinkedDesk(engine) { desk, _ in
            let outgoing = try await send(desk) { .upload($0) }
            var faults = FaultOptions()
            faults.lostAfterEffect = 1
            desk.whatsApp.faults.set(faults)
            _ = try await outgoing.step()
            desk.whatsApp.faults.set(FaultOptions())
            #expect(try await desk.downloads().isEmpty)
            desk.office.time.advance(.seconds(5))
            for _ in 0..<2 { try await desk.takeDeliveries() }
            try await desk.settle()
            #expect(try await desk.only().state == .stored)
            #expect(desk.office.hub.files().count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an address that somebody typed is not called, and its file is named`(engine: TestEngine) async throws {
        try await withLinkedDesk(engine) { desk, _ in
            let outgoing = try await send(desk) { _ in .link("https://files.example.com/a/price-list.pdf?x=1") }
            _ = try await outgoing.step()
            try await desk.settle()
            #expect(try await desk.downloads().isEmpty)
            #expect(desk.office.hub.communications().first?.body.contains("[📄 Document: price-list.pdf]") == true)
        }
    }

    /// To Oriol, who has just written. Returns what makes it leave.
    private func send(
        _ desk: MediaDesk, _ source: (String) -> OutgoingMedia.Source
    ) async throws -> OutgoingWork {
        let outgoing = Outgoing(connections: desk.line.connections, workspace: here, pace: desk.office.pace)
        let wamid = desk.oriol.writes("Hola", to: ventas.value)
        try await desk.takeDeliveries()
        let chat = try #require(
            try await desk.office.database.read { try MessageTable.place($0, here, WhatsAppMessageID(wamid))?.chat })
        let bytes = bytes
        let id = try await outgoing.upload(type: "application/pdf", name: "offer.pdf", for: ventas) { bytes }
        let media = OutgoingMedia(kind: .document, source: source(id), fileName: name(source(id)))
        _ = try await outgoing.send(
            OutgoingRequest(.chat(chat), .media(media), replyTo: nil, key: nil, author: .token("mara")))
        return OutgoingWork(connections: desk.line.connections, workspace: here, pace: desk.office.pace)
    }

    private func name(_ source: OutgoingMedia.Source) -> String? {
        switch source {
        case .upload: "offer.pdf"
        case .link: nil
        }
    }
}
