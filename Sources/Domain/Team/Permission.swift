/// What somebody may do here. Asked through `Member.may(_:)`, nowhere else.
public enum Permission: String, Sendable, CaseIterable, Codable {
    /// The dashboard, one's own account, the chats one sees.
    case work
    /// Write to customers.
    case sendMessages = "send_messages"
    /// Link, unlink, settle, block.
    case changeLinks = "change_links"
    /// Change contacts, deals, tickets, tasks and notes in HubSpot.
    case writeRecords = "write_records"
    /// How linking, the timeline and files work.
    case changeSync = "change_sync"
    /// Which HubSpot user answers for which number.
    case mapUsers = "map_users"
    /// Connect and disconnect HubSpot and WhatsApp.
    case manageConnections = "manage_connections"
    /// Invite, change and deactivate members.
    case manageTeam = "manage_team"
    /// The workspace's name, time zone, country, quick replies, tokens.
    case manageWorkspace = "manage_workspace"
    /// Who did what.
    case readAudit = "read_audit"

    /// What every agent may without being granted anything.
    public static let ofEveryAgent: Set<Permission> = [.work, .sendMessages]

    /// What an admin can grant to an agent.
    public static let grantable: [Permission] = [.changeLinks, .writeRecords, .changeSync]
}
