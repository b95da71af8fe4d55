import Domain
import HubSpot
import Storage

extension Mirror {
    /// All owners, the deactivated ones too. Entries whose owner came or went are looked at again.
    func readOwners() async throws {
        var owners: [Owner] = []
        for archived in [false, true] {
            var after: String?
            repeat {
                let page = try await client.owners(archived: archived, after: after)
                owners += page.results
                after = page.after
            } while after != nil
        }
        let (workspace, now, read) = (workspace, clock.now, owners)
        try await database.write { connection in
            let before = Set(try OwnerTable.all(connection, workspace).filter { !$0.isArchived }.map(\.id))
            // HubSpot lists an owner among the active ones or among the archived ones; whoever is in neither has gone.
            let known = Set(read.map(\.id))
            for var gone in try OwnerTable.all(connection, workspace) where !known.contains(gone.id) {
                gone.isArchived = true
                try OwnerTable.save(connection, workspace, gone)
            }
            for owner in read { try OwnerTable.save(connection, workspace, owner) }
            let after = Set(read.filter { !$0.isArchived }.map(\.id))
            for owner in before.symmetricDifference(after) {
                try TimelineEntryTable.markStanding(connection, workspace, ownedBy: owner, now: now)
                try TimelineWalkTable.start(connection, workspace, owner: owner)
            }
            try HubSpotAccountTable.saveOwnersRead(connection, workspace, at: now)
        }
        changes.announce(.contacts)
        changes.announce(.timeline)
    }
}
