import Domain
import Foundation

/// Updates on their way to the subscriber: gathered into bodies, sent at least once, retried with growing pauses, and
/// disturbed as the fault plan says. Pure: time and dice are handed in.
struct DeliveryQueue: Sendable {
    static let limit = 200_000
    static let batchLimit = 1_000
    /// How many updates change places with each other when disorder is wanted.
    private static let disorderWindow = 64
    private static let heldBack: Duration = .milliseconds(1_500)
    private static let firstPause: Duration = .milliseconds(500)
    private static let longestPause: Duration = .seconds(3_600)
    private static let patience: Duration = .seconds(7 * 86_400)
    private static let attemptLimit = 250

    struct Parcel: Sendable {
        let id: Int
        let body: Data
        let updates: Int
        let first: Timestamp
        var attempts = 0
    }

    private var waiting = DueHeap<WebhookUpdate>()
    private var ready = DueHeap<Int>()
    private var parcels: [Int: Parcel] = [:]
    private var nextID = 1
    private var count = DeliveryCounts()
    var isPaused = false

    var counts: DeliveryCounts {
        var counts = count
        counts.pending = waiting.count + parcels.count
        return counts
    }

    /// When the next attempt is due; `nil` when nothing waits.
    var nextDue: Timestamp? {
        [waiting.nextDue, ready.nextDue].compactMap(\.self).min()
    }

    mutating func add(_ update: WebhookUpdate, due: Timestamp) {
        guard waiting.count + parcels.count < Self.limit else {
            count.overflowed += 1
            return
        }
        count.updates += 1
        waiting.add(update, due: due)
    }

    mutating func noteUnheard() {
        count.unheard += 1
    }

    /// At most `limit` bodies that are due, each counted as an attempt.
    mutating func take(_ limit: Int, now: Timestamp, faults: FaultPlan, wabaID: String) -> [Parcel] {
        guard !isPaused, limit > 0 else { return [] }
        pack(bodies: limit, now: now, faults: faults, wabaID: wabaID)
        var taken: [Parcel] = []
        while taken.count < limit, let id = ready.take(due: now) {
            guard var parcel = parcels[id] else { continue }
            parcel.attempts += 1
            parcels[id] = parcel
            if faults.strikes(\.loseDelivery) {
                count.lost += 1
                retry(parcel, now: now)
            } else {
                count.sent += 1
                taken.append(parcel)
            }
        }
        return taken
    }

    /// The answer to an attempt: its HTTP status, or `nil` when none came. Only 200 ends the body's journey.
    mutating func settle(_ id: Int, status: Int?, now: Timestamp) {
        guard let parcel = parcels[id] else { return }
        if status == 200 {
            count.answered += 1
            parcels[id] = nil
        } else {
            count.refused += 1
            retry(parcel, now: now)
        }
    }

    private mutating func retry(_ parcel: Parcel, now: Timestamp) {
        let doublings = min(parcel.attempts - 1, 13)
        let due = now + min(Self.firstPause * (1 << doublings), Self.longestPause)
        if due - parcel.first > Self.patience || parcel.attempts >= Self.attemptLimit {
            count.abandoned += 1
            parcels[parcel.id] = nil
        } else {
            ready.add(parcel.id, due: due)
        }
    }

    private mutating func pack(bodies: Int, now: Timestamp, faults: FaultPlan, wabaID: String) {
        let options = faults.options
        let batch = min(Self.batchLimit, max(1, options.deliveryBatchSize))
        let wanted = max(bodies * batch, options.reorderDelivery > 0 ? Self.disorderWindow : 0)
        var due: [WebhookUpdate] = []
        while due.count < wanted, let update = waiting.take(due: now) {
            due.append(update)
        }
        disturb(&due, now: now, faults: faults)
        for start in stride(from: 0, to: due.count, by: batch) {
            let part = Array(due[start..<min(start + batch, due.count)])
            for (bytes, updates) in WebhookBody.bodies(of: part, wabaID: wabaID) {
                post(bytes, updates: updates, now: now)
                if faults.strikes(\.duplicateDelivery) {
                    count.duplicated += 1
                    post(bytes, updates: updates, now: now)
                }
            }
        }
    }

    /// An update changes places with a later one, or, where none is there yet, waits so that a later one overtakes it.
    private mutating func disturb(_ updates: inout [WebhookUpdate], now: Timestamp, faults: FaultPlan) {
        var stay: [WebhookUpdate] = []
        for index in updates.indices {
            if !updates[index].wasHeldBack, faults.strikes(\.reorderDelivery) {
                let later = updates.count - index - 1
                if later > 0 {
                    updates.swapAt(index, index + 1 + faults.pick(below: later))
                } else {
                    updates[index].wasHeldBack = true
                    waiting.add(updates[index], due: now + Self.heldBack)
                    continue
                }
            }
            stay.append(updates[index])
        }
        updates = stay
    }

    private mutating func post(_ bytes: Data, updates: Int, now: Timestamp) {
        parcels[nextID] = Parcel(id: nextID, body: bytes, updates: updates, first: now)
        ready.add(nextID, due: now)
        nextID += 1
    }
}
