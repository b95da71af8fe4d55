import Domain

/// What the search index still shows: former versions of records that changed within the indexing delay.
struct SearchLag: Sendable {
    private struct Former: Sendable {
        /// Nil: the record did not exist.
        let version: HubSpotRecord?
        let until: Timestamp
    }

    let delay: Duration
    private var formers: [Int64: [Former]] = [:]
    private var queue: [(id: Int64, until: Timestamp)] = []
    private var head = 0

    init(delay: Duration) {
        self.delay = delay
    }

    mutating func remember(_ version: HubSpotRecord?, of id: Int64, until now: Timestamp) {
        guard delay > .zero else { return }
        prune(now)
        formers[id, default: []].append(Former(version: version, until: now))
        queue.append((id, now))
    }

    /// Nothing of a privacy-deleted record stays, not even in the index.
    mutating func forget(_ id: Int64) {
        formers[id] = nil
    }

    /// The records the index may show otherwise than they are.
    var ids: [Int64] { Array(formers.keys) }

    enum View {
        case current
        case former(HubSpotRecord)
        case absent
    }

    func view(of id: Int64, now: Timestamp) -> View {
        let horizon = now - delay
        guard let former = formers[id]?.first(where: { $0.until > horizon }) else { return .current }
        return former.version.map(View.former) ?? .absent
    }

    private mutating func prune(_ now: Timestamp) {
        let horizon = now - delay
        while head < queue.count, queue[head].until <= horizon {
            let id = queue[head].id
            formers[id]?.removeAll { $0.until <= horizon }
            if formers[id]?.isEmpty == true { formers[id] = nil }
            head += 1
        }
        if head > 1024, head > queue.count / 2 {
            queue.removeFirst(head)
            head = 0
        }
    }
}
