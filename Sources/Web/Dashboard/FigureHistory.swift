import Domain
import Synchronization

/// The course of the figures over the last hour, for the small curves. It begins with the process and is kept in
/// memory: a glance, not a record (`/metrics` is for that).
final class FigureHistory: Sendable {
    static let span = Duration.seconds(60)
    static let length = 60

    struct Sample: Sendable, Equatable {
        var minute: Int64
        var linkedShare: Double
        var onTimeline: Double
        var lagSeconds: Double
    }

    private let samples = Mutex<[Sample]>([])

    init() {}

    /// One sample a minute, the last one wins; except that of lag the worst stays.
    func note(at now: Timestamp, linkedShare: Double, onTimeline: Double, lagSeconds: Double) -> [Sample] {
        let minute = now.milliseconds / Self.span.milliseconds
        return samples.withLock { samples in
            var sample = Sample(
                minute: minute, linkedShare: linkedShare, onTimeline: onTimeline, lagSeconds: lagSeconds)
            if let last = samples.last, last.minute == minute {
                sample.lagSeconds = max(sample.lagSeconds, last.lagSeconds)
                samples.removeLast()
            }
            samples.append(sample)
            samples.removeFirst(max(0, samples.count - Self.length))
            return samples
        }
    }
}
