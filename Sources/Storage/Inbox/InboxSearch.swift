public import Domain
import Linking

/// Finds chats by what somebody typed: a number in any spelling, a name in HubSpot, on WhatsApp, in an address book, or
/// a group's.
public struct InboxSearch {
    /// Persons, and chats, that are looked at.
    static let foundMax = 200
    private static let rowsMax = 5_000

    private let connection: any SQLConnection
    private let workspace: WorkspaceID

    public init(_ connection: any SQLConnection, _ workspace: WorkspaceID) {
        self.connection = connection
        self.workspace = workspace
    }

    /// In no order.
    public func chats(_ query: ContactQuery) throws -> [ChatID] {
        if query.isEmpty { return [] }
        var persons: Set<PersonID> = []
        if let phone = query.phone { persons.formUnion(try people(phone)) }
        let contacts = try ContactFinder(connection, workspace).find(query, limit: 50)
        persons.formUnion(try people(contacts.map(\.id)))
        persons.formUnion(try PersonWordTable.find(connection, workspace, query.terms, limit: Self.foundMax))
        let own = try chats(of: Array(persons.sorted().prefix(Self.foundMax)))
        return Array(Set(own + (try groups(query.terms))).sorted().suffix(Self.foundMax))
    }

    private func people(_ phone: PhoneQuery) throws -> [PersonID] {
        let keys = phone.keys.map(\.digits)
        let exact: [PersonID] = try connection.rows(
            """
            SELECT person_id FROM persons WHERE workspace_id = \(workspace) AND phone_key IN \(list: keys)
            LIMIT \(Self.foundMax)
            """
        ).map { try $0.id("person_id") }
        return try exact + phone.beginnings.flatMap { try people(beginningWith: ($0.code ?? "") + $0.national) }
    }

    private func people(beginningWith digits: String) throws -> [PersonID] {
        // Digits compare alike in every language; no number has so many nines.
        let last = digits + "99999999999999999999"
        return try connection.rows(
            """
            SELECT person_id FROM persons WHERE workspace_id = \(workspace)
                AND phone_key >= \(digits) AND phone_key <= \(last) LIMIT \(Self.foundMax)
            """
        ).map { try $0.id("person_id") }
    }

    private func people(_ contacts: [ContactID]) throws -> [PersonID] {
        if contacts.isEmpty { return [] }
        return try connection.rows(
            """
            SELECT person_id FROM links
            WHERE workspace_id = \(workspace) AND contact_id IN \(list: contacts) AND ended_at IS NULL
            LIMIT \(Self.foundMax)
            """
        ).map { try $0.id("person_id") }
    }

    private func chats(of persons: [PersonID]) throws -> [ChatID] {
        if persons.isEmpty { return [] }
        return try connection.rows(
            """
            SELECT chat_id FROM chats WHERE workspace_id = \(workspace) AND person_id IN \(list: persons)
            UNION SELECT chat_id FROM group_participants
            WHERE workspace_id = \(workspace) AND person_id IN \(list: persons) AND until IS NULL
            LIMIT \(Self.foundMax)
            """
        ).map { try $0.id("chat_id") }
    }

    /// A company is in few groups: they are looked through.
    private func groups(_ terms: [SearchTerm]) throws -> [ChatID] {
        if terms.isEmpty { return [] }
        return try connection.rows(
            """
            SELECT chat_id, subject FROM group_chats WHERE workspace_id = \(workspace) AND subject IS NOT NULL
            ORDER BY chat_id DESC LIMIT \(Self.rowsMax)
            """
        ).compactMap { row in
            let words = NameWordList(try row.text("subject")).words
            let isFound = terms.allSatisfy { term in words.contains { $0.hasPrefix(term.word) } }
            return isFound ? try row.id("chat_id") : nil
        }
    }
}
