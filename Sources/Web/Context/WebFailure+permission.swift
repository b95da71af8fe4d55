import Domain
import HTTPTypes

extension WebFailure {
    static func notAllowed(_ permission: Permission) -> WebFailure {
        WebFailure(
            status: .forbidden, code: "not_allowed",
            message: "\(sentence(permission)) \(way(permission))")
    }

    /// What only admins may cannot be granted: promising it would send people to a page without that choice.
    private static func way(_ permission: Permission) -> String {
        Permission.grantable.contains(permission)
            ? "An admin of this workspace can grant it on the page Team." : "Ask an admin of this workspace."
    }

    private static func sentence(_ permission: Permission) -> String {
        switch permission {
        case .work: "Your account is not active."
        case .sendMessages: "You may not write to customers."
        case .changeLinks: "You may not change who is linked to whom."
        case .writeRecords: "You may not change records in HubSpot."
        case .changeSync: "You may not change how Liaison works with HubSpot."
        case .mapUsers: "Only an admin chooses the HubSpot user of a number."
        case .manageConnections: "Only an admin connects accounts."
        case .manageTeam: "Only an admin changes the team."
        case .manageWorkspace: "Only an admin changes the workspace."
        case .readAudit: "Only an admin reads the audit."
        }
    }
}
