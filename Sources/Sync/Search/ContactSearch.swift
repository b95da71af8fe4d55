import Domain
import HubSpot
import Linking
import Storage

/// Contacts for somebody who links by hand: by name in any order, by e-mail, by phone.
public struct ContactSearch: Sendable {
    /// Whoever does not find theirs among so many types more.
    public static let contactsMax = 20

    private let records: Records

    public init(records: Records) {
        self.records = records
    }

    /// The mirror's contacts that fit what was typed; HubSpot's own where it has none or is not complete yet. That
    /// HubSpot cannot be asked is part of the answer and no error. Throws `SQLError`.
    public func find(_ text: String) async throws -> ContactSearchAnswer {
        let workspace = records.workspace
        let (query, mirrored) = try await records.database.read { connection in
            let region = try WorkspaceTable.find(connection, workspace)?.defaultRegion
            let query = ContactQuery(text, defaultRegion: region)
            let contacts = try ContactFinder(connection, workspace).find(query, limit: Self.contactsMax)
            return (query, try ContactSearchAnswer(contacts, connection, workspace))
        }
        if query.isEmpty || mirrored.isMirrorComplete && !mirrored.contacts.isEmpty { return mirrored }
        return try await askHubSpot(query, instead: mirrored)
    }

    private func askHubSpot(
        _ query: ContactQuery, instead mirrored: ContactSearchAnswer
    ) async throws -> ContactSearchAnswer {
        var answer = mirrored
        do {
            let page = try await records.ask(before: records.patienceEnd) { client in
                // HubSpot finds numbers without their country code.
                guard let key = query.phone?.keys.first else { return try await client.searchContacts(query.text) }
                return try await client.searchContacts(digits: key.digits, national: key.nationalDigits)
            }
            let found = try await living(page.results)
            // Nothing found there is no reason to hide what is here already.
            if !found.isEmpty || mirrored.contacts.isEmpty {
                answer.contacts = found
                answer.source = .hubspot
            }
        } catch let failure as RecordFailure {
            answer.problem = failure
        }
        return answer
    }

    /// HubSpot's search goes on showing for a while whom we know to be merged away or erased.
    private func living(_ contacts: [Contact]) async throws -> [Contact] {
        let (workspace, ids) = (records.workspace, contacts.map(\.id))
        let gone = try await records.database.read { try ContactMergeTable.gone($0, workspace, among: ids) }
        return Array(contacts.filter { !$0.isArchived && !gone.contains($0.id) }.prefix(Self.contactsMax))
    }
}

extension ContactSearchAnswer {
    fileprivate init(_ contacts: [Contact], _ connection: any SQLConnection, _ workspace: WorkspaceID) throws {
        let isImported = try HubSpotAccountTable.find(connection, workspace)?.mirror.importFinishedAt != nil
        self.init(
            contacts: contacts,
            isMirrorComplete: try isImported && ContactWordTable.isComplete(connection, workspace))
    }
}
