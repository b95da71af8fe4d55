/// What came of one try.
public enum MediaOutcome: Sendable, Equatable {
    case stored(KeptFile)
    /// It may go well another time, not before `after`.
    case failed(MediaProblem, after: Duration = .zero)
    case refused(MediaProblem)
    /// The connection's token is no good: nothing is tried until there is another.
    case disconnected(MediaProblem)
}

extension MediaDownload {
    /// A try that is not heard of for this long was cut off by a crash. Longer than the longest download may take.
    public static let tryLimit = Duration.seconds(1200)
    /// The bytes may have been damaged on the way, but not so often.
    static let wrongHashTriesMax: Int64 = 5

    /// A try begins.
    public func begun(now: Timestamp) -> MediaDownload {
        var next = self
        next.state = .downloading
        next.attempts += 1
        next.dueAt = now + Self.tryLimit
        return next
    }

    /// What follows from a try's end.
    public func next(_ outcome: MediaOutcome, now: Timestamp) -> MediaDownload {
        switch outcome {
        case .stored(let file):
            var next = settled(.stored, nil, now: now)
            next.file = file
            return next
        case .refused(let problem): return settled(.refused, problem, now: now)
        case .failed(let problem, _) where problem.word == .wrongHash && isOftenWrong:
            return settled(.refused, problem, now: now)
        case .failed(let problem, let after):
            if now >= expiresAt { return settled(.gone, .expired(after: problem), now: now) }
            // The last try is at the end, whatever the pace.
            return waiting(problem, until: min(now + max(after, pause), expiresAt))
        case .disconnected(let problem):
            if now >= expiresAt { return settled(.gone, .expired(after: problem), now: now) }
            var next = waiting(problem, until: now)
            // It was not the file's fault.
            next.attempts = max(0, attempts - 1)
            return next
        }
    }

    /// Once more from the start: a limit was raised, or a host is known by now.
    public func reopened(now: Timestamp) -> MediaDownload {
        var next = waiting(problem, until: now)
        next.attempts = 0
        next.settledAt = nil
        return next
    }

    /// The try before brought wrong bytes too, and there were several.
    private var isOftenWrong: Bool { problem?.word == .wrongHash && attempts >= Self.wrongHashTriesMax }

    /// Short at first, since links die within five minutes and most trouble passes; an hour in the end.
    private var pause: Duration {
        let seconds: [Int64] = [1, 5, 20, 60, 300, 900, 3600]
        let base = seconds[Int(min(max(attempts, 1), Int64(seconds.count))) - 1]
        // What failed together need not come back together.
        return .milliseconds(base * 1000 + base * 100 * (abs(message.value % 10)) / 10)
    }

    private func waiting(_ problem: MediaProblem?, until moment: Timestamp) -> MediaDownload {
        var next = self
        next.state = .waiting
        next.problem = problem
        next.dueAt = moment
        return next
    }

    func settled(_ state: State, _ problem: MediaProblem?, now: Timestamp) -> MediaDownload {
        var next = self
        next.state = state
        next.problem = problem
        next.dueAt = nil
        next.settledAt = now
        return next
    }
}
