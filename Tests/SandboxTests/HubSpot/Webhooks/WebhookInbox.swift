import Domain
import Sandbox
import Synchronization

/// Takes HubSpot's webhooks and answers as it is told.
final class WebhookInbox: Sendable {
    private let calls = Mutex<[HTTPCall]>([])
    private let status = Mutex(200)

    var received: [HTTPCall] { calls.withLock { $0 } }
    var events: [JSON] { received.flatMap { (try? JSON(parsing: $0.body).array) ?? [] } }
    var kinds: [String] { events.compactMap { $0["subscriptionType"]?.string } }
    func answer(_ status: Int) { self.status.withLock { $0 = status } }
    func clear() { calls.withLock { $0 = [] } }

    var exchange: HTTPExchange {
        HTTPExchange { [self] (call: HTTPCall) async throws(HTTPFailure) in
            calls.withLock { $0.append(call) }
            return HTTPReply(status: status.withLock { $0 })
        }
    }

    static let target = HubSpotWebhookTarget(url: "https://bridge.example.net/hooks/hubspot", clientSecret: "secret")
}
