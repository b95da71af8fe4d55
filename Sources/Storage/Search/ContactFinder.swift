public import Domain
import Linking

/// Finds contacts in the mirror by what somebody typed.
public struct ContactFinder {
    /// Rows of the rarest word that are looked at, and contacts that are ranked.
    private static let exactRowsMax = 10_000
    private static let rowsMax = 5_000
    private static let rankedMax = 100
    /// Words that one mistyped word may mean.
    private static let meantMax = 50

    private let connection: any SQLConnection
    private let workspace: WorkspaceID

    public init(_ connection: any SQLConnection, _ workspace: WorkspaceID) {
        self.connection = connection
        self.workspace = workspace
    }

    /// At most `limit`, the best first: by phone where the text is a number, otherwise by words. Typing errors are
    /// forgiven only where what was typed finds fewer.
    public func find(_ query: ContactQuery, limit: Int) throws -> [Contact] {
        let named = try query.id.flatMap { try ContactTable.living(connection, workspace, $0) }
        let byPhone = try query.phone.map { try find($0, limit: limit) } ?? []
        let found = [named].compactMap(\.self) + byPhone.filter { $0.id != named?.id }
        if !found.isEmpty { return Array(found.prefix(limit)) }
        return Array(try byWords(query, limit: limit).prefix(limit))
    }

    private func byWords(_ query: ContactQuery, limit: Int) throws -> [Contact] {
        // Whoever types a whole address means it: its words would only find namesakes and neighbours.
        if let email = query.email, case let found = try contacts(email: email), !found.isEmpty {
            return try ranked(query, Set(found))
        }
        if query.terms.isEmpty { return [] }
        var ids = Set(try contacts(query.terms.map { .word($0.word) }, Self.exactRowsMax))
        if ids.count < limit {
            ids.formUnion(try contacts(query.terms.map { .beginning($0.word) }, Self.rowsMax))
        }
        if ids.count < limit, let meant = try meant(query.terms) {
            ids.formUnion(try contacts(meant, Self.rowsMax))
        }
        return try ranked(query, ids)
    }

    /// Looked at once more: whatever the rows say, only a contact that fits is an answer.
    private func ranked(_ query: ContactQuery, _ ids: Set<ContactID>) throws -> [Contact] {
        query.ranked(try ContactTable.find(connection, workspace, ids.sorted()).values)
    }

    /// `nil` = nothing that was typed may be an error.
    private func meant(_ terms: [SearchTerm]) throws -> [WordCondition]? {
        var isOther = false
        let conditions = try terms.map { term -> WordCondition in
            let words = try SearchWordTable.meant(connection, workspace, by: term, limit: Self.meantMax)
            let others = words.filter { $0 != term.word }
            if others.isEmpty { return .beginning(term.word) }
            isOther = true
            return .meant(term.word, others: others)
        }
        return isOther ? conditions : nil
    }

    private func contacts(email: String) throws -> [ContactID] {
        // In no order: SQLite would rather walk all contacts in that order than look up the address and sort one row.
        try connection.rows(
            """
            SELECT contact_id FROM contacts WHERE workspace_id = \(workspace) AND email = \(email)
            LIMIT \(Self.rankedMax)
            """
        ).map { try $0.vendorID("contact_id") }
    }

    /// Contacts that have a word for each condition. The rarest leads; of it so many rows are looked at.
    private func contacts(_ conditions: [WordCondition], _ rows: Int) throws -> [ContactID] {
        let counted = try conditions.count == 1 ? [1] : conditions.map { try count($0) }
        guard let rarest = counted.indices.min(by: { counted[$0] < counted[$1] }), counted[rarest] > 0 else {
            return []
        }
        let checks = conditions.indices.filter { $0 != rarest }.map { place -> SQL in
            """
            EXISTS (SELECT 1 FROM contact_words AS w
                WHERE w.workspace_id = \(workspace) AND w.contact_id = found.contact_id
                    AND \(sql: conditions[place].checked))
            """
        }
        let condition: SQL = checks.isEmpty ? "1 = 1" : checks.joined(separator: " AND ")
        return try connection.rows(
            """
            SELECT contact_id FROM (\(sql: leading(conditions[rarest], rows))) AS found
            WHERE \(sql: condition) LIMIT \(Self.rankedMax)
            """
        ).map { try $0.vendorID("contact_id") }
    }

    /// No further than matters.
    private func count(_ condition: WordCondition) throws -> Int64 {
        let rows = leading(condition, Self.rowsMax + 1)
        return try connection.row("SELECT COUNT(*) AS n FROM (\(sql: rows)) AS counted")?.integer("n") ?? 0
    }

    private func leading(_ condition: WordCondition, _ rows: Int) -> SQL {
        condition.sought.map { sought -> SQL in
            """
            SELECT contact_id FROM (
                SELECT w.contact_id FROM contact_words AS w WHERE w.workspace_id = \(workspace) AND \(sql: sought)
                ORDER BY w.word, w.contact_id LIMIT \(rows)) AS part
            """
        }.joined(separator: " UNION ALL ")
    }
}

extension ContactFinder {
    /// The very numbers first, then the same national ones, then those that begin so.
    private func find(_ phone: PhoneQuery, limit: Int) throws -> [Contact] {
        var found = try ContactTable.with(connection, workspace, phone.exact, limit: limit)
        if found.count < limit {
            found += try ContactTable.with(connection, workspace, national: phone.national, limit: limit)
        }
        for beginning in phone.beginnings where found.count < limit {
            found += try with(beginning, limit: limit)
        }
        var seen: Set<ContactID> = []
        return Array(found.filter { seen.insert($0.id).inserted }.prefix(limit))
    }

    private func with(_ beginning: PhoneQuery.Beginning, limit: Int) throws -> [Contact] {
        // Digits compare alike in every language; no number has so many nines.
        let last = beginning.national + "99999999999999999999"
        let code: SQL = beginning.code.map { "AND code = \($0)" } ?? ""
        let ids: [ContactID] = try connection.rows(
            """
            SELECT contact_id FROM contact_numbers
            WHERE workspace_id = \(workspace) AND national >= \(beginning.national) AND national <= \(last) \(sql: code)
            ORDER BY national, contact_id LIMIT \(limit)
            """
        ).map { try $0.vendorID("contact_id") }
        let contacts = try ContactTable.find(connection, workspace, ids)
        return ids.compactMap { contacts[$0] }
    }
}
