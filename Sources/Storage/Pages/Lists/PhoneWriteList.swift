public import Domain

/// Phone fields replaced in HubSpot, or to be replaced, newest first.
public enum PhoneWriteList: PagedList {
    public struct Filter: Sendable {
        public var person: PersonID?
        public var contact: ContactID?
        public var link: LinkID?
        public var state: String?
        /// Only for persons who are seen.
        public var sight: Sight

        public init(sight: Sight = .all) { self.sight = sight }
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter,
        _ request: PageRequest<PhoneWriteID>
    ) throws -> ListPage<PhoneWrite, PhoneWriteID> {
        var query = KeysetQuery(
            columns: "phone_writes.*", table: "phone_writes", key: ["phone_writes.write_id"],
            keyWithoutIndex: ["phone_writes.write_id + 0"], order: .descending,
            conditions: ["phone_writes.workspace_id = \(workspace)"])
        if let contact = filter.contact { query.sought.append("phone_writes.contact_id = \(contact)") }
        if let link = filter.link { query.sought.append("phone_writes.link_id = \(link)") }
        if let person = filter.person { query.scanned.append("phone_writes.person_id = \(person)") }
        if let state = filter.state { query.scanned.append("phone_writes.state = \(state)") }
        if let isSeen = PersonSight.condition(filter.sight, workspace, person: "phone_writes.person_id") {
            query.scanned.append(isSeen)
        }
        return try query.page(
            connection, request, keyOf: \.id, rowKey: { try $0.id("write_id") }, item: PhoneWriteTable.phoneWrite)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> PhoneWrite? {
        try PhoneWriteID(text: id).flatMap { try PhoneWriteTable.find(connection, workspace, $0) }
    }
}
