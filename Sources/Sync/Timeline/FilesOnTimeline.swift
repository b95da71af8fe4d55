import Domain
import HubSpot
import Storage

/// Reads what timelines say of files. What all of them share is read once.
struct FilesOnTimeline {
    private let connection: any SQLConnection
    private let workspace: WorkspaceID
    private let links: String?
    let showing: MediaShowing

    init(_ connection: any SQLConnection, _ workspace: WorkspaceID, links: String?) throws {
        self.connection = connection
        self.workspace = workspace
        self.links = links
        showing = try Self.showing(connection, workspace)
    }

    /// What the workspace wants, and the connected account allows.
    static func showing(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> MediaShowing {
        MediaShowing(
            try MediaSettingsTable.find(connection, workspace), mayUpload: try mayUpload(connection, workspace))
    }

    /// Not known to be forbidden.
    static func mayUpload(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Bool {
        let scopes = try HubSpotAccountTable.find(connection, workspace)?.scopes ?? [:]
        return ScopeNeed.files.map { scopes[$0.scope] != .missing } ?? true
    }

    func find(_ messages: [Message]) throws -> [MessageID: FileOnTimeline] {
        let ids = messages.filter { $0.content.media != nil }.map(\.id)
        let downloads = try MediaTable.find(connection, workspace, ids)
        let held = try HubSpotFileTable.find(
            connection, workspace, Set(downloads.values.compactMap(\.file?.hash)))
        return downloads.mapValues { download in
            let state = download.file.flatMap { held[$0.hash]?.state }
            return FileOnTimeline(download, showing, held: state, links: links)
        }
    }
}
