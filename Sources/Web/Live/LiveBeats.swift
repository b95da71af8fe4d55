import Sync

/// What goes down the line of one open page: "read your parts again".
enum LiveBeat {
    static let text = "event: changed\ndata: dashboard\n\n"
}

/// Changes as beats: one at once, for what changed before the line was up, then at most one every `calm`, however many
/// changes there are, and one after `silence`, because some figures grow with time alone. Ends when nobody listens.
func liveBeats(
    of changes: Changes, calm: Duration = .milliseconds(500), silence: Duration = .seconds(10)
) -> AsyncStream<Void> {
    let (beats, beat) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    // One place: changes that come while the page is left in calm become one.
    let (news, tell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let topics = changes.subscribe()
    tell.yield()
    let work = Task {
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask {
                for await _ in topics { tell.yield() }
            }
            group.addTask {
                for await _ in news {
                    beat.yield()
                    try await Task.sleep(for: calm)
                }
            }
            group.addTask {
                while true {
                    try await Task.sleep(for: silence)
                    tell.yield()
                }
            }
        }
    }
    beat.onTermination = { _ in work.cancel() }
    return beats
}
