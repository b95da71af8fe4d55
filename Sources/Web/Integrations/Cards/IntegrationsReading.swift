import Domain
import Storage

/// What the cards are made from.
struct IntegrationsReading: Sendable {
    var workspace: Workspace?
    var accounts: ConnectedAccounts
    var contacts: Int64
    var links: Int64
    var heardAt: Timestamp?
    var text: PageText
    var sandboxPage: String?

    /// - Parameter totals: as they are kept for a while, for counting is dear.
    init(_ services: WebServices, totals: WorkspaceTotals) async throws {
        let (id, now) = (services.workspace, services.clock.now)
        let found = try await services.database.read { connection in
            (
                workspace: try WorkspaceTable.find(connection, id),
                accounts: try ConnectedAccounts.read(connection, id),
                heardAt: try IntakeTable.newest(connection, id, source: "whatsapp")
            )
        }
        workspace = found.workspace
        accounts = found.accounts
        contacts = totals.contacts
        links = totals.linksActive
        heardAt = found.heardAt
        text = PageText(now: now, timeZone: found.workspace?.timeZone ?? "UTC")
        sandboxPage = services.sandboxPage
    }
}
