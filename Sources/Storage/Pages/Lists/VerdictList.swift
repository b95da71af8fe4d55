public import Domain

/// Open conflicts, the person met last first.
public enum ConflictList: PagedList {
    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: VerdictFilter,
        _ request: PageRequest<PersonID>
    ) throws -> ListPage<LinkVerdict, PersonID> {
        try VerdictQuery(kind: .conflict).page(connection, workspace, filter, request)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> LinkVerdict? {
        try VerdictQuery(kind: .conflict).find(connection, workspace, id)
    }
}

/// Open suggestions, the person met last first.
public enum SuggestionList: PagedList {
    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: VerdictFilter,
        _ request: PageRequest<PersonID>
    ) throws -> ListPage<LinkVerdict, PersonID> {
        try VerdictQuery(kind: .suggestion).page(connection, workspace, filter, request)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> LinkVerdict? {
        try VerdictQuery(kind: .suggestion).find(connection, workspace, id)
    }
}

public struct VerdictFilter: Sendable {
    public var contact: ContactID?

    public init(contact: ContactID? = nil) {
        self.contact = contact
    }
}

/// Verdicts of one kind.
private struct VerdictQuery {
    let kind: LinkVerdict.Kind

    func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: VerdictFilter,
        _ request: PageRequest<PersonID>
    ) throws -> ListPage<LinkVerdict, PersonID> {
        var query = KeysetQuery(
            columns: "link_verdicts.*", table: "link_verdicts", key: ["link_verdicts.person_id"], order: .descending,
            conditions: ["link_verdicts.workspace_id = \(workspace)"])
        // Spelled out, so that the index over open ones is used.
        let condition: SQL =
            kind == .conflict ? "link_verdicts.verdict = 'conflict'" : "link_verdicts.verdict = 'suggestion'"
        query.conditions.append(condition)
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

    func find(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: String) throws -> LinkVerdict? {
        let found = try PersonID(text: id).flatMap { try LinkVerdictTable.find(connection, workspace, $0) }
        return found?.kind == kind ? found : nil
    }
}
