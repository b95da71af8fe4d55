import Domain
import HubSpot
import Storage

/// The nightly comparison: deletions and merges that no webhook told of are invisible to the incremental read.
extension Mirror {
    func startComparison() async throws {
        let (workspace, now) = (workspace, clock.now)
        try await database.write { try HubSpotAccountTable.startComparison($0, workspace, now: now) }
    }

    /// One page. With the last one, whoever HubSpot did not list is asked for by id, and everybody unlinked is looked
    /// at.
    func comparePage(_ comparison: MirrorProgress.Comparison) async throws {
        guard let startedAt = comparison.startedAt else { return }
        let page = try await client.contacts(after: comparison.after)
        let (workspace, now) = (workspace, clock.now)
        var comparison = comparison
        comparison.read += Int64(page.results.count)
        comparison.after = page.after
        if page.after == nil { comparison.finishedAt = now }
        let (read, listed) = (comparison, page.results.map(\.id))
        try await store(page.results, page.merges) { connection in
            try ContactTable.markSeen(connection, workspace, listed, at: startedAt)
            try HubSpotAccountTable.saveComparison(connection, workspace, read)
            guard read.finishedAt != nil else { return }
            try ContactTable.rereadUnseen(connection, workspace, since: startedAt, now: now)
            try LinkQueueTable.addEverybodyUnlinked(connection, workspace, cause: "nightly comparison", now: now)
        }
    }
}
