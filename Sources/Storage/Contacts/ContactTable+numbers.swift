public import Domain
import Linking

extension ContactTable {
    /// Stores how the phones of contacts are read now, where that differs from how they were. A contact that is not as
    /// `stored` any more was changed meanwhile, and with that read anew.
    public static func reread(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ readings: [(stored: Contact, now: Reading)]
    ) throws {
        let ids = readings.map(\.stored.id)
        let current = try find(connection, workspace, ids)
        let numbers = try self.numbers(connection, workspace, ids)
        let standing = readings.filter { current[$0.stored.id]?.phones == $0.stored.phones }.map(\.now)
        for reading in standing where current[reading.contact.id]?.phones != reading.contact.phones {
            try connection.run(
                """
                UPDATE contacts SET phones = \(PhoneText.text(of: reading.contact.phones))
                WHERE workspace_id = \(workspace) AND contact_id = \(reading.contact.id)
                """)
        }
        let moved = standing.filter { $0.rows != numbers[$0.contact.id] ?? [:] }
        _ = try replaceKeys(connection, workspace, moved, known: Set(moved.map(\.contact.id)))
    }

    private static func numbers(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ ids: [ContactID]
    ) throws -> [ContactID: [IndexEntry: PhoneKey?]] {
        var numbers: [ContactID: [IndexEntry: PhoneKey?]] = [:]
        if ids.isEmpty { return numbers }
        for row in try connection.rows(
            """
            SELECT contact_id, national, code, phone_key FROM contact_numbers
            WHERE workspace_id = \(workspace) AND contact_id IN \(list: ids)
            """)
        {
            let entry = IndexEntry(national: try row.text("national"), code: try row.text("code"))
            let key = try row.optionalText("phone_key").map { PhoneKey(canonicalDigits: $0) }
            numbers[try row.vendorID("contact_id"), default: [:]][entry] = .some(key)
        }
        return numbers
    }
}
