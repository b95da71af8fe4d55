public import Domain
import HubSpot
public import Storage

/// Which fields of a contact the card shows: read by every card, changed by an admin.
public struct CardChoices: Sendable {
    /// Until somebody chooses. Whose contact it is stands on every card and is not among them.
    public static let usual = HubSpotClient.cardProperties.filter { $0 != ownerProperty }.map { CardField($0) }
    /// Whose contact it is: its value is an `OwnerID`.
    public static let ownerProperty = HubSpotClient.ownerProperty

    private let database: any SQLDatabase
    private let workspace: WorkspaceID
    private let clock: WallClock
    private let ids: IDSource

    public init(database: any SQLDatabase, workspace: WorkspaceID, clock: WallClock, ids: IDSource) {
        self.database = database
        self.workspace = workspace
        self.clock = clock
        self.ids = ids
    }

    /// In the order of the card.
    public static func fields(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> [CardField] {
        try CardFieldTable.all(connection, workspace) ?? usual
    }

    /// Keeps the choice with who made it. A field that is named twice counts once, and none beyond
    /// `CardField.countMax` is kept; choosing none brings the usual ones back. Throws `SQLError`.
    public func save(_ fields: [CardField], author: Author) async throws {
        let (workspace, now, id): (WorkspaceID, Timestamp, AuditID) = (workspace, clock.now, ids.next())
        let chosen = Self.cleaned(fields)
        let kept = chosen.isEmpty ? Self.usual : chosen
        try await database.write { connection in
            let before = try Self.fields(connection, workspace)
            if before == kept { return }
            try CardFieldTable.replace(connection, workspace, with: kept)
            try AuditTable.add(
                connection, workspace,
                AuditEntry(
                    id: id, at: now, author: author, verb: "setting_changed", subject: "workspace:\(workspace)",
                    before: Self.text(before), after: Self.text(kept),
                    reason: "The fields of the contact card."))
        }
    }

    private static func cleaned(_ fields: [CardField]) -> [CardField] {
        var seen: Set<String> = [ownerProperty]
        return Array(fields.filter { seen.insert($0.property).inserted }.prefix(CardField.countMax))
    }

    private static func text(_ fields: [CardField]) -> String {
        "card: " + fields.map { $0.property + ($0.isRequired ? "*" : "") }.joined(separator: ", ")
    }
}
