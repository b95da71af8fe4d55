public import Domain
public import Foundation

/// Links that let somebody in once, until they are used. Only a digest of each token is kept.
public enum OneTimeLinkTable {
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ purpose: OneTimeLink.Purpose, digest: Data
    ) throws -> OneTimeLink? {
        try connection.row(
            """
            SELECT * FROM one_time_links
            WHERE workspace_id = \(workspace) AND digest = \(digest) AND purpose = \(purpose.rawValue)
            """
        ).map(link)
    }

    /// Whether it can still be used, but for its end.
    public static func exists(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: OneTimeLinkID
    ) throws -> Bool {
        try connection.row(
            "SELECT 1 AS one FROM one_time_links WHERE workspace_id = \(workspace) AND link_id = \(id)") != nil
    }

    /// Of one purpose, the newest first.
    public static func all(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ purpose: OneTimeLink.Purpose
    ) throws -> [OneTimeLink] {
        try connection.rows(
            """
            SELECT * FROM one_time_links WHERE workspace_id = \(workspace) AND purpose = \(purpose.rawValue)
            ORDER BY link_id DESC LIMIT 200
            """
        ).map(link)
    }

    /// A newer link for the same takes the older one's place.
    public static func insert(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ link: OneTimeLink, digest: Data
    ) throws {
        try connection.run(
            """
            DELETE FROM one_time_links WHERE workspace_id = \(workspace) AND (ends_at <= \(link.madeAt)
                OR purpose = \(link.purpose.rawValue) AND COALESCE(email, '') = \(link.email ?? "")
                    AND COALESCE(member_id, 0) = \(link.member ?? MemberID(0)))
            """)
        try connection.run(
            """
            INSERT INTO one_time_links (workspace_id, link_id, digest, purpose, member_id, email, role, grants, numbers,
                made_at, ends_at, author)
            VALUES (\(workspace), \(link.id), \(digest), \(link.purpose.rawValue), \(link.member), \(link.email),
                \(link.role.rawValue), \(link.grants.text), \(link.numbers?.text), \(link.madeAt), \(link.endsAt),
                \(link.author.text))
            """)
    }

    @discardableResult
    public static func delete(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: OneTimeLinkID
    ) throws -> Bool {
        try connection.run("DELETE FROM one_time_links WHERE workspace_id = \(workspace) AND link_id = \(id)") == 1
    }

    /// All that would let this member in.
    public static func deleteAll(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of member: MemberID
    ) throws {
        try connection.run("DELETE FROM one_time_links WHERE workspace_id = \(workspace) AND member_id = \(member)")
    }

    private static func link(_ row: SQLRow) throws -> OneTimeLink {
        OneTimeLink(
            id: try row.id("link_id"), purpose: OneTimeLink.Purpose(rawValue: try row.text("purpose")) ?? .invitation,
            member: try row.optionalID("member_id"), email: try row.optionalText("email"),
            role: Role(rawValue: try row.text("role")) ?? .agent, grants: Set(permissions: try row.text("grants")),
            numbers: try row.optionalText("numbers").map { Set(numbers: $0) }, madeAt: try row.timestamp("made_at"),
            endsAt: try row.optionalTimestamp("ends_at"), author: Author(text: try row.text("author")))
    }
}
