import Domain
import Storage

/// What the mirror does next.
enum MirrorTask: Sendable, Equatable {
    case readOwners
    /// The first import's next page.
    case importPage
    /// Records that something said have changed.
    case reread
    /// The incremental read's next page.
    case readChanges
    /// Nothing until then.
    case rest(until: Timestamp)

    static let ownersEvery = Duration.seconds(600)
    static let changesEvery = Duration.seconds(180)

    /// Owners first, since without them nothing can be given to anybody; changes only once everything is imported.
    static func next(_ progress: MirrorProgress, rereadDue: Timestamp?, now: Timestamp) -> MirrorTask {
        let ownersDue = progress.ownersReadAt.map { $0 + ownersEvery } ?? now
        if ownersDue <= now { return .readOwners }
        if let rereadDue, rereadDue <= now { return .reread }
        guard progress.importFinishedAt != nil else { return .importPage }
        let changesDue = progress.changesReadAt.map { $0 + changesEvery } ?? now
        if changesDue <= now { return .readChanges }
        return .rest(until: min(ownersDue, changesDue, rereadDue ?? changesDue))
    }
}
