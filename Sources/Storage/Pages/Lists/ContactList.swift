public import Domain
import Linking

/// HubSpot's contacts as mirrored. What people type is looked for by `ContactFinder`.
public enum ContactList: PagedList {
    public struct Filter: Sendable {
        public var phone: PhoneFilter?

        public init(phone: PhoneFilter? = nil) {
            self.phone = phone
        }
    }

    public static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ filter: Filter, _ request: PageRequest<ContactID>
    ) throws -> ListPage<Contact, ContactID> {
        let page: ListPage<ContactID, ContactID> = try query(workspace, filter).page(
            connection, request, keyOf: { $0 }, rowKey: { try $0.vendorID("contact_id") },
            item: { try $0.vendorID("contact_id") })
        return ListPage(
            items: try page.items.compactMap { try ContactTable.find(connection, workspace, $0) }, next: page.next)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, id: String
    ) throws -> Contact? {
        try ContactTable.find(connection, workspace, ContactID(id))
    }

    static func query(_ workspace: WorkspaceID, _ filter: Filter) -> KeysetQuery {
        var query = KeysetQuery(
            inner: "contacts.contact_id",
            columns: "contacts.contact_id", table: "contacts", key: ["contacts.contact_id"],
            keyWithoutIndex: ["contacts.contact_id || ''"], order: .ascending,
            conditions: ["contacts.workspace_id = \(workspace)"])
        if let phone = filter.phone {
            query.sought.append(
                """
                contacts.contact_id IN (SELECT contact_id FROM contact_numbers
                    WHERE workspace_id = \(workspace) AND national = \(phone.entry.national)
                        AND code = \(phone.entry.code))
                """)
        }
        return query
    }
}
