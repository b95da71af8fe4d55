public import Domain

/// Open conflicts, the person met last first.
public enum ConflictList: OpenVerdictList {
    public static let kind = LinkVerdict.Kind.conflict
    public static let condition: SQL = "link_verdicts.verdict = 'conflict'"
}

/// Open suggestions, the person met last first.
public enum SuggestionList: OpenVerdictList {
    public static let kind = LinkVerdict.Kind.suggestion
    public static let condition: SQL = "link_verdicts.verdict = 'suggestion'"
}

public struct VerdictFilter: Sendable {
    public var contact: ContactID?
    /// Only those that somebody did not want to see; they may be open again, because their evidence changed.
    public var wasDismissed: Bool
    /// Only about persons who are seen.
    public var sight: Sight

    public init(contact: ContactID? = nil, wasDismissed: Bool = false, sight: Sight = .all) {
        self.contact = contact
        self.wasDismissed = wasDismissed
        self.sight = sight
    }
}

/// Verdicts of one kind that wait for somebody.
public protocol OpenVerdictList: PagedList where Item == LinkVerdict, Key == PersonID, Filter == VerdictFilter {
    static var kind: LinkVerdict.Kind { get }
    /// Spelled out, so that the index over open ones is used.
    static var condition: SQL { get }
}

extension OpenVerdictList {
    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: VerdictFilter,
        _ request: PageRequest<PersonID>
    ) throws -> ListPage<LinkVerdict, PersonID> {
        var query = KeysetQuery(
            columns: "link_verdicts.*", table: "link_verdicts", key: ["link_verdicts.person_id"], order: .descending,
            conditions: ["link_verdicts.workspace_id = \(workspace)", condition])
        if let contact = filter.contact {
            query.conditions.append(
                """
                link_verdicts.person_id IN (SELECT person_id FROM link_candidates
                    WHERE workspace_id = \(workspace) AND contact_id = \(contact))
                """)
        }
        if filter.wasDismissed { query.scanned.append("link_verdicts.dismissed IS NOT NULL") }
        if let isSeen = PersonSight.condition(filter.sight, workspace, person: "link_verdicts.person_id") {
            query.scanned.append(isSeen)
        }
        return try query.page(
            connection, request, keyOf: \.person, rowKey: { try $0.id("person_id") }, item: LinkVerdictTable.verdict)
    }

    /// How many are open, and how many are dismissed and still rest on the same evidence.
    public static func counts(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ sight: Sight = .all
    ) throws -> (open: Int, dismissed: Int) {
        let isSeen = PersonSight.condition(sight, workspace, person: "link_verdicts.person_id") ?? "1 = 1"
        let row = try connection.row(
            """
            SELECT COUNT(*) AS value FROM link_verdicts
            WHERE workspace_id = \(workspace) AND \(sql: condition) AND dismissed IS NULL
                AND \(sql: isSeen)
            """)
        // Whether the evidence changed since is not the database's to know.
        let looked = try connection.rows(
            """
            SELECT * FROM link_verdicts
            WHERE workspace_id = \(workspace) AND \(sql: condition) AND dismissed IS NOT NULL
                AND \(sql: isSeen) LIMIT \(dismissedMax)
            """
        ).map(LinkVerdictTable.verdict)
        let dismissed = looked.count(where: \.isDismissed)
        return (Int(try row?.integer("value") ?? 0) + looked.count - dismissed, dismissed)
    }

    /// More are not counted: that many verdicts nobody dismisses one by one.
    private static var dismissedMax: Int { 1000 }

    /// `id` is the person's.
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> LinkVerdict? {
        let found = try PersonID(text: id).flatMap { try LinkVerdictTable.find(connection, workspace, $0) }
        return found?.kind == kind ? found : nil
    }
}
