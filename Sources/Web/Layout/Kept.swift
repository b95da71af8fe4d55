import Domain

/// A reading that is dear enough to be shared: whoever asks within a short time gets the last one, and a slow reading
/// is renewed behind the asker's back. At most a fiftieth of the time is spent reading, however many look.
actor Kept<Value: Sendable> {
    private let patience: Duration
    private let read: @Sendable () async throws -> Value
    private var last: (value: Value, at: ContinuousClock.Instant, took: Duration)?
    private var reading: Task<Value, any Error>?

    /// A reading that took no longer than `patience` is awaited, so that small workspaces see what is true now.
    init(patience: Duration, _ read: @escaping @Sendable () async throws -> Value) {
        self.patience = patience
        self.read = read
    }

    func value() async throws -> Value {
        guard let last else { return try await renewed() }
        if ContinuousClock.now - last.at < last.took * 50 { return last.value }
        if last.took <= patience { return try await renewed() }
        if reading == nil { start() }
        return last.value
    }

    /// Waits for the reading that is under way, or for a new one.
    private func renewed() async throws -> Value {
        try await (reading ?? start()).value
    }

    @discardableResult
    private func start() -> Task<Value, any Error> {
        let task = Task { try await measured() }
        reading = task
        return task
    }

    private func measured() async throws -> Value {
        defer { reading = nil }
        let started = ContinuousClock.now
        let value = try await read()
        last = (value, ContinuousClock.now, ContinuousClock.now - started)
        return value
    }
}
