public import Domain

/// Files of messages that are not here and will not be, the newest first. What was erased because a person asked for
/// it is not missed.
public struct LostFiles: Sendable {
    public struct Item: Sendable {
        public var message: MessageID
        public var problem: MediaProblem
        public var settledAt: Timestamp
    }

    public var items: [Item]

    /// As many of the newest are looked through: somebody who is forgotten may have sent thousands.
    private static let scanMax = 1_000

    public static func read(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> LostFiles {
        let items = try connection.rows(
            """
            SELECT * FROM (SELECT * FROM media WHERE workspace_id = \(workspace) AND state IN ('refused', 'gone')
                ORDER BY message_id DESC LIMIT \(scanMax)) AS lost
            WHERE problem <> \(MediaProblem.Word.erased.rawValue)
            ORDER BY message_id DESC LIMIT \(OpenMatters.shown)
            """
        ).compactMap { row -> Item? in
            let download = try MediaTable.download(row)
            guard let problem = download.problem, let at = download.settledAt else { return nil }
            return Item(message: download.message, problem: problem, settledAt: at)
        }
        return LostFiles(items: items)
    }
}
