import Synchronization

/// Rolls the dice for the faults in force. Deterministic in the order of the rolls; may be changed while running.
public final class FaultPlan: Sendable {
    private struct State {
        var options: FaultOptions
        var generator: SplitMix64
    }

    private let state: Mutex<State>

    public init(_ options: FaultOptions = FaultOptions()) {
        state = Mutex(State(options: options, generator: SplitMix64(seed: options.seed)))
    }

    /// A plan without faults. Each use is a plan of its own: setting one leaves the others alone.
    public static var none: FaultPlan { FaultPlan() }

    public var options: FaultOptions {
        state.withLock { $0.options }
    }

    /// Takes effect with the next roll. A new seed starts the dice anew; the same seed lets them roll on.
    public func set(_ options: FaultOptions) {
        state.withLock { state in
            if options.seed != state.options.seed {
                state.generator = SplitMix64(seed: options.seed)
            }
            state.options = options
        }
    }

    /// Whether the fault strikes this time. An impossible or a certain fault rolls no dice, so that switching one
    /// fault off leaves the sequence of the others as it was.
    public func strikes(_ probability: KeyPath<FaultOptions, Double>) -> Bool {
        state.withLock { state in
            let chance = state.options[keyPath: probability]
            guard chance > 0 else { return false }
            guard chance < 1 else { return true }
            return Double.random(in: 0..<1, using: &state.generator) < chance
        }
    }

    /// A number below `bound`, from the same dice. `bound` is at least 1.
    public func pick(below bound: Int) -> Int {
        state.withLock { state in
            Int.random(in: 0..<max(1, bound), using: &state.generator)
        }
    }
}
