public import Domain
public import Foundation

/// The connected HubSpot account of a workspace, its token under seal, and how far the mirror has read.
public enum HubSpotAccountTable {
    public struct Row: Sendable {
        public var account: HubSpotAccount
        public var sealedToken: Data
        public var state: ConnectionState
        public var connectedAt: Timestamp
        public var mirror: MirrorProgress
    }

    public static func find(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Row? {
        try connection.row("SELECT * FROM hubspot_accounts WHERE workspace_id = \(workspace)").map(row)
    }

    /// Connects, or connects again: a new token for the same account keeps what the mirror has read.
    public static func connect(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: HubSpotAccount, sealedToken: Data,
        sealedClientSecret: Data?, state: ConnectionState, now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO hubspot_accounts (workspace_id, hub_id, time_zone, ui_domain, currency, sealed_token,
                sealed_client_secret, state, sentence, connected_at, import_started_at)
            VALUES (\(workspace), \(account.id), \(account.timeZone), \(account.uiDomain), \(account.currency),
                \(sealedToken), \(sealedClientSecret), \(state.word.rawValue), \(state.sentence), \(now), \(now))
            ON CONFLICT (workspace_id) DO UPDATE SET
                hub_id = excluded.hub_id, time_zone = excluded.time_zone, ui_domain = excluded.ui_domain,
                currency = excluded.currency, sealed_token = excluded.sealed_token,
                sealed_client_secret = COALESCE(excluded.sealed_client_secret, hubspot_accounts.sealed_client_secret),
                state = excluded.state, sentence = excluded.sentence, connected_at = excluded.connected_at
            """)
    }

    /// Secrets of HubSpot apps, by whose webhooks they sign.
    public static func clientSecrets(
        _ connection: any SQLConnection
    ) throws -> [(workspace: WorkspaceID, sealed: Data)] {
        try connection.rows(
            """
            SELECT workspace_id, sealed_client_secret FROM hubspot_accounts WHERE sealed_client_secret IS NOT NULL
            """
        ).map { (try $0.id("workspace_id"), try $0.data("sealed_client_secret")) }
    }

    public static func setState(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ state: ConnectionState
    ) throws {
        try connection.run(
            """
            UPDATE hubspot_accounts SET state = \(state.word.rawValue), sentence = \(state.sentence)
            WHERE workspace_id = \(workspace)
            """)
    }

    /// How far contacts are read. Owners have a time of their own: see `saveOwnersRead`.
    public static func saveMirror(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ mirror: MirrorProgress
    ) throws {
        try connection.run(
            """
            UPDATE hubspot_accounts SET
                import_started_at = \(mirror.importStartedAt), import_after = \(mirror.importAfter),
                import_finished_at = \(mirror.importFinishedAt), imported = \(mirror.imported),
                changes_cursor = \(mirror.changesCursor), changes_read_at = \(mirror.changesReadAt)
            WHERE workspace_id = \(workspace)
            """)
    }

    public static func saveOwnersRead(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, at moment: Timestamp
    ) throws {
        try connection.run(
            "UPDATE hubspot_accounts SET owners_read_at = \(moment) WHERE workspace_id = \(workspace)")
    }

    /// Somebody may have left or come: the owners are to be read at the next occasion.
    public static func rereadOwners(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws {
        try connection.run(
            "UPDATE hubspot_accounts SET owners_read_at = NULL WHERE workspace_id = \(workspace)")
    }

    private static func row(_ row: SQLRow) throws -> Row {
        Row(
            account: HubSpotAccount(
                id: try row.vendorID("hub_id"), timeZone: try row.text("time_zone"),
                uiDomain: try row.text("ui_domain"),
                currency: try row.optionalText("currency")),
            sealedToken: try row.data("sealed_token"),
            state: try connectionState(row),
            connectedAt: try row.timestamp("connected_at"),
            mirror: MirrorProgress(
                importStartedAt: try row.timestamp("import_started_at"),
                importAfter: try row.optionalText("import_after"),
                importFinishedAt: try row.optionalTimestamp("import_finished_at"),
                imported: try row.integer("imported"),
                changesCursor: try row.optionalText("changes_cursor"),
                changesReadAt: try row.optionalTimestamp("changes_read_at"),
                ownersReadAt: try row.optionalTimestamp("owners_read_at")))
    }
}

/// How far the mirror has read HubSpot. Stored with every page, so a restart goes on where it was.
public struct MirrorProgress: Sendable, Equatable {
    public var importStartedAt: Timestamp
    /// HubSpot's paging word of the next page; `nil` before the first and after the last.
    public var importAfter: String?
    public var importFinishedAt: Timestamp?
    public var imported: Int64
    /// The connector's cursor of the incremental read, as text.
    public var changesCursor: String?
    public var changesReadAt: Timestamp?
    public var ownersReadAt: Timestamp?
}

/// The state columns that both vendors' accounts share.
func connectionState(_ row: SQLRow) throws -> ConnectionState {
    ConnectionState(
        ConnectionState.Word(rawValue: try row.text("state")) ?? .degraded, try row.text("sentence"))
}
