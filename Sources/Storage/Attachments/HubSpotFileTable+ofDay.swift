public import Domain

extension HubSpotFileTable {
    /// Files of one chat's day that HubSpot holds.
    public static func ofDay(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, chat: ChatID, group: Int64
    ) throws -> [Row] {
        let hashes = try connection.rows(
            """
            SELECT DISTINCT d.file_hash FROM media AS d
            JOIN messages AS m ON m.workspace_id = d.workspace_id AND m.message_id = d.message_id
            WHERE d.workspace_id = \(workspace) AND m.chat_id = \(chat) AND m.day = \(group)
                AND d.file_hash IS NOT NULL
            """
        ).compactMap { FileHash(bytes: try $0.data("file_hash")) }
        return try find(connection, workspace, Set(hashes)).values.filter { $0.state == .standing }
            .sorted { $0.hash < $1.hash }
    }
}
