public import Domain
import Foundation

extension HubSpotSandbox {
    private static let mostEvents = 100

    /// Sends the events that are due, in batches of up to a hundred and as many requests at once as the app allows,
    /// through the exchange given. What is not answered with 2xx is repeated by a later call, when its time has come:
    /// ten times within a day. Loss, repetition, delay and disorder are the fault plan's. Returns how many events were
    /// accepted.
    ///
    /// Call it in a loop for the demo, or by hand in tests.
    @discardableResult
    public func deliverWebhooks(through exchange: HTTPExchange) async -> Int {
        guard let target = change({ state, _ in state.webhooks.target }) else { return 0 }
        let parcels = parcels(for: target)
        return await withTaskGroup(of: Int.self) { group in
            var accepted = 0
            for (place, parcel) in parcels.enumerated() {
                if place >= max(1, target.maxConcurrentRequests) { accepted += await group.next() ?? 0 }
                group.addTask { await self.deliver(parcel, through: exchange) }
            }
            for await count in group { accepted += count }
            return accepted
        }
    }

    /// When `deliverWebhooks` has something to do again; nil while nothing waits.
    public var nextWebhookDue: Timestamp? {
        change { state, _ in state.outbox.nextDue }
    }

    /// Events that HubSpot stopped repeating.
    public var webhookEventsGivenUp: Int {
        change { state, _ in state.outbox.givenUp }
    }

    /// One request, and what the dice say about it. They roll before anything is sent: equal seeds make equal days.
    private struct Parcel: Sendable {
        let events: [HubSpotEvent]
        let call: HTTPCall
        let isLost: Bool
        let copies: Int
    }

    private func parcels(for target: HubSpotWebhookTarget) -> [Parcel] {
        let due = change { state, now in state.outbox.takeDue(now: now) }.filter { !isHeldBack($0) }
        return stride(from: 0, to: due.count, by: Self.mostEvents).map { start in
            let events = Array(due[start..<min(start + Self.mostEvents, due.count)])
            let isLost = faults.strikes(\.loseDelivery)
            let ordered = !isLost && faults.strikes(\.reorderDelivery) ? events.reversed() : events
            let copies = !isLost && faults.strikes(\.duplicateDelivery) ? 2 : 1
            return Parcel(events: events, call: webhookCall(ordered, to: target), isLost: isLost, copies: copies)
        }
    }

    /// Whether the weather keeps an event for later. It does so once at most.
    private func isHeldBack(_ event: HubSpotEvent) -> Bool {
        guard !event.wasHeld, event.attempt == 0 else { return false }
        let options = faults.options
        var until = event.occurredAt + .milliseconds(max(0, options.deliveryDelayMilliseconds))
        if faults.strikes(\.lateDelivery) {
            let seconds = 1 + faults.pick(below: options.lateDeliverySeconds)
            until = max(until, clock.now + .seconds(seconds))
        }
        guard until > clock.now else { return false }
        change { [until] state, _ in state.outbox.hold(event, until: until) }
        return true
    }

    private func deliver(_ parcel: Parcel, through exchange: HTTPExchange) async -> Int {
        var isAccepted = false
        for _ in 0..<parcel.copies where !parcel.isLost {
            let reply = try? await exchange.send(parcel.call)
            isAccepted = isAccepted || reply.map { (200..<300).contains($0.status) } ?? false
        }
        if !isAccepted { change { state, now in state.outbox.putBack(parcel.events, now: now) } }
        return isAccepted ? parcel.events.count : 0
    }

    private func webhookCall(_ events: [HubSpotEvent], to target: HubSpotWebhookTarget) -> HTTPCall {
        let body = JSONBytes.of(.array(events.map { $0.json(hubID: options.hubID, target: target) }))
        let timestamp = String(clock.now.milliseconds)
        let signature = HubSpotSignature.v3(
            method: "POST", url: target.url, body: body, timestamp: timestamp, secret: target.clientSecret)
        // HubSpot waits five seconds for an answer.
        return HTTPCall(
            .post, target.url,
            headers: [
                "Content-Type": "application/json", "X-HubSpot-Request-Timestamp": timestamp,
                "X-HubSpot-Signature-v3": signature, "X-HubSpot-Signature-Version": "v1",
                "X-HubSpot-Signature": HubSpotSignature.v1(body: body, secret: target.clientSecret),
            ], body: body, timeout: .seconds(5))
    }
}
