public import Domain
public import Foundation

/// Creates asked for with a key, and how far each is: a repeated request is answered, not carried out again.
public enum RequestKeyTable {
    public enum State: String, Sendable {
        /// Somebody is at it, or was when the process ended.
        case running
        /// Made: `answerID` names it.
        case done
        /// HubSpot may have made it. It is looked for before it is made again.
        case unsure
        /// HubSpot made nothing.
        case refused
    }

    public struct Row: Sendable, Equatable {
        public var key: String
        /// Of what was asked: the same key for something else is a mistake of the caller's.
        public var digest: Data
        public var state: State
        public var answerID: String?
        /// When the try began that may have made something.
        public var since: Timestamp
        /// When the state was written.
        public var at: Timestamp

        public init(
            key: String, digest: Data, state: State, answerID: String?, since: Timestamp, at: Timestamp
        ) {
            self.key = key
            self.digest = digest
            self.state = state
            self.answerID = answerID
            self.since = since
            self.at = at
        }
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ key: String
    ) throws -> Row? {
        try connection.row(
            "SELECT * FROM request_keys WHERE workspace_id = \(workspace) AND request_key = \(key)"
        ).map { row in
            Row(
                key: try row.text("request_key"), digest: try row.data("digest"),
                state: State(rawValue: try row.text("state")) ?? .unsure,
                answerID: try row.optionalText("answer_id"), since: try row.timestamp("since"),
                at: try row.timestamp("at"))
        }
    }

    /// False: the key is known already.
    public static func begin(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ key: String, digest: Data, now: Timestamp
    ) throws -> Bool {
        try connection.run(
            """
            INSERT INTO request_keys (workspace_id, request_key, digest, state, since, at)
            VALUES (\(workspace), \(key), \(digest), \(State.running.rawValue), \(now), \(now))
            ON CONFLICT (workspace_id, request_key) DO NOTHING
            """) > 0
    }

    /// Takes up what was read as `row`. False: somebody else was faster.
    ///
    /// - Parameter since: unchanged where the earlier try may have made something.
    public static func resume(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ row: Row, since: Timestamp, now: Timestamp
    ) throws -> Bool {
        try connection.run(
            """
            UPDATE request_keys SET state = \(State.running.rawValue), since = \(since), at = \(now)
            WHERE workspace_id = \(workspace) AND request_key = \(row.key) AND state = \(row.state.rawValue)
                AND at = \(row.at)
            """) > 0
    }

    /// What is done stays done.
    public static func finish(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ key: String, _ state: State,
        answerID: String? = nil, now: Timestamp
    ) throws {
        try connection.run(
            """
            UPDATE request_keys SET state = \(state.rawValue), answer_id = \(answerID), at = \(now)
            WHERE workspace_id = \(workspace) AND request_key = \(key) AND state <> \(State.done.rawValue)
            """)
    }

    /// Keys that nobody will repeat any more.
    public static func forget(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, before moment: Timestamp
    ) throws {
        try connection.run("DELETE FROM request_keys WHERE workspace_id = \(workspace) AND since < \(moment)")
    }
}
