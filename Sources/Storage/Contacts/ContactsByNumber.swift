public import Domain
public import Linking

/// The contacts that stand under some national numbers: one look-up for everybody who is decided about together.
public struct ContactsByNumber: Sendable {
    /// Contacts a person is compared with, and rows read of one number in one country: a shared switchboard must not
    /// make a page of thousands.
    public static let contactsMax = 50

    private var ids: [String: [(code: String, contact: ContactID)]] = [:]
    private var contacts: [ContactID: Contact] = [:]

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, national: Set<String>
    ) throws -> ContactsByNumber {
        var found = ContactsByNumber()
        for national in national.sorted().inUsualLengths {
            for row in try connection.rows(
                """
                SELECT k.national, k.code, c.* FROM (
                    SELECT n.national, n.code, n.contact_id,
                        ROW_NUMBER() OVER (PARTITION BY n.national, n.code ORDER BY n.contact_id) AS place
                    FROM contact_numbers AS n WHERE n.workspace_id = \(workspace) AND n.national IN \(list: national)
                    ) AS k
                JOIN contacts AS c ON c.workspace_id = \(workspace) AND c.contact_id = k.contact_id
                WHERE k.place <= \(contactsMax)
                """)
            {
                let contact = try ContactTable.contact(row)
                found.contacts[contact.id] = contact
                found.ids[try row.text("national"), default: []].append((try row.text("code"), contact.id))
            }
        }
        return found
    }

    /// Those with one of these numbers, code included, in the order of their ids.
    public func contacts(for entries: [IndexEntry]) -> [Contact] {
        contacts(
            entries.flatMap { entry in
                (ids[entry.national] ?? []).filter { $0.code == entry.code }.map(\.contact)
            })
    }

    /// Those with one of these national numbers, whatever the country, in the order of their ids.
    public func contacts(national: [String]) -> [Contact] {
        contacts(national.flatMap { (ids[$0] ?? []).map(\.contact) })
    }

    private func contacts(_ ids: [ContactID]) -> [Contact] {
        Set(ids).sorted { $0.value < $1.value }.prefix(Self.contactsMax).compactMap { contacts[$0] }
    }
}
