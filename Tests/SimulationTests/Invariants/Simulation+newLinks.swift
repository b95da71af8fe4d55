import Domain
import Sandbox
import Storage

/// When a link is made by the full number, exactly one contact of the mirror has the person's. Later it may be
/// otherwise: a link stands until somebody ends it.
extension Simulation {
    func linksBefore(_ step: Program.Step) async throws -> Set<Int64> {
        guard step == .linking else { return [] }
        return Set(try await file.read { try Self.linkIDs($0) }.keys)
    }

    func checkNewLinks(since before: Set<Int64>) async throws {
        let found = try await file.read { connection in
            let new = try Self.linkIDs(connection).filter { !before.contains($0.key) }
            return (new, try Self.mirror(connection))
        }
        for (person, phone, contact) in found.0.values {
            let fitting = found.1.filter { mirrored in
                let spellings = phone.map { world.phone($0).spellings } ?? []
                return mirrored.phones.contains { spellings.contains($0.text) }
            }
            if fitting.map(\.id.value) != [contact] {
                violate("person \(person) was linked to \(contact), and \(fitting.map(\.id)) fitted")
            }
            if world.numbers.contains(where: { $0.digits == phone }) { violate("our own number was linked") }
        }
    }

    private static func linkIDs(
        _ connection: any SQLConnection
    ) throws -> [Int64: (person: Int64, phone: String?, contact: String)] {
        var links: [Int64: (person: Int64, phone: String?, contact: String)] = [:]
        for row in try connection.rows(
            """
            SELECT l.link_id, l.person_id, l.contact_id, p.phone FROM links AS l
            JOIN persons AS p ON p.workspace_id = l.workspace_id AND p.person_id = l.person_id
            WHERE l.method = 'exact'
            """)
        {
            links[try row.integer("link_id")] = (
                try row.integer("person_id"), try row.optionalText("phone"), try row.text("contact_id")
            )
        }
        return links
    }

    private static func mirror(_ connection: any SQLConnection) throws -> [Contact] {
        let ids = try connection.rows("SELECT contact_id FROM contacts").map {
            try $0.vendorID("contact_id") as ContactID
        }
        return Array(try ContactTable.find(connection, Program.workspace, ids).values)
    }
}
