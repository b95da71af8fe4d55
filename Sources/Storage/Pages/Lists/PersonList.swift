public import Domain

/// Everybody who was met on WhatsApp, each with the contact they are linked to now.
public enum PersonList: PagedList {
    public struct Item: Sendable {
        public var person: Person
        public var createdAt: Timestamp
        /// The person this one turned out to be.
        public var mergedInto: PersonID?
        public var link: LinkID?
        public var contact: ContactID?
        /// What was decided last about somebody without a link: `conflict`, `blocked` or `none`, and why.
        public var verdict: String?
        public var verdictReason: String?
        /// What they told WhatsApp about marketing messages.
        public var marketing: String?
        public var marketingAt: Timestamp?
    }

    public struct Filter: Sendable {
        public var phone: PhoneFilter?
        /// Only whom nobody is linked to and nobody has blocked.
        public var isUnlinked: Bool
        /// Only who is seen.
        public var sight: Sight

        public init(phone: PhoneFilter? = nil, isUnlinked: Bool = false, sight: Sight = .all) {
            self.phone = phone
            self.isUnlinked = isUnlinked
            self.sight = sight
        }
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter, _ request: PageRequest<PersonID>
    ) throws -> ListPage<Item, PersonID> {
        try query(workspace, filter).page(
            connection, request, keyOf: \.person.id, rowKey: { try $0.id("person_id") }, item: item)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> Item? {
        guard let id = PersonID(text: id) else { return nil }
        var query = query(workspace, Filter())
        query.conditions.append("persons.person_id = \(id)")
        return try query.page(
            connection, PageRequest(limit: 1), keyOf: \.person.id, rowKey: { try $0.id("person_id") }, item: item
        ).items.first
    }

    static func query(_ workspace: WorkspaceID, _ filter: Filter) -> KeysetQuery {
        var query = KeysetQuery(
            columns:
                "persons.*, link.link_id AS link_id, link.contact_id AS contact_id, verdict.verdict, verdict.reason",
            table: "persons",
            joins: """
                LEFT JOIN links AS link ON link.workspace_id = persons.workspace_id
                    AND link.person_id = persons.person_id AND link.ended_at IS NULL
                LEFT JOIN link_verdicts AS verdict ON verdict.workspace_id = persons.workspace_id
                    AND verdict.person_id = persons.person_id
                """,
            key: ["persons.person_id"], keyWithoutIndex: ["persons.person_id + 0"], order: .descending,
            conditions: ["persons.workspace_id = \(workspace)"])
        if let phone = filter.phone { query.sought.append("persons.phone_key = \(phone.key)") }
        if filter.isUnlinked { query.scanned += unlinked }
        if let isSeen = PersonSight.condition(filter.sight, workspace, person: "persons.person_id") {
            query.scanned.append(isSeen)
        }
        return query
    }

    private static let unlinked: [SQL] = [
        "persons.merged_into IS NULL", "persons.is_business = 0", "persons.erase_asked_at IS NULL",
        """
        NOT EXISTS (SELECT 1 FROM links WHERE links.workspace_id = persons.workspace_id
            AND links.person_id = persons.person_id AND links.ended_at IS NULL)
        """,
        """
        NOT EXISTS (SELECT 1 FROM link_blocks WHERE link_blocks.workspace_id = persons.workspace_id
            AND link_blocks.person_id = persons.person_id)
        """,
    ]

    private static func item(_ row: SQLRow) throws -> Item {
        Item(
            person: Person(
                id: try row.id("person_id"), portfolio: try row.vendorID("portfolio_id"),
                userID: try row.optionalVendorID("user_id"), phone: try row.optionalText("phone"),
                profileName: try row.optionalText("profile_name"), username: try row.optionalText("username"),
                bookName: try row.optionalText("book_name"),
                isBusiness: try row.bool("is_business"), isForgotten: try !row.isNull("erase_asked_at")),
            createdAt: try row.timestamp("created_at"),
            mergedInto: try row.optionalID("merged_into"),
            link: try row.optionalID("link_id"),
            contact: try row.optionalVendorID("contact_id"), verdict: try row.optionalText("verdict"),
            verdictReason: try row.optionalText("reason"), marketing: try row.optionalText("marketing"),
            marketingAt: try row.optionalTimestamp("marketing_at"))
    }
}
