import Domain

/// Events that still have to be sent. Bounded: HubSpot, too, gives up in the end.
struct HubSpotOutbox: Sendable {
    private static let longest = 100_000

    private(set) var waiting: [HubSpotEvent] = []
    /// Events that nobody took in ten repetitions, and those for which there was no room.
    private(set) var givenUp = 0
    private var dice = SplitMix64(seed: 0x5245_5452)

    /// When the next event is to be sent; nil when none waits.
    var nextDue: Timestamp? { waiting.lazy.map(\.dueAt).min() }

    mutating func add(_ event: HubSpotEvent) {
        guard waiting.count < Self.longest else {
            givenUp += 1
            return
        }
        waiting.append(event)
    }

    /// What is due, in the order it happened or was put back.
    mutating func takeDue(now: Timestamp) -> [HubSpotEvent] {
        let due = waiting.filter { $0.dueAt <= now }
        if !due.isEmpty { waiting.removeAll { $0.dueAt <= now } }
        return due
    }

    /// To be sent later, without an attempt spent.
    mutating func hold(_ event: HubSpotEvent, until moment: Timestamp) {
        var event = event
        event.wasHeld = true
        event.dueAt = moment
        waiting.append(event)
    }

    /// What was not taken is repeated up to ten times within a day, at moments that are drawn for each batch.
    mutating func putBack(_ events: [HubSpotEvent], now: Timestamp) {
        guard let attempt = events.map(\.attempt).max() else { return }
        let pause = RetrySchedule.pause(after: attempt, dice: &dice)
        for var event in events {
            guard event.attempt < RetrySchedule.repetitions else {
                givenUp += 1
                continue
            }
            event.attempt += 1
            event.dueAt = now + pause
            waiting.append(event)
        }
    }
}
