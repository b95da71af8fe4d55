public import Domain

/// Whoever can sign in, and whoever could.
public enum MemberTable {
    public struct Row: Sendable {
        public var member: Member
        public var passwordHash: String
        public var madeAt: Timestamp
        /// When somebody last looked at a page as this member.
        public var seenAt: Timestamp?
        /// Since when codes are asked for; `nil` = the password is enough.
        public var codeSince: Timestamp?
    }

    public static func all(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> [Row] {
        try connection.rows("SELECT * FROM members WHERE workspace_id = \(workspace) ORDER BY member_id").map(row)
    }

    public static func isEmpty(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Bool {
        try connection.row("SELECT 1 AS one FROM members WHERE workspace_id = \(workspace) LIMIT 1") == nil
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: MemberID
    ) throws -> Row? {
        try connection.row("SELECT * FROM members WHERE workspace_id = \(workspace) AND member_id = \(id)").map(row)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, email: String
    ) throws -> Row? {
        try connection.row("SELECT * FROM members WHERE workspace_id = \(workspace) AND email = \(email)").map(row)
    }

    /// Members that are tied to an owner, by their ids.
    public static func owners(
        _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> [MemberID: OwnerID] {
        let rows = try connection.rows(
            "SELECT member_id, owner_id FROM members WHERE workspace_id = \(workspace) AND owner_id IS NOT NULL")
        return Dictionary(
            try rows.map { (try $0.id("member_id"), try $0.vendorID("owner_id")) }, uniquingKeysWith: { $1 })
    }

    public static func insert(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ member: Member, passwordHash: String,
        now: Timestamp
    ) throws {
        try connection.run(
            """
            INSERT INTO members (workspace_id, member_id, name, email, role, is_active, owner_id, grants, numbers,
                language, password_hash, made_at)
            VALUES (\(workspace), \(member.id), \(member.name), \(member.email), \(member.role.rawValue),
                \(member.isActive), \(member.owner), \(member.grants.text), \(member.numbers?.text),
                \(member.language), \(passwordHash), \(now))
            """)
    }

    /// All but the password.
    public static func save(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ member: Member) throws {
        try connection.run(
            """
            UPDATE members SET name = \(member.name), email = \(member.email), role = \(member.role.rawValue),
                is_active = \(member.isActive), owner_id = \(member.owner), grants = \(member.grants.text),
                numbers = \(member.numbers?.text), language = \(member.language)
            WHERE workspace_id = \(workspace) AND member_id = \(member.id)
            """)
    }

    public static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: MemberID, passwordHash: String
    ) throws {
        try connection.run(
            """
            UPDATE members SET password_hash = \(passwordHash)
            WHERE workspace_id = \(workspace) AND member_id = \(id)
            """)
    }

    static func row(_ row: SQLRow) throws -> Row {
        Row(
            member: try member(row), passwordHash: try row.text("password_hash"), madeAt: try row.timestamp("made_at"),
            seenAt: try row.optionalTimestamp("seen_at"), codeSince: try row.optionalTimestamp("code_since"))
    }

    static func member(_ row: SQLRow) throws -> Member {
        Member(
            id: try row.id("member_id"), name: try row.text("name"), email: try row.text("email"),
            role: Role(rawValue: try row.text("role")) ?? .agent, isActive: try row.bool("is_active"),
            owner: try row.optionalVendorID("owner_id"), grants: Set(permissions: try row.text("grants")),
            numbers: try row.optionalText("numbers").map { Set(numbers: $0) },
            language: try row.optionalText("language"))
    }
}

/// Sets as one text, in an order that equal sets share.
extension Set<Permission> {
    var text: String { map(\.rawValue).sorted().joined(separator: ",") }

    init(permissions text: String) {
        self.init(text.split(separator: ",").compactMap { Permission(rawValue: String($0)) })
    }
}

extension Set<BusinessNumberID> {
    var text: String { map(\.value).sorted().joined(separator: ",") }

    init(numbers text: String) {
        self.init(text.split(separator: ",").map { BusinessNumberID(String($0)) })
    }
}
