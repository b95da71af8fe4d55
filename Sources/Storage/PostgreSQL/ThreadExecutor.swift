import NIOPosix

/// One thread that runs an actor's work. libpq blocks while it waits for the server, and a blocked thread of the
/// cooperative pool would stop everything else.
final class ThreadExecutor: SerialExecutor {
    private let thread: NIOThreadPool

    init() {
        thread = NIOThreadPool(numberOfThreads: 1)
        thread.start()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // After `stop` the pool runs the work at once on the caller's thread, so that no task hangs.
        thread.submit { _ in
            job.runSynchronously(on: self.asUnownedSerialExecutor())
        }
    }

    func stop() async {
        try? await thread.shutdownGracefully()
    }
}
