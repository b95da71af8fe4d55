import Domain
import Foundation
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

/// An office whose WhatsApp is connected, and somebody who answers customers.
struct SendingDesk: Sendable {
    let office: Office
    let line: OfficeLine
    let outgoing: Outgoing
    let ana: SandboxCustomer
    let mara = Author.token("mara")

    /// A new one each time it is asked for is what there is after a restart.
    var restartedWork: OutgoingWork {
        OutgoingWork(connections: line.connections, workspace: here, pace: office.pace)
    }

    func send(_ text: String, to chat: ChatID, key: String? = nil) async throws -> OutgoingMessage {
        try await send(.text(text, showsPreview: false), to: chat, key: key)
    }

    func send(
        _ content: OutgoingContent, to chat: ChatID, replyTo: String? = nil, key: String? = nil
    ) async throws -> OutgoingMessage {
        try await outgoing.send(
            OutgoingRequest(
                .chat(chat), content, replyTo: replyTo.map { WhatsAppMessageID($0) }, key: key, author: mara))
    }

    /// What WhatsApp has to tell is told, as a webhook.
    func hear() async throws {
        while case let due = line.whatsApp.takeDeliveries(limit: 100), !due.isEmpty {
            for delivery in due {
                try await office.receive(delivery.body)
                line.whatsApp.settle(delivery, status: 200)
            }
        }
    }

    func find(_ message: OutgoingMessage) async throws -> OutgoingMessage {
        try #require(try await office.database.read { try OutgoingTable.find($0, here, message.id) })
    }

    /// What Ana's phone shows of ours, in its order.
    var shown: [String] {
        line.whatsApp.messages(of: ana.id, on: ventas.value).filter { $0.author == .api }.map(\.content.summary)
    }

    func setFaults(_ change: (inout FaultOptions) -> Void) {
        var options = FaultOptions()
        change(&options)
        line.whatsApp.faults.set(options)
    }

    /// The messages that the chat holds, ours and hers.
    func stored(_ chat: ChatID) async throws -> [Message] {
        let calendar = LocalCalendar(timeZone: "UTC")
        let day = calendar.day(of: office.time.now)
        return try await office.database.read { connection in
            try (day.number - 2...day.number).flatMap {
                try MessageTable.ofDay(connection, here, chat, LocalDay(number: $0))
            }
        }
    }
}

/// Ana has just written, so her window is open.
func withSending(
    _ engine: TestEngine, _ body: (SendingDesk, ChatID) async throws -> Void
) async throws {
    try await withOffice(engine) { office in
        let line = try OfficeLine(office)
        _ = try await line.connectWhatsApp()
        let outgoing = Outgoing(connections: line.connections, workspace: here, pace: office.pace)
        let ana = line.whatsApp.addCustomer("Ana Díaz", phone: "34611222333")
        let desk = SendingDesk(office: office, line: line, outgoing: outgoing, ana: ana)
        let wamid = ana.writes("Hola", to: ventas.value)
        try await desk.hear()
        let chat = try #require(
            try await office.database.read { try MessageTable.place($0, here, WhatsAppMessageID(wamid))?.chat })
        try await body(desk, chat)
    }
}
