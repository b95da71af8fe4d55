import Domain
import Storage

/// What the page of WhatsApp accounts is made from.
struct WhatsAppReading: Sendable {
    /// Nobody has more accounts or numbers on one page; of templates more are in the table.
    static let accountsMax = 50
    static let templatesMax = 500

    var now: Timestamp
    var workspace: Workspace?
    var accounts: [WhatsAppAccountList.Item]
    var numbers: [NumberList.Item]
    var templates: [MessageTemplate]
    var owners: [Owner]
    var canSignUp: Bool
    var callbackURL: String
    var mayManage: Bool
    var sandboxPage: String?

    init(_ services: WebServices, canSignUp: Bool, _ context: WebContext) async throws {
        let workspace = services.workspace
        let found = try await services.database.read { connection in
            (
                workspace: try WorkspaceTable.find(connection, workspace),
                accounts: try WhatsAppAccountList.page(
                    connection, workspace, WhatsAppAccountList.Filter(), PageRequest(limit: Self.accountsMax)
                ).items,
                numbers: try NumberList.page(
                    connection, workspace, NumberList.Filter(), PageRequest(limit: UserMappingReading.numbersMax)
                ).items,
                templates: try TemplateList.page(
                    connection, workspace, TemplateList.Filter(), PageRequest(limit: Self.templatesMax)
                ).items,
                owners: try OwnerTable.all(connection, workspace)
            )
        }
        now = services.clock.now
        self.workspace = found.workspace
        accounts = found.accounts
        numbers = found.numbers
        templates = found.templates.sorted { ($0.name, $0.language) < ($1.name, $1.language) }
        owners = found.owners
        self.canSignUp = canSignUp
        callbackURL = services.publicURL + SiteURL.whatsAppWebhook.path
        mayManage = context.may(.manageConnections)
        sandboxPage = services.sandboxPage
    }
}
