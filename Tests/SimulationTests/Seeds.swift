import Foundation
import Synchronization

/// Which seeds to run: 200 by default, others by `LIAISON_SIMULATION_SEEDS`, as a count (`5000`) or as `from-to`
/// (`17-17`). With `LIAISON_SIMULATION_STORY=1` each seed's events are printed, with `LIAISON_SIMULATION_KEEP=1` its
/// database stays.
struct Seeds {
    static let environment = ProcessInfo.processInfo.environment
    static let usual: ClosedRange<UInt64> = 1...200

    static var chosen: ClosedRange<UInt64> {
        guard let text = environment["LIAISON_SIMULATION_SEEDS"] else { return usual }
        let numbers = text.split(separator: "-").compactMap { UInt64($0) }
        switch (numbers.count, numbers.first ?? 0, numbers.last ?? 0) {
        case (1, let count, _) where count > 0: return 1...count
        case (2, let from, let to) where from <= to: return from...to
        default: return usual
        }
    }

    static var areTold: Bool { environment["LIAISON_SIMULATION_STORY"] != nil }

    static var areKept: Bool { environment["LIAISON_SIMULATION_KEEP"] != nil }

    static func command(_ seed: UInt64) -> String {
        "LIAISON_SIMULATION_SEEDS=\(seed)-\(seed) swift test --skip-build --disable-xctest --filter SimulationTests"
    }
}

/// Hands out each seed once.
final class SeedQueue: Sendable {
    private let left: Mutex<Range<UInt64>>

    init(_ seeds: ClosedRange<UInt64>) {
        left = Mutex(Range(seeds))
    }

    func next() -> UInt64? {
        left.withLock { $0.popFirst() }
    }
}
