import Domain

/// Events that still have to be sent. Bounded: HubSpot, too, gives up in the end.
struct HubSpotOutbox: Sendable {
    private static let longest = 100_000

    private(set) var waiting: [HubSpotEvent] = []
    private var lastNumber: Int64 = 0

    mutating func add(_ kind: HubSpotEvent.Kind, contact: Int64, source: HubSpotEvent.Source, now: Timestamp) {
        lastNumber += 1
        guard waiting.count < Self.longest else { return }
        waiting.append(
            HubSpotEvent(number: lastNumber, contactID: contact, kind: kind, source: source, occurredAt: now))
    }

    mutating func take(_ count: Int) -> [HubSpotEvent] {
        let taken = Array(waiting.prefix(count))
        waiting.removeFirst(taken.count)
        return taken
    }

    /// Failed ones go to the end of the queue, up to ten attempts as HubSpot makes them.
    mutating func putBack(_ events: [HubSpotEvent]) {
        for var event in events where event.attempt < 10 {
            event.attempt += 1
            waiting.append(event)
        }
    }
}
