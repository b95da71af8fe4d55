public import Domain

/// Links, those that stand and those that ended, newest first.
public enum LinkList: PagedList {
    public enum State: String, Sendable, CaseIterable {
        case active
        case ended
    }

    public struct Filter: Sendable {
        public var phone: PhoneFilter?
        public var person: PersonID?
        public var contact: ContactID?
        public var state: State?
        /// Only those that stand and whose person has another number since.
        public var hasChangedNumber = false
        /// Only of persons who are seen.
        public var sight = Sight.all

        public init(
            phone: PhoneFilter? = nil, person: PersonID? = nil, contact: ContactID? = nil, state: State? = nil
        ) {
            self.phone = phone
            self.person = person
            self.contact = contact
            self.state = state
        }
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter, _ request: PageRequest<LinkID>
    ) throws -> ListPage<Link, LinkID> {
        try query(workspace, filter).page(
            connection, request, keyOf: \.id, rowKey: { try $0.id("link_id") }, item: LinkTable.link)
    }

    static func query(_ workspace: WorkspaceID, _ filter: Filter) -> KeysetQuery {
        var query = KeysetQuery(
            columns: "links.*", table: "links", key: ["links.link_id"], keyWithoutIndex: ["links.link_id + 0"],
            order: .descending, conditions: ["links.workspace_id = \(workspace)"])
        if let phone = filter.phone {
            query.sought.append(
                """
                links.person_id IN (SELECT person_id FROM persons
                    WHERE workspace_id = \(workspace) AND phone_key = \(phone.key))
                """)
        }
        if let person = filter.person { query.sought.append("links.person_id = \(person)") }
        if let contact = filter.contact { query.sought.append("links.contact_id = \(contact)") }
        switch filter.state {
        case .active: query.scanned.append("links.ended_at IS NULL")
        case .ended: query.scanned.append("links.ended_at IS NOT NULL")
        case nil: break
        }
        if let isSeen = PersonSight.condition(filter.sight, workspace, person: "links.person_id") {
            query.scanned.append(isSeen)
        }
        if filter.hasChangedNumber { addChangedNumber(to: &query, workspace) }
        return query
    }

    /// Whoever had another number before is known by it still; that is few, and has an index.
    private static func addChangedNumber(to query: inout KeysetQuery, _ workspace: WorkspaceID) {
        query.sought.append(
            """
            links.person_id IN (SELECT person_id FROM person_aliases
                WHERE workspace_id = \(workspace) AND kind = 'phone')
            """)
        query.scanned += [
            "links.ended_at IS NULL", "links.phone_key IS NOT NULL",
            """
            NOT EXISTS (SELECT 1 FROM persons
                WHERE persons.workspace_id = links.workspace_id AND persons.person_id = links.person_id
                    AND persons.phone_key = links.phone_key)
            """,
        ]
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> Link? {
        try LinkID(text: id).flatMap { try LinkTable.find(connection, workspace, $0) }
    }
}
