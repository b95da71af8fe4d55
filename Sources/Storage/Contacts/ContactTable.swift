public import Domain
public import Linking

/// The mirror of HubSpot's contacts and the index of their phone keys.
public enum ContactTable {
    /// What the mirror keeps of a page of contacts: the contact, and the keys its phone texts have.
    public struct Reading: Sendable {
        public var contact: Contact
        public var keys: [PhoneKey]

        public init(contact: Contact, keys: [PhoneKey]) {
            self.contact = contact
            self.keys = keys
        }
    }

    /// What storing a contact changed.
    public enum Outcome: Sendable, Equatable {
        case unchanged
        /// Name, e-mail or owner differ, not the phones.
        case changed
        /// New, or with other phones: whoever has one of these keys, old or new, is to be looked at again.
        case phonesChanged([PhoneKey])
    }

    public static func store(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ reading: Reading, now: Timestamp
    ) throws -> Outcome {
        let contact = reading.contact
        let before = try find(connection, workspace, contact.id)
        if let before, isSame(before, contact) { return .unchanged }
        try connection.run(
            """
            INSERT INTO contacts (workspace_id, contact_id, first_name, last_name, email, owner_id, phones, modified_at,
                seen_at)
            VALUES (\(workspace), \(contact.id), \(contact.firstName), \(contact.lastName), \(contact.email),
                \(contact.owner), \(phonesText(contact.phones)), \(contact.modifiedAt), \(now))
            ON CONFLICT (workspace_id, contact_id) DO UPDATE SET
                first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email,
                owner_id = excluded.owner_id, phones = excluded.phones, modified_at = excluded.modified_at,
                seen_at = excluded.seen_at, merged_into = NULL
            """)
        if let before, before.phones == contact.phones { return .changed }
        let oldKeys = before == nil ? [] : try keys(connection, workspace, contact.id)
        if !oldKeys.isEmpty { try deleteKeys(connection, workspace, contact.id) }
        for key in reading.keys {
            try connection.run(
                """
                INSERT INTO contact_keys (workspace_id, phone_key, contact_id)
                VALUES (\(workspace), \(key.digits), \(contact.id))
                ON CONFLICT (workspace_id, phone_key, contact_id) DO NOTHING
                """)
        }
        return .phonesChanged(oldKeys + reading.keys)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: ContactID
    ) throws -> Contact? {
        try connection.row("SELECT * FROM contacts WHERE workspace_id = \(workspace) AND contact_id = \(id)").map(contact)
    }

    /// Contacts with a phone of this key, at most `limit`: a shared switchboard must not make a page of thousands.
    public static func withKey(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ key: PhoneKey, limit: Int = 50
    ) throws -> [Contact] {
        try connection.rows(
            """
            SELECT c.* FROM contact_keys AS k
            JOIN contacts AS c ON c.workspace_id = k.workspace_id AND c.contact_id = k.contact_id
            WHERE k.workspace_id = \(workspace) AND k.phone_key = \(key.digits)
            ORDER BY c.contact_id LIMIT \(limit)
            """
        ).map(contact)
    }

    public static func keys(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: ContactID
    ) throws -> [PhoneKey] {
        try connection.rows(
            "SELECT phone_key FROM contact_keys WHERE workspace_id = \(workspace) AND contact_id = \(id)"
        ).map { PhoneKey(canonicalDigits: try $0.text("phone_key")) }
    }

    /// HubSpot has it no more.
    public static func remove(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: ContactID) throws {
        try deleteKeys(connection, workspace, id)
        try connection.run("DELETE FROM contacts WHERE workspace_id = \(workspace) AND contact_id = \(id)")
    }

    private static func deleteKeys(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ id: ContactID) throws {
        try connection.run("DELETE FROM contact_keys WHERE workspace_id = \(workspace) AND contact_id = \(id)")
    }

    /// Logging an activity moves HubSpot's `modifiedAt`; only what we keep counts as a change.
    private static func isSame(_ before: Contact, _ after: Contact) -> Bool {
        var before = before
        before.modifiedAt = after.modifiedAt
        return before == after
    }

    private static func contact(_ row: SQLRow) throws -> Contact {
        Contact(
            id: try row.vendorID("contact_id"), firstName: try row.optionalText("first_name"),
            lastName: try row.optionalText("last_name"), email: try row.optionalText("email"),
            owner: try row.optionalVendorID("owner_id"), phones: phones(try row.text("phones")),
            modifiedAt: try row.timestamp("modified_at"))
    }
}

// Phones are kept as `property TAB text` lines: what HubSpot holds byte for byte, with the three characters that would
// break a line written as JSON strings write them.

private func phonesText(_ phones: [ContactPhone]) -> String {
    phones.map { "\($0.property)\t\(escaped($0.text))" }.joined(separator: "\n")
}

private func phones(_ text: String) -> [ContactPhone] {
    text.split(separator: "\n").compactMap { line in
        let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? ContactPhone(property: String(parts[0]), text: unescaped(parts[1])) : nil
    }
}

private func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x5C || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }) else { return text }
    return text.unicodeScalars.map { scalar in
        switch scalar {
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\t": "\\t"
        case "\r": "\\r"
        default: String(scalar)
        }
    }.joined()
}

private func unescaped(_ text: Substring) -> String {
    var result = String.UnicodeScalarView()
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
        guard scalar == "\\" else {
            result.append(scalar)
            continue
        }
        switch scalars.next() {
        case "n": result.append("\n")
        case "t": result.append("\t")
        case "r": result.append("\r")
        case let other?: result.append(other)
        case nil: break
        }
    }
    return String(result)
}
