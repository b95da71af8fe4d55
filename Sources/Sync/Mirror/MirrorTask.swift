import Domain
import Storage

/// What the mirror does next.
enum MirrorTask: Sendable, Equatable {
    case readOwners
    /// The first import's next pages.
    case importPages
    /// Records that something said have changed.
    case reread
    /// The incremental read's next page.
    case readChanges
    /// The nightly comparison is to begin.
    case startComparison
    /// The comparison's next page.
    case comparePage
    /// Nothing until then.
    case rest(until: Timestamp)

    static let ownersEvery = Duration.seconds(600)
    static let changesEvery = Duration.seconds(180)
    /// On the clock of the workspace: when nobody works and HubSpot's calls are free.
    static let comparisonHour: Int64 = 1

    /// Owners first, since without them nothing can be given to anybody; changes only once everything is imported; the
    /// comparison last, for it takes minutes and nobody waits for it.
    static func next(
        _ progress: MirrorProgress, rereadDue: Timestamp?, calendar: LocalCalendar, now: Timestamp
    ) -> MirrorTask {
        let ownersDue = progress.ownersReadAt.map { $0 + ownersEvery } ?? now
        if ownersDue <= now { return .readOwners }
        if let rereadDue, rereadDue <= now { return .reread }
        guard let imported = progress.importFinishedAt else { return .importPages }
        let changesDue = progress.changesReadAt.map { $0 + changesEvery } ?? now
        if changesDue <= now { return .readChanges }
        if progress.comparison.isRunning { return .comparePage }
        let comparisonDue = calendar.next(
            hour: comparisonHour, after: max(imported, progress.comparison.finishedAt ?? imported))
        if comparisonDue <= now { return .startComparison }
        return .rest(until: min(ownersDue, changesDue, comparisonDue, rereadDue ?? changesDue))
    }
}
