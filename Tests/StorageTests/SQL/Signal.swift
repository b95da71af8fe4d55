import Dispatch

/// Something that happens once. Also for the closures of transactions, which cannot await: they run on threads of the
/// database, where waiting blocks nobody else.
final class Signal: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let semaphore = DispatchSemaphore(value: 0)

    init() {
        (stream, continuation) = AsyncStream.makeStream()
    }

    func raise() {
        continuation.finish()
        semaphore.signal()
    }

    func wait() async {
        for await _ in stream {}
    }

    func waitBlocking() {
        semaphore.wait()
    }
}
