public import Domain

/// The ledger of communications: the chats as HubSpot shows them.
public enum CommunicationTable: TimelineLedger {
    public typealias Noun = CommunicationDraft

    public static let table: SQL = "communications"
    public static let idColumn: SQL = "communication_id"

    /// Whether these still stand on records of this kind is not known any more: they are put on again.
    public static func doubt(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ kind: TimelineAssociation
    ) throws {
        try connection.run(
            """
            UPDATE communications SET hash = ''
            WHERE workspace_id = \(workspace) AND records LIKE \("%\(kind.rawValue):%")
            """)
    }
}
