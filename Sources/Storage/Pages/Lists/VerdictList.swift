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

    public init(contact: ContactID? = nil) {
        self.contact = contact
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
        return try query.page(
            connection, request, keyOf: \.person, rowKey: { try $0.id("person_id") }, item: LinkVerdictTable.verdict)
    }

    /// `id` is the person's.
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> LinkVerdict? {
        let found = try PersonID(text: id).flatMap { try LinkVerdictTable.find(connection, workspace, $0) }
        return found?.kind == kind ? found : nil
    }
}
