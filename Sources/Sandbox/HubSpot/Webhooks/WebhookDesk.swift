import Domain

/// The app's webhook settings as they are now: target and subscriptions.
struct WebhookDesk: Sendable {
    struct Entry: Sendable {
        let id: Int64
        var subscription: HubSpotSubscription
        let createdAt: Timestamp
        var updatedAt: Timestamp
        /// Each subscription numbers its own events, so the numbers of two subscriptions are alike.
        var lastEvent: Int64 = 0
    }

    static let mostSubscriptions = 1000

    var target: HubSpotWebhookTarget?
    var changedAt = Timestamp.beginning
    private(set) var entries: [Entry] = []
    private var lastID: Int64 = 7_660_000

    init(_ target: HubSpotWebhookTarget?) {
        self.target = target
        for subscription in target?.subscriptions ?? [] { add(subscription, now: .beginning) }
    }

    /// Which subscription an event belongs to, and the event's number there. Nil where nobody asked for it.
    mutating func claim(_ kind: HubSpotEvent.Kind) -> (subscription: Int64, number: Int64)? {
        guard let place = entries.firstIndex(where: { $0.subscription.covers(kind) }) else { return nil }
        entries[place].lastEvent += 1
        return (entries[place].id, entries[place].lastEvent)
    }

    func entry(_ id: Int64) -> Entry? { entries.first { $0.id == id } }

    @discardableResult
    mutating func add(_ subscription: HubSpotSubscription, now: Timestamp) -> Entry {
        lastID += 1
        let entry = Entry(id: lastID, subscription: subscription, createdAt: now, updatedAt: now)
        entries.append(entry)
        return entry
    }

    mutating func setActive(_ id: Int64, _ isActive: Bool, now: Timestamp) {
        guard let place = entries.firstIndex(where: { $0.id == id }) else { return }
        entries[place].subscription.isActive = isActive
        entries[place].updatedAt = now
    }

    mutating func remove(_ id: Int64) {
        entries.removeAll { $0.id == id }
    }
}
