import Domain

/// Waits for a moment or for news, whichever comes first.
final class WakeUp: Sendable {
    private let nudges: AsyncStream<Void>
    private let nudge: AsyncStream<Void>.Continuation
    private let forwarding: Task<Void, Never>

    /// Wakes at every announcement of one of these topics. Those that come while nobody waits count as one.
    init(_ changes: Changes, at topics: Set<Changes.Topic>) {
        (nudges, nudge) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let (announced, nudge) = (changes.subscribe(to: topics), nudge)
        forwarding = Task {
            for await _ in announced { nudge.yield() }
        }
    }

    deinit {
        forwarding.cancel()
    }

    /// `limit` = at the latest after this long.
    func wait(atMost limit: Duration) async {
        let nudge = nudge
        let timer = Task {
            try await Task.sleep(for: limit)
            nudge.yield()
        }
        defer { timer.cancel() }
        for await _ in nudges { return }
    }
}
