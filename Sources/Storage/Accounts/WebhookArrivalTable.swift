public import Domain

/// When the newest webhook of each number came: the proof that the way from Meta to here is open.
public enum WebhookArrivalTable {
    public struct Arrival: Sendable, Hashable {
        public var account: WhatsAppAccountID
        /// `nil` = about the account itself.
        public var number: BusinessNumberID?

        public init(account: WhatsAppAccountID, number: BusinessNumberID?) {
            self.account = account
            self.number = number
        }
    }

    /// An older one that is read late changes nothing.
    public static func note(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ arrival: Arrival, at moment: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO webhook_arrivals (workspace_id, account_id, number_id, heard_at)
            VALUES (\(workspace), \(arrival.account), \(arrival.number?.value ?? ""), \(moment))
            ON CONFLICT (workspace_id, account_id, number_id) DO UPDATE SET heard_at = excluded.heard_at
            WHERE excluded.heard_at > webhook_arrivals.heard_at
            """)
    }

    /// `nil` = nothing was heard of the account yet.
    public static func newest(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of account: WhatsAppAccountID
    ) throws -> Timestamp? {
        try connection.row(
            """
            SELECT MAX(heard_at) AS heard_at FROM webhook_arrivals
            WHERE workspace_id = \(workspace) AND account_id = \(account)
            """)?.optionalTimestamp("heard_at")
    }
}
