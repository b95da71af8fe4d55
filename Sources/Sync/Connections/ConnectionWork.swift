import Domain
import HubSpot
import Storage

/// Keeps a HubSpot connection alive: refreshes its token before it ends, and asks now and then what it may do.
struct ConnectionWork: Sendable {
    /// Scopes, time zone and data centre of an account change seldom, and nobody tells.
    static let checkEvery = Duration.seconds(6 * 3600)

    let connections: Connections
    let workspace: WorkspaceID

    /// Does what is due. Returns when the next thing is; `nil` = nothing is connected.
    func step() async throws -> Timestamp? {
        let workspace = workspace
        guard let row = try await connections.database.read({ try HubSpotAccountTable.find($0, workspace) }),
            row.state.lets
        else { return nil }
        let now = connections.clock.now
        if let due = row.tokens.refreshDue, due <= now {
            _ = try await connections.renew(workspace, rejected: nil)
            return now
        }
        let checkDue = row.checkedAt.map { $0 + Self.checkEvery } ?? now
        if checkDue <= now {
            _ = try await connections.checkHubSpot(workspace, .background)
            return now
        }
        return [row.tokens.refreshDue, checkDue].compactMap(\.self).min()
    }
}
