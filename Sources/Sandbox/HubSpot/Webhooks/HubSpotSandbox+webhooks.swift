public import Domain
import Foundation

extension HubSpotSandbox {
    /// Sends the events that wait, in batches of up to a hundred, through the exchange given. What is not answered with
    /// 2xx is put back and tried again by the next call, ten times in all. Loss, repetition and disorder are the fault
    /// plan's. Returns how many events were accepted.
    ///
    /// Call it in a loop for the demo, or by hand in tests.
    @discardableResult
    public func deliverWebhooks(through exchange: HTTPExchange) async -> Int {
        guard let target = options.webhooks else { return 0 }
        var accepted = 0
        // What is put back while this runs waits for the next call.
        var left = change { state, _ in state.outbox.waiting.count }
        while left > 0 {
            let events = change { [left] state, _ in state.outbox.take(min(100, left)) }
            guard !events.isEmpty else { break }
            left -= events.count
            accepted += await deliver(events, to: target, through: exchange)
        }
        return accepted
    }

    private func deliver(
        _ events: [HubSpotEvent], to target: HubSpotWebhookTarget, through exchange: HTTPExchange
    ) async -> Int {
        guard !faults.strikes(\.loseDelivery) else { return 0 }
        let ordered = faults.strikes(\.reorderDelivery) ? events.reversed() : events
        let call = webhookCall(ordered, to: target)
        let copies = faults.strikes(\.duplicateDelivery) ? 2 : 1
        var wasAccepted = false
        for _ in 0..<copies {
            let reply = try? await exchange.send(call)
            wasAccepted = wasAccepted || reply.map { (200..<300).contains($0.status) } ?? false
        }
        if !wasAccepted { change { state, _ in state.outbox.putBack(events) } }
        return wasAccepted ? events.count : 0
    }

    private func webhookCall(_ events: [HubSpotEvent], to target: HubSpotWebhookTarget) -> HTTPCall {
        let body = JSONBytes.of(.array(events.map { $0.json(hubID: options.hubID, appID: target.appID) }))
        let timestamp = String(clock.now.milliseconds)
        let signature = HubSpotSignature.v3(
            method: "POST", url: target.url, body: body, timestamp: timestamp, secret: target.clientSecret)
        // HubSpot waits five seconds for an answer.
        return HTTPCall(
            .post, target.url,
            headers: [
                "Content-Type": "application/json", "X-HubSpot-Request-Timestamp": timestamp,
                "X-HubSpot-Signature-v3": signature,
            ], body: body, timeout: .seconds(5))
    }
}
