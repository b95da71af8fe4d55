import Domain
import Storage
import Synchronization

/// What befalls one run of the program: single failures, and one crash after which nothing it does has an effect.
final class Fate: Sendable {
    /// How often things fail without a crash, per read, write or call.
    struct Odds: Sendable {
        var read = 0.0
        var write = 0.0
        /// A commit that succeeds and is reported as failed.
        var commit = 0.0
        /// A create that HubSpot carries out after the caller has given up.
        var late = 0.0

        static let calm = Odds()
    }

    enum Turn: Sendable {
        case goes
        case failsBefore
        case failsAfter
        /// Calls only.
        case comesLate
    }

    private struct State {
        var dice: Dice
        var odds = Odds.calm
        /// Reads, writes and calls until the crash.
        var untilCrash: Int?
        var isDead = false
    }

    private let state: Mutex<State>

    init(dice: Dice) {
        state = Mutex(State(dice: dice))
    }

    var isDead: Bool { state.withLock { $0.isDead } }

    func set(_ odds: Odds) {
        state.withLock { $0.odds = odds }
    }

    /// Crashes at the `count`-th read, write or call from now on.
    func crash(after count: Int) {
        state.withLock { $0.untilCrash = count }
    }

    func ofRead() -> Turn {
        turn { state in state.dice.chance(state.odds.read) ? .failsBefore : .goes }
    }

    func ofWrite() -> Turn {
        turn { state in
            if state.dice.chance(state.odds.write) { return .failsBefore }
            return state.dice.chance(state.odds.commit) ? .failsAfter : .goes
        }
    }

    func ofCall(isCreate: Bool) -> Turn {
        turn { state in isCreate && state.dice.chance(state.odds.late) ? .comesLate : .goes }
    }

    /// How long something takes.
    func duration(_ range: ClosedRange<Int64>) -> Duration {
        state.withLock { $0.dice.milliseconds(range) }
    }

    private func turn(_ usual: (inout State) -> Turn) -> Turn {
        state.withLock { state in
            if state.isDead { return .failsBefore }
            if let left = state.untilCrash {
                state.untilCrash = left - 1
                if left <= 1 {
                    state.isDead = true
                    return state.dice.chance(0.5) ? .failsBefore : .failsAfter
                }
            }
            return usual(&state)
        }
    }
}
