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
    var persons: [PersonID: Person] = [:]
    var contacts: [ContactID: Contact] = [:]
    var owners: [OwnerID: Owner] = [:]
    var numbers: [BusinessNumberID: BusinessNumber] = [:]

    static func read(
        _ services: WebServices, _ query: AuditQuery, _ filter: AuditList.Filter, problems: [String]
    ) async throws -> AuditReading {
        let (workspace, now) = (services.workspace, services.clock.now)
        return try await services.database.read { connection in
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
    }

    private mutating func look(_ connection: any SQLConnection, _ workspace: WorkspaceID) throws {
        let mentions = entries.flatMap { [$0.subject, $0.before, $0.after] }.compactMap(\.self).map { AuditMention($0) }
        persons = try PersonTable.find(connection, workspace, Set(mentions.compactMap(\.person)))
        contacts = try ContactTable.find(
            connection, workspace, Set(mentions.compactMap(\.contact)).sorted { $0.value < $1.value })
        owners = Dictionary(
            try OwnerTable.all(connection, workspace).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        numbers = Dictionary(
            try BusinessNumberTable.all(connection, workspace).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    }
}

/// A value of an entry: somebody or something by its id, or a text.
enum AuditMention: Sendable, Equatable {
    case person(PersonID)
    case contact(ContactID)
    case owner(OwnerID)
    case number(BusinessNumberID)
    case text(String)

    init(_ value: String) {
        let parts = value.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let id = parts.count == 2 && !parts[1].contains(" ") ? parts[1] : ""
        switch (parts[0], id.isEmpty) {
        case ("person", false): self = PersonID(text: id[...]).map { .person($0) } ?? .text(value)
        case ("contact", false): self = .contact(ContactID(id))
        case ("owner", false): self = .owner(OwnerID(id))
        case ("number", false): self = .number(BusinessNumberID(id))
        default: self = .text(value)
        }
    }

    var person: PersonID? {
        if case .person(let id) = self { id } else { nil }
    }

    var contact: ContactID? {
        if case .contact(let id) = self { id } else { nil }
    }
}
