import Domain
import HubSpot
import Storage

/// On what else, beside contacts, entries stand: what the workspace wants, as far as HubSpot lets us.
struct TimelineReach: Sendable, Equatable {
    /// HubSpot is asked again so long after it refused.
    static let refusalLength = Duration.seconds(86_400)

    /// Entries are written like this.
    var applied: Set<TimelineAssociation> = []
    /// Entries are to be written like this.
    var wanted: Set<TimelineAssociation> = []
    /// HubSpot does not let us at these: what stands there stays.
    var frozen: Set<TimelineAssociation> = []
    /// What all entries are to be looked at for: it is wanted since, or no longer, or can be done again.
    var changes: Set<TimelineAssociation> = []
    /// Held up by a permission that is missing since.
    var losses: Set<TimelineAssociation> = []

    init(_ connection: any SQLConnection, _ workspace: WorkspaceID, now: Timestamp? = nil) throws {
        let scopes = try HubSpotAccountTable.find(connection, workspace)?.scopes ?? [:]
        for (kind, row) in try TimelineAssociationTable.all(connection, workspace) {
            let isMissing = ScopeNeed.reading(kind.recordType).map { scopes[$0.scope] == .missing } ?? false
            let isRefused = row.refusedAt.map { refusedAt in now.map { $0 - refusedAt < Self.refusalLength } ?? true }
            if row.isApplied { applied.insert(kind) }
            if isMissing || isRefused ?? false {
                frozen.insert(kind)
                if isMissing, row.refusedAt == nil, row.isWanted || row.isApplied { losses.insert(kind) }
            } else {
                if row.isWanted { wanted.insert(kind) }
                if row.isApplied != row.isWanted || row.refusedAt != nil { changes.insert(kind) }
            }
        }
        applied.subtract(frozen)
    }
}
