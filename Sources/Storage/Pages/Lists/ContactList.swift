public import Domain
import Linking

/// HubSpot's contacts as mirrored.
public enum ContactList: PagedList {
    public struct Filter: Sendable {
        public var phone: PhoneFilter?
        /// An id, a whole e-mail address, or the beginning of a name.
        public var query: String?

        public init(phone: PhoneFilter? = nil, query: String? = nil) {
            self.phone = phone
            self.query = query
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
            inner: "contacts.contact_id, contacts.first_name, contacts.last_name",
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
        if let text = filter.query { narrow(&query, by: text) }
        return query
    }

    private static func narrow(_ query: inout KeysetQuery, by text: String) {
        if text.allSatisfy({ $0.isASCII && $0.isNumber }) {
            query.sought.append("contacts.contact_id = \(text)")
        } else if text.contains("@") {
            // HubSpot keeps e-mail addresses in lower case.
            query.sought.append("contacts.email = \(text.lowercased())")
        } else {
            let beginning = likePattern(beginningWith: text.lowercased())
            query.scanned.append(
                """
                (LOWER(COALESCE(contacts.first_name, '') || ' ' || COALESCE(contacts.last_name, ''))
                    LIKE \(beginning) ESCAPE '!'
                OR LOWER(COALESCE(contacts.last_name, '')) LIKE \(beginning) ESCAPE '!')
                """)
        }
    }

    private static func likePattern(beginningWith text: String) -> String {
        text.map { "!%_".contains($0) ? "!\($0)" : String($0) }.joined() + "%"
    }
}
