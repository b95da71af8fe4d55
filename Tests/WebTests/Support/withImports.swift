import Domain
import Storage
import Sync
import TestEngines

@testable import Web

/// A site where everything is connected and address books are taken in.
func withImports(_ engine: TestEngine, _ test: @Sendable (Site) async throws -> Void) async throws {
    try await withSite(
        engine, story: .empty,
        setup: { site in
            let services = site.services
            site.services.contactImports = ContactImports(
                database: services.database, workspace: services.workspace, pace: TimelineEntryTable.Pace(),
                changes: services.changes, clock: services.clock, ids: .counting(from: 5000))
        }, test)
}
