import Domain
import Storage
import Sync

/// What the audit page shows: one page of entries, and who and what they mention.
struct AuditReading: Sendable {
    static let pageSize = 100

    var query: AuditQuery
    var now: Timestamp
    var workspace: Workspace?
    var account: HubSpotAccount?
    var problems: [String]
    var verbs: [String]
    var authors: [Author]
    var entries: [AuditEntry]
    var next: AuditKey?
    var persons: [PersonID: PersonName] = [:]
    var contacts: [ContactID: Contact] = [:]
    var owners: [OwnerID: Owner] = [:]
    var numbers: [BusinessNumberID: BusinessNumber] = [:]
    var members: [MemberID: Member] = [:]
    /// Where outgoing messages stand.
    var chats: [OutgoingID: ChatID] = [:]
    /// What HubSpot calls fields and stages.
    var catalogue = AuditCatalogue()

    static func read(
        _ services: WebServices, _ query: AuditQuery, _ filter: AuditList.Filter, problems: [String]
    ) async throws -> AuditReading {
        let (workspace, now) = (services.workspace, services.clock.now)
        var reading = try await services.database.read { connection in
            let request = PageRequest(after: query.after.flatMap { AuditKey(text: $0) }, limit: pageSize)
            // A condition that is not understood must not be left out: that would answer another question.
            let page =
                problems.isEmpty
                ? try AuditList.page(connection, workspace, filter, request) : ListPage(items: [], next: nil)
            var reading = AuditReading(
                query: query, now: now, workspace: try WorkspaceTable.find(connection, workspace),
                account: try HubSpotAccountTable.find(connection, workspace)?.account, problems: problems,
                verbs: try AuditList.verbs(connection, workspace),
                authors: try AuditList.authors(connection, workspace), entries: page.items, next: page.next)
            try reading.look(connection, workspace)
            return reading
        }
        reading.catalogue = try await AuditCatalogue.read(services.records, for: reading.entries)
        return reading
    }

    func values(_ text: PageText) -> AuditValues {
        AuditValues(
            catalogue: catalogue, numbers: numbers,
            words: PropertyText(owners: Array(owners.values), calendar: text.calendar))
    }

    private mutating func look(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws {
        let mentions = entries.flatMap { [$0.subject, $0.before, $0.after] }.compactMap(\.self).map { AuditMention($0) }
        persons = try PersonName.find(connection, workspace, Set(mentions.compactMap(\.person)))
        let named = entries.flatMap { ContactMentions.ids(in: $0.reason) }
        contacts = try ContactTable.find(
            connection, workspace, Set(mentions.compactMap(\.contact) + named).sorted { $0.value < $1.value })
        chats = try OutgoingTable.chats(connection, workspace, of: Set(mentions.compactMap(\.outgoing)))
        members = Dictionary(
            try MemberTable.all(connection, workspace).map { ($0.member.id, $0.member) }, uniquingKeysWith: { $1 })
        owners = Dictionary(
            try OwnerTable.all(connection, workspace).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        numbers = Dictionary(
            try BusinessNumberTable.all(connection, workspace).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    }
}
