public import Domain

/// Somebody in a group, or once in it, or asking to be: one row for each person, by their last stay.
public struct GroupMember: Sendable, Equatable {
    public enum State: String, Sendable, CaseIterable {
        case inside
        case out
        /// Asks to be let in.
        case asking
    }

    public var person: PersonName
    public var state: State
    /// Since when of this state.
    public var since: Timestamp
    public var until: Timestamp?
    public var ending: Participation.Ending?
    public var contact: ContactID?
    /// Without a contact: `conflict`, `suggestion`, `blocked` or `none`.
    public var verdict: String?

    /// Who is inside first, then in the order of time.
    public static func all(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID
    ) throws -> [GroupMember] {
        let stays = try ParticipantTable.stays(connection, workspace, chat)
        let last = Dictionary(stays.map { ($0.person, $0.participation) }, uniquingKeysWith: { $1 })
        let asking = try GroupSignTable.asking(connection, workspace, chat)
        return try people(connection, workspace, Set(last.keys).union(asking.keys)).compactMap { row in
            let name = try PersonName(row)
            let stay = last[name.id]
            guard let since = stay?.until == nil ? stay?.since ?? asking[name.id] : asking[name.id] ?? stay?.since
            else { return nil }
            let isInside = stay != nil && stay?.until == nil
            let state: State = isInside ? .inside : asking[name.id] == nil ? .out : .asking
            return GroupMember(
                person: name, state: state, since: since, until: state == .out ? stay?.until : nil,
                ending: state == .out ? stay?.ending : nil, contact: try row.optionalVendorID("contact_id"),
                verdict: try row.optionalText("verdict"))
        }.sorted { ($0.state.turn, $0.since, $0.person.id) < ($1.state.turn, $1.since, $1.person.id) }
    }

    private static func people(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ persons: Set<PersonID>
    ) throws -> [SQLRow] {
        if persons.isEmpty { return [] }
        return try connection.rows(
            """
            SELECT \(sql: PersonName.columns), link.contact_id, verdict.verdict FROM persons
            LEFT JOIN links AS link ON link.workspace_id = persons.workspace_id
                AND link.person_id = persons.person_id AND link.ended_at IS NULL
            LEFT JOIN link_verdicts AS verdict ON verdict.workspace_id = persons.workspace_id
                AND verdict.person_id = persons.person_id
            WHERE persons.workspace_id = \(workspace) AND persons.person_id IN \(list: persons.sorted())
                AND persons.is_business = 0
            """)
    }
}

extension GroupMember.State {
    fileprivate var turn: Int {
        switch self {
        case .inside: 0
        case .asking: 1
        case .out: 2
        }
    }
}
