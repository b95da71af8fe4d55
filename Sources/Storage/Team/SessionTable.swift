public import Domain
public import Foundation

/// Browsers in which somebody is signed in. Only a digest of the browser's token is kept.
public enum SessionTable {
    /// The session of a token and whose it is, as far as it is good and its member may still come in.
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, digest: Data, now: Timestamp
    ) throws -> (session: MemberSession, member: Member)? {
        let row = try connection.row(
            """
            SELECT session.session_id, session.made_at AS session_made_at, session.seen_at AS session_seen_at,
                session.ends_at, session.is_whole, session.user_agent, session.address, members.*
            FROM member_sessions AS session
            JOIN members ON members.workspace_id = session.workspace_id AND members.member_id = session.member_id
            WHERE session.workspace_id = \(workspace) AND session.digest = \(digest) AND members.is_active = 1
            """)
        guard let row else { return nil }
        let session = try session(row, madeAt: "session_made_at", seenAt: "session_seen_at")
        return session.isGood(at: now) ? (session, try MemberTable.member(row)) : nil
    }

    /// A member's, the last seen first.
    public static func all(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of member: MemberID, now: Timestamp
    ) throws -> [MemberSession] {
        try connection.rows(
            """
            SELECT * FROM member_sessions WHERE workspace_id = \(workspace) AND member_id = \(member) AND is_whole = 1
            ORDER BY seen_at DESC, session_id DESC LIMIT 200
            """
        ).map { try session($0, madeAt: "made_at", seenAt: "seen_at") }.filter { $0.isGood(at: now) }
    }

    public static func insert(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ session: MemberSession, digest: Data
    ) throws {
        try connection.run(
            """
            INSERT INTO member_sessions (workspace_id, session_id, member_id, digest, made_at, seen_at, ends_at,
                is_whole, user_agent, address)
            VALUES (\(workspace), \(session.id), \(session.member), \(digest), \(session.madeAt), \(session.seenAt),
                \(session.endsAt), \(session.isWhole), \(session.device.userAgent), \(session.device.address))
            """)
        // Those that ended by themselves go when somebody signs in: the table holds no more than the living.
        try connection.run(
            """
            DELETE FROM member_sessions WHERE workspace_id = \(workspace)
                AND (ends_at <= \(session.madeAt) OR seen_at <= \(session.madeAt - MemberSession.idleMax))
            """)
    }

    /// Somebody is here.
    public static func see(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ session: MemberSession, at moment: Timestamp
    ) throws {
        try connection.run(
            """
            UPDATE member_sessions SET seen_at = \(moment)
            WHERE workspace_id = \(workspace) AND session_id = \(session.id)
            """)
        try connection.run(
            """
            UPDATE members SET seen_at = \(moment)
            WHERE workspace_id = \(workspace) AND member_id = \(session.member)
            """)
    }

    /// False = the member has no such session.
    @discardableResult
    public static func end(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: SessionID, of member: MemberID
    ) throws -> Bool {
        try connection.run(
            """
            DELETE FROM member_sessions
            WHERE workspace_id = \(workspace) AND session_id = \(id) AND member_id = \(member)
            """) == 1
    }

    /// Ends all of a member, but for `kept`. Returns how many ended.
    @discardableResult
    public static func endAll(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of member: MemberID, except kept: SessionID? = nil
    ) throws -> Int {
        try connection.run(
            """
            DELETE FROM member_sessions WHERE workspace_id = \(workspace) AND member_id = \(member)
                AND session_id <> \(kept ?? SessionID(0))
            """)
    }

    private static func session(_ row: SQLRow, madeAt: String, seenAt: String) throws -> MemberSession {
        MemberSession(
            id: try row.id("session_id"), member: try row.id("member_id"), madeAt: try row.timestamp(madeAt),
            seenAt: try row.timestamp(seenAt), endsAt: try row.timestamp("ends_at"),
            isWhole: try row.bool("is_whole"),
            device: SignInDevice(userAgent: try row.text("user_agent"), address: try row.text("address")))
    }
}
