import Domain
import Foundation
import Sandbox
import Synchronization

extension WallClock {
    static let stopped = WallClock { .test }
}

extension Timestamp {
    /// 21 November 2026, 10:00:00 UTC.
    static let test = Timestamp(seconds: 1_795_255_200)
}

/// A clock that a test moves.
final class HandClock: Sendable {
    private let now: Mutex<Timestamp>

    init(_ start: Timestamp = .test) {
        now = Mutex(start)
    }

    var clock: WallClock { WallClock { [self] in now.withLock { $0 } } }

    func advance(_ duration: Duration) {
        now.withLock { $0 = $0 + duration }
    }
}

let ventas = "106540352242922"
let support = "108271905534417"

extension WebhookDelivery {
    var json: JSON { (try? JSON(parsing: body)) ?? .null }

    /// All `value`s of a field, in order.
    func values(_ field: String = "messages") -> [JSON] {
        (json["entry"]?.array ?? []).flatMap { $0["changes"]?.array ?? [] }
            .filter { $0["field"]?.text == field }.compactMap { $0["value"] }
    }

    var messages: [JSON] { values().flatMap { $0["messages"]?.array ?? [] } }
    var statuses: [JSON] { values().flatMap { $0["statuses"]?.array ?? [] } }
}

extension WhatsAppSandbox {
    /// Everything that is due, answered 200.
    func takeAll() -> [WebhookDelivery] {
        let deliveries = takeDeliveries()
        deliveries.forEach { settle($0, status: 200) }
        return deliveries
    }

    func post(
        _ body: JSON, path: String = "\(ventas)/messages", token: String = "demo-whatsapp-token"
    ) async throws
        -> (status: Int, json: JSON)
    {
        let call = HTTPCall(
            .post, "https://graph.facebook.com/v25.0/\(path)",
            headers: ["authorization": "Bearer \(token)", "content-type": "application/json"], body: try body.encoded())
        let reply = try await exchange.send(call)
        return (reply.status, try JSON(parsing: reply.body))
    }

    func get(_ path: String, token: String = "demo-whatsapp-token") async throws -> (status: Int, json: JSON) {
        let call = HTTPCall(
            .get, "https://graph.facebook.com/v26.0/\(path)", headers: ["authorization": "Bearer \(token)"])
        let reply = try await exchange.send(call)
        return (reply.status, try JSON(parsing: reply.body))
    }
}

func textMessage(_ text: String, to: String) -> JSON {
    ["messaging_product": "whatsapp", "to": .string(to), "type": "text", "text": ["body": .string(text)]]
}
