import Domain
import Storage
import Sync

/// What the pages about the team show of the database.
struct TeamReading: Sendable {
    var now: Timestamp
    var workspace: Workspace?
    var rows: [MemberTable.Row]
    var invitations: [OneTimeLink]
    /// What became of the mails with invitations.
    var mails: [OneTimeLinkID: Mail]
    var sendsMail: Bool
    var owners: [Owner]
    var numbers: [BusinessNumber]

    static func read(_ services: WebServices) async throws -> TeamReading {
        let (workspace, now) = (services.workspace, services.clock.now)
        let sendsMail = services.membership?.sendsMail ?? false
        return try await services.database.read { connection in
            let invitations = try OneTimeLinkTable.all(connection, workspace, .invitation).filter { $0.isGood(at: now) }
            return TeamReading(
                now: now, workspace: try WorkspaceTable.find(connection, workspace),
                rows: try MemberTable.all(connection, workspace), invitations: invitations,
                mails: try MailTable.all(connection, workspace, links: invitations.map(\.id)), sendsMail: sendsMail,
                owners: try OwnerTable.all(connection, workspace).sorted { $0.displayName < $1.displayName },
                numbers: try BusinessNumberTable.all(connection, workspace))
        }
    }

    /// The names of numbers somebody sees; `nil` = all of them.
    func names(of numbers: Set<BusinessNumberID>?) -> String {
        guard let numbers else { return localized("all numbers") }
        let names = self.numbers.filter { numbers.contains($0.id) }.map(\.label)
        return names.isEmpty ? localized("no number") : names.joined(separator: ", ")
    }
}

extension BusinessNumber {
    /// As people tell numbers apart.
    var label: String { verifiedName.isEmpty ? displayPhone : "\(verifiedName) · \(displayPhone)" }
}

extension Permission {
    /// What an admin grants, in words.
    var words: String {
        switch self {
        case .work: localized("See the dashboard and chats")
        case .sendMessages: localized("Write to customers")
        case .changeLinks: localized("Link and unlink people")
        case .writeRecords: localized("Change records in HubSpot")
        case .changeSync: localized("Change how linking and the timeline work")
        case .mapUsers: localized("Choose the HubSpot user of a number")
        case .manageConnections: localized("Connect accounts")
        case .manageTeam: localized("Change the team")
        case .manageWorkspace: localized("Change the workspace")
        case .readAudit: localized("Read the audit")
        }
    }
}
