public import Domain
public import Storage

/// What a workspace takes of files: read, and changed by its admin.
public struct MediaChoices: Sendable {
    /// Reopened at once; what is more comes with the next change or start.
    private static let reopenedMax = 5_000

    private let database: any SQLDatabase
    private let workspace: WorkspaceID
    private let changes: Changes
    private let clock: WallClock
    private let ids: IDSource

    public init(
        database: any SQLDatabase, workspace: WorkspaceID, changes: Changes, clock: WallClock, ids: IDSource
    ) {
        self.database = database
        self.workspace = workspace
        self.changes = changes
        self.clock = clock
        self.ids = ids
    }

    public func settings() async throws -> MediaSettings {
        let workspace = workspace
        return try await database.read { try MediaSettingsTable.find($0, workspace) }
    }

    /// Files that were refused under the old settings and would not be under the new ones are fetched, as long as
    /// WhatsApp keeps them. Timelines that show files are written anew where that is shown otherwise now.
    public func save(_ settings: MediaSettings, author: Author) async throws {
        let (workspace, now, id): (WorkspaceID, Timestamp, AuditID) = (workspace, clock.now, ids.next())
        try await database.write { connection in
            let before = try MediaSettingsTable.find(connection, workspace)
            if before == settings { return }
            try MediaSettingsTable.save(connection, workspace, settings)
            try AuditTable.add(
                connection, workspace,
                AuditEntry(
                    id: id, at: now, author: author, verb: "media_settings_changed", subject: "workspace:\(workspace)",
                    before: before.summary, after: settings.summary, reason: "Changed by hand."))
            let refused = try MediaTable.refused(
                connection, workspace, because: [.tooLarge, .wrongType], now: now, limit: Self.reopenedMax)
            for download in refused where settings.mayTake(download, after: before) {
                try MediaTable.decide(connection, workspace, download.reopened(now: now))
            }
        }
        changes.announce(.media)
        changes.announce(.attachments)
    }
}

extension MediaSettings {
    fileprivate func mayTake(_ download: MediaDownload, after before: MediaSettings) -> Bool {
        guard objection(to: download.kind, type: download.mimeType, size: nil) == nil else { return false }
        // How large a refused file is was not kept.
        return download.problem?.word != .tooLarge || limit(of: download.kind) > before.limit(of: download.kind)
    }

    fileprivate var summary: String {
        let limits = bytesMax.map { "\($0.key.rawValue) \(byteSize($0.value))" }.sorted()
        let refused = refusedTypes.isEmpty ? [] : ["without " + refusedTypes.joined(separator: ", ")]
        return (["\(delivery.rawValue) up to \(byteSize(attachBytesMax))"] + limits + refused).joined(separator: "; ")
    }
}
