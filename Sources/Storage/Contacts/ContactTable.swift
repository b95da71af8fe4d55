public import Domain
public import Linking

/// The mirror of HubSpot's contacts, the index of their phone keys, and with them the words they are found by.
public enum ContactTable {
    /// A contact, and the numbers its phone texts have.
    public struct Reading: Sendable {
        public var contact: Contact
        public var numbers: [ContactNumber]

        public init(contact: Contact, numbers: [ContactNumber]) {
            self.contact = contact
            self.numbers = numbers
        }

        var keys: [PhoneKey] { numbers.compactMap(\.key) }
    }

    /// What storing contacts changed.
    public struct Outcome: Sendable, Equatable {
        /// Known before, with another name, e-mail, owner or phone now.
        public var changed: Set<ContactID> = []
        /// Keys that a contact gained or lost: whoever has one of them is to be looked at again.
        public var movedKeys: Set<PhoneKey> = []
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: ContactID
    ) throws -> Contact? {
        try connection.row("SELECT * FROM contacts WHERE workspace_id = \(workspace) AND contact_id = \(id)").map(
            contact)
    }

    /// Contacts with a phone of which no number can be read.
    public static func unreadableCount(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws -> Int {
        let row = try connection.row(
            """
            SELECT COUNT(*) AS value FROM contacts AS c
            WHERE c.workspace_id = \(workspace) AND c.phones <> '' AND NOT EXISTS (
                SELECT 1 FROM contact_numbers AS n
                WHERE n.workspace_id = c.workspace_id AND n.contact_id = c.contact_id)
            """)
        return Int(try row?.integer("value") ?? 0)
    }

    /// The contact itself, or the one that it was merged into.
    public static func living(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: ContactID
    ) throws -> Contact? {
        try find(connection, workspace, try ContactMergeTable.survivor(connection, workspace, of: id))
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ ids: [ContactID]
    ) throws -> [ContactID: Contact] {
        if ids.isEmpty { return [:] }
        let found = try connection.rows(
            "SELECT * FROM contacts WHERE workspace_id = \(workspace) AND contact_id IN \(list: ids)"
        ).map(contact)
        return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    }

    /// Up to `limit` contacts behind `last`, in the order of their ids.
    static func page(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, after last: ContactID?, limit: Int
    ) throws -> [Contact] {
        try connection.rows(
            """
            SELECT * FROM contacts WHERE workspace_id = \(workspace) AND contact_id > \(last?.value ?? "")
            ORDER BY contact_id LIMIT \(limit)
            """
        ).map(contact)
    }

    /// A shared switchboard must not make a page of thousands.
    public static let candidatesMax = 50

    /// Contacts with a number of one of these entries, at most `limit`.
    public static func with(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ entries: [IndexEntry], limit: Int = candidatesMax
    ) throws -> [Contact] {
        // Each national number with each code, which may be too many and never too few: pairs joined by OR would have
        // SQLite scan the workspace.
        try candidates(
            connection, workspace,
            "k.national IN \(list: entries.map(\.national)) AND k.code IN \(list: entries.map(\.code))", limit)
    }

    /// Contacts with a number of one of these national digits, whatever the country.
    public static func with(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, national: [String], limit: Int = candidatesMax
    ) throws -> [Contact] {
        try candidates(connection, workspace, "k.national IN \(list: national)", limit)
    }

    /// The same for each of these national digits, for several persons at once: at most `candidatesMax` of each.
    public static func byNational(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ national: [String]
    ) throws -> [String: [Contact]] {
        var found: [String: [Contact]] = [:]
        for part in national.inUsualLengths {
            let rows = try connection.rows(
                """
                SELECT c.*, k.national FROM (
                    SELECT DISTINCT n.national, n.contact_id,
                        DENSE_RANK() OVER (PARTITION BY n.national ORDER BY n.contact_id) AS place
                    FROM contact_numbers AS n WHERE n.workspace_id = \(workspace) AND n.national IN \(list: part)) AS k
                JOIN contacts AS c ON c.workspace_id = \(workspace) AND c.contact_id = k.contact_id
                WHERE k.place <= \(candidatesMax)
                ORDER BY k.national, c.contact_id
                """)
            for row in rows { found[try row.text("national"), default: []].append(try contact(row)) }
        }
        return found
    }

    private static func candidates(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ condition: SQL, _ limit: Int
    ) throws -> [Contact] {
        try connection.rows(
            """
            SELECT * FROM contacts WHERE workspace_id = \(workspace) AND contact_id IN (
                SELECT k.contact_id FROM contact_numbers AS k
                WHERE k.workspace_id = \(workspace) AND (\(sql: condition)))
            ORDER BY contact_id LIMIT \(limit)
            """
        ).map(contact)
    }

    /// HubSpot has it no more. Returns the keys it had.
    @discardableResult
    public static func remove(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: ContactID
    ) throws -> Set<PhoneKey> {
        let keys = try keys(connection, workspace, [id])[id] ?? []
        try deleteKeys(connection, workspace, [id])
        try ContactWordTable.remove(connection, workspace, id)
        try connection.run("DELETE FROM contacts WHERE workspace_id = \(workspace) AND contact_id = \(id)")
        return keys
    }

    static func keys(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ ids: [ContactID]
    ) throws -> [ContactID: Set<PhoneKey>] {
        var keys: [ContactID: Set<PhoneKey>] = [:]
        if ids.isEmpty { return keys }
        for row in try connection.rows(
            """
            SELECT contact_id, phone_key FROM contact_numbers
            WHERE workspace_id = \(workspace) AND contact_id IN \(list: ids) AND phone_key IS NOT NULL
            """)
        {
            keys[try row.vendorID("contact_id"), default: []].insert(
                PhoneKey(canonicalDigits: try row.text("phone_key")))
        }
        return keys
    }

    static func deleteKeys(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ ids: [ContactID]) throws {
        if ids.isEmpty { return }
        try connection.run(
            "DELETE FROM contact_numbers WHERE workspace_id = \(workspace) AND contact_id IN \(list: ids)")
    }

    private static func contact(_ row: SQLRow) throws -> Contact {
        Contact(
            id: try row.vendorID("contact_id"), firstName: try row.optionalText("first_name"),
            lastName: try row.optionalText("last_name"), email: try row.optionalText("email"),
            owner: try row.optionalVendorID("owner_id"), phones: PhoneText.phones(in: try row.text("phones")),
            modifiedAt: try row.timestamp("modified_at"))
    }
}
