public import Domain
import Synchronization

/// A HubSpot of our own: contacts, activities, associations, owners, limits and errors as the public API has them, kept
/// in memory. Written from HubSpot's documents and not from our client, so that the two do not share a misreading.
///
/// Ask it in process through `exchange`, or serve `answer` with `sandboxApplication`. Paths under `/_sandbox` are for
/// tests and the demo: no token, no limit, no faults.
public final class HubSpotSandbox: Sendable {
    public let options: HubSpotSandboxOptions
    public let faults: FaultPlan
    let clock: WallClock
    private let state: Mutex<HubSpotState>
    private let recorder: ExchangeRecorder?
    private let pause: @Sendable (Duration) async -> Void

    /// - Parameters:
    ///   - recorder: writes the exchanges down; by default where the environment asks for it.
    ///   - pause: how latency passes; tests hand in one that does not wait.
    public init(
        options: HubSpotSandboxOptions = HubSpotSandboxOptions(), clock: WallClock = .system, faults: FaultPlan = .none,
        recorder: ExchangeRecorder? = .fromEnvironment,
        pause: @escaping @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }
    ) {
        self.options = options
        self.clock = clock
        self.faults = faults
        self.recorder = recorder
        self.pause = pause
        state = Mutex(HubSpotState(options))
    }

    /// The seam our connector speaks through, without a socket.
    public var exchange: HTTPExchange {
        HTTPExchange { [self] (call: HTTPCall) async throws(HTTPFailure) in try await answer(call) }
    }

    public func answer(_ call: HTTPCall) async throws(HTTPFailure) -> HTTPReply {
        if let reply = inspect(call) ?? visit(call) { return reply }
        guard !faults.strikes(\.lostBeforeEffect) else {
            recorder?.note(call, nil)
            throw .unknownOutcome("the sandbox lost the call before it had an effect")
        }
        let weather = weather()
        let reply = change { state, now in state.answer(call, now: now, weather: weather) }
        recorder?.note(call, reply)
        guard !faults.strikes(\.lostAfterEffect) else {
            throw .unknownOutcome("the sandbox carried the call out and lost its answer")
        }
        try await wait(atMost: call.timeout)
        return reply
    }

    /// One step on the account, at one moment.
    func change<Result: Sendable>(_ body: (inout HubSpotState, Timestamp) -> Result) -> Result {
        let now = clock.now
        return state.withLock { body(&$0, now) }
    }

    private func wait(atMost limit: Duration) async throws(HTTPFailure) {
        let slow = Duration.milliseconds(min(max(0, faults.options.slowMilliseconds), 60_000))
        let delay = options.latency + slow
        guard delay > .zero else { return }
        await pause(min(delay, limit))
        guard delay < limit else { throw .unknownOutcome("no answer in time") }
    }
}
