public import Domain
import Synchronization

/// "This changed": wakes workers and open pages. A nudge only; the tables remain the truth.
public final class Changes: Sendable {
    public enum Topic: Sendable, Hashable {
        case intake
        case chat(ChatID)
        case links
        case timeline
        case contacts
        case connections
    }

    private struct Listeners {
        var nextID = 0
        var continuations: [Int: AsyncStream<Topic>.Continuation] = [:]
    }

    private let listeners = Mutex(Listeners())

    public init() {}

    public func announce(_ topic: Topic) {
        let continuations = listeners.withLock { Array($0.continuations.values) }
        for continuation in continuations {
            continuation.yield(topic)
        }
    }

    /// A stream that drops what a slow listener does not take: 64 topics are kept, the newest win.
    public func subscribe() -> AsyncStream<Topic> {
        let (stream, continuation) = AsyncStream.makeStream(of: Topic.self, bufferingPolicy: .bufferingNewest(64))
        let id = listeners.withLock { listeners in
            listeners.nextID += 1
            listeners.continuations[listeners.nextID] = continuation
            return listeners.nextID
        }
        continuation.onTermination = { [weak self] _ in
            self?.listeners.withLock { _ = $0.continuations.removeValue(forKey: id) }
        }
        return stream
    }
}
