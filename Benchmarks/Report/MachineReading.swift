import Domain
import Foundation

/// How busy the machine was: figures from a shared one say little.
struct MachineReading: Sendable {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let now = WallClock.system.now
    /// Of the last minute; `nil` where the system does not tell.
    let load: Double?

    init() {
        var averages = [0.0, 0.0, 0.0]
        load = getloadavg(&averages, 3) > 0 ? averages[0] : nil
    }

    var loadText: String { load.map { String(format: "%.1f", $0) } ?? "unknown" }
}
