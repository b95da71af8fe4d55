public import Domain
import Foundation
import Synchronization

extension WhatsAppSandbox {
    /// How many webhooks travel at the same time in the background. One: WhatsApp's times are whole seconds, so what is
    /// written within a second keeps its order only on its way. Disorder is for the faults to make.
    private static let concurrency = 1
    private static let idle: Duration = .milliseconds(40)

    /// Tells the sandbox where webhooks go, without a handshake. `exchange` carries them.
    public func connect(callback url: String, verifyToken: String? = nil, through exchange: HTTPExchange) {
        subscriberExchange = exchange
        state.withLock { state in
            state.callback = WebhookCallback(url: url, verifyToken: verifyToken ?? account.verifyToken)
        }
    }

    /// The subscription handshake: asks the callback to repeat a challenge, and connects it when it does.
    public func subscribe(
        callback url: String, verifyToken: String? = nil, through exchange: HTTPExchange
    ) async -> Bool {
        subscriberExchange = exchange
        do {
            try await handshake(url, verifyToken: verifyToken ?? account.verifyToken)
            return true
        } catch {
            return false
        }
    }

    func handshake(_ url: String, verifyToken: String) async throws(GraphError) {
        guard let exchange = subscriberExchange else {
            throw .callbackRefused("The sandbox cannot reach any callback.")
        }
        let challenge = state.withLock { $0.random.digits(10) }
        let query = "hub.mode=subscribe&hub.challenge=\(challenge)&hub.verify_token=\(QueryText.encode(verifyToken))"
        let call = HTTPCall(.get, url + (url.contains("?") ? "&" : "?") + query, timeout: .seconds(15))
        let reply: HTTPReply
        do {
            reply = try await exchange.send(call)
        } catch {
            throw .callbackRefused("The callback did not answer.")
        }
        guard reply.status == 200, reply.body == Data(challenge.utf8) else {
            throw .callbackRefused("The callback answered \(reply.status) and not the challenge.")
        }
        state.withLock { $0.callback = WebhookCallback(url: url, verifyToken: verifyToken) }
    }

    /// Webhooks that are due, oldest first, each counted as sent. Answer each with `settle`; until then it is pending.
    public func takeDeliveries(limit: Int = 1_000) -> [WebhookDelivery] {
        let now = clock.now
        let (parcels, url) = state.withLock { state in
            (state.queue.take(limit, now: now, faults: faults, wabaID: account.wabaID), state.callback?.url)
        }
        return parcels.map { parcel in
            WebhookDelivery(
                id: parcel.id, url: url ?? "http://127.0.0.1/webhooks/whatsapp", headers: headers(for: parcel.body),
                body: parcel.body, attempt: parcel.attempts, updates: parcel.updates)
        }
    }

    /// Notes the subscriber's answer: only 200 counts. `nil` means that none came.
    public func settle(_ delivery: WebhookDelivery, status: Int?) {
        let now = clock.now
        state.withLock { $0.queue.settle(delivery.id, status: status, now: now) }
    }

    /// When the next webhook is due; `nil` when none waits. In a simulation, move the clock there.
    public var nextDeliveryDue: Timestamp? {
        state.withLock { $0.queue.nextDue }
    }

    public func deliveryCounts() -> DeliveryCounts {
        state.withLock { $0.queue.counts }
    }

    public var areDeliveriesPaused: Bool {
        get { state.withLock { $0.queue.isPaused } }
        set { state.withLock { $0.queue.isPaused = newValue } }
    }

    /// Sends what is due now, one after the other, until nothing is due. For tests and for seeding a demo.
    public func deliverDue() async {
        while case let due = takeDeliveries(limit: 64), !due.isEmpty {
            for delivery in due {
                await send(delivery)
            }
        }
    }

    /// Sends webhooks as they become due, several at a time, until the task is cancelled.
    public func run() async {
        await withDiscardingTaskGroup { group in
            for _ in 0..<Self.concurrency {
                group.addTask { await self.work() }
            }
        }
    }

    private func work() async {
        while !Task.isCancelled {
            if subscriberExchange != nil, let delivery = takeDeliveries(limit: 1).first {
                await send(delivery)
            } else {
                try? await Task.sleep(for: Self.idle)
            }
        }
    }

    private func send(_ delivery: WebhookDelivery) async {
        guard let exchange = subscriberExchange else {
            settle(delivery, status: nil)
            return
        }
        do {
            settle(delivery, status: try await exchange.send(delivery.call).status)
        } catch {
            settle(delivery, status: nil)
        }
    }

    private func headers(for body: Data) -> HTTPHeaders {
        [
            "content-type": "application/json", "user-agent": "facebookexternalua",
            WebhookSignature.header: WebhookSignature.value(for: body, secret: state.withLock(\.appSecret)),
        ]
    }
}
