public import Domain

/// Parts of webhooks that this version does not know, and those that it knows and that change nothing here.
public enum PartList: PagedList {
    public struct Item: Sendable {
        public var key: PartKey
        public var isKnown: Bool
        /// How many elements of it came.
        public var seen: Int64
        public var firstSeenAt: Timestamp
        public var lastSeenAt: Timestamp
        public var lastIntake: IntakeID
        /// The last one, at most 8 KiB.
        public var sample: String
    }

    public struct Filter: Sendable {
        public var isKnown: Bool?

        public init(isKnown: Bool? = nil) {
            self.isKnown = isKnown
        }
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter, _ request: PageRequest<PartKey>
    ) throws -> ListPage<Item, PartKey> {
        var query = KeysetQuery(
            columns: "unknown_parts.*", table: "unknown_parts", key: ["unknown_parts.part", "unknown_parts.name"],
            order: .ascending, conditions: ["unknown_parts.workspace_id = \(workspace)"])
        if let isKnown = filter.isKnown { query.scanned.append("unknown_parts.is_known = \(isKnown)") }
        return try query.page(
            connection, request, keyValues: { [$0.part.sqlValue, $0.name.sqlValue] }, keyOf: \.key, rowKey: key,
            item: item)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> Item? {
        guard let key = PartKey(text: id) else { return nil }
        return try connection.row(
            """
            SELECT * FROM unknown_parts
            WHERE workspace_id = \(workspace) AND part = \(key.part) AND name = \(key.name)
            """
        ).map(item)
    }

    private static func key(_ row: SQLRow) throws -> PartKey {
        PartKey(part: try row.text("part"), name: try row.text("name"))
    }

    private static func item(_ row: SQLRow) throws -> Item {
        Item(
            key: try key(row), isKnown: try row.bool("is_known"), seen: try row.integer("seen"),
            firstSeenAt: try row.timestamp("first_seen_at"), lastSeenAt: try row.timestamp("last_seen_at"),
            lastIntake: try row.id("last_intake_id"), sample: try row.text("sample"))
    }
}

/// Names a part: where it stood and what it is called there, with a `|` between them.
public struct PartKey: PageKey, Hashable {
    public var part: String
    public var name: String

    init(part: String, name: String) {
        self.part = part
        self.name = name
    }

    public init?(text: String) {
        guard let bar = text.firstIndex(of: "|") else { return nil }
        part = String(text[..<bar])
        name = String(text[text.index(after: bar)...])
    }

    public var text: String { "\(part)|\(name)" }
}
