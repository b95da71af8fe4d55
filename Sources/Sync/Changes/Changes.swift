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
        /// A phone is to be written to HubSpot, or was.
        case phones
        /// A message came that may have a file.
        case media
        /// What HubSpot holds of files is to be compared.
        case attachments
        /// Something is to be sent, or how it may be sent is known better.
        case outgoing
        /// An account was connected, or given another token.
        case connected
        /// A connection is in another state. For those who look, not for workers: they are who noted it.
        case connections
        /// A mail is to be sent.
        case mail
        /// Somebody joined, or may do other things.
        case team
    }

    private struct Listener {
        /// `nil` = everything.
        var topics: Set<Topic>?
        var continuation: AsyncStream<Topic>.Continuation
    }

    private struct Listeners {
        var nextID = 0
        var byID: [Int: Listener] = [:]
    }

    private let listeners = Mutex(Listeners())

    public init() {}

    public func announce(_ topic: Topic) {
        let interested = listeners.withLock { listeners in
            listeners.byID.values.filter { $0.topics?.contains(topic) ?? true }
        }
        for listener in interested {
            listener.continuation.yield(topic)
        }
    }

    /// A stream that drops what a slow listener does not take: 64 topics are kept, the newest win.
    public func subscribe(to topics: Set<Topic>? = nil) -> AsyncStream<Topic> {
        let (stream, continuation) = AsyncStream.makeStream(of: Topic.self, bufferingPolicy: .bufferingNewest(64))
        let id = listeners.withLock { listeners in
            listeners.nextID += 1
            listeners.byID[listeners.nextID] = Listener(topics: topics, continuation: continuation)
            return listeners.nextID
        }
        continuation.onTermination = { [weak self] _ in
            self?.listeners.withLock { _ = $0.byID.removeValue(forKey: id) }
        }
        return stream
    }
}
