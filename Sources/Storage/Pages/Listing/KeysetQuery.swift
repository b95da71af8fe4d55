/// One page of one table in the order of a key, with what belongs to the rows joined to that page only.
struct KeysetQuery {
    /// A condition that no index serves is looked for in at most this many rows; then the page ends, with a next one.
    static let scanLimit = 5_000

    enum Order {
        case ascending
        case descending
    }

    /// What is read of the table itself; leave large columns out.
    var inner: SQL = "*"
    /// What is answered, from the table and from what is joined.
    var columns: SQL
    var table: SQL
    var joins: SQL = ""
    /// The columns of the key, each with the table's name.
    var key: [SQL]
    /// The same as expressions no index knows (`id + 0`), for `sought`.
    var keyWithoutIndex: [SQL] = []
    var order: Order
    /// Conditions that nearly every row fulfils. At least the workspace.
    var conditions: [SQL]
    /// Conditions for which an index finds the few rows that fulfil them; those are then sorted. SQLite would rather
    /// walk the whole table in the order of the key than sort, if the order could come from an index.
    var sought: [SQL] = []
    /// Conditions looked for row by row.
    var scanned: [SQL] = []

    /// Runs the page and the look ahead that says whether there is a next one.
    func page<Item: Sendable, Key: PageKey>(
        _ connection: any SQLConnection, _ request: PageRequest<Key>, keyValues: (Key) -> [SQLValue],
        keyOf: (Item) -> Key, rowKey: (SQLRow) throws -> Key, item: (SQLRow) throws -> Item
    ) throws -> ListPage<Item, Key> {
        let after = request.after.map(keyValues)
        let items = try connection.rows(statement(after: after, limit: request.limit + 1)).map(item)
        if items.count > request.limit {
            let page = Array(items.prefix(request.limit))
            return ListPage(items: page, next: page.last.map(keyOf))
        }
        let next = scanned.isEmpty ? nil : try connection.row(endOfScan(after: after)).map(rowKey)
        return ListPage(items: items, next: next)
    }

    func statement(after: [SQLValue]?, limit: Int) -> SQL {
        let found: SQL
        if scanned.isEmpty {
            found = candidates(after: after, limit: limit)
        } else {
            found = """
                SELECT * FROM (\(sql: candidates(after: after, limit: Self.scanLimit))) AS \(sql: table)
                WHERE \(sql: scanned.joined(separator: " AND ")) ORDER BY \(sql: ordering(order)) LIMIT \(limit)
                """
        }
        return """
            SELECT \(sql: columns) FROM (\(sql: found)) AS \(sql: table) \(sql: joins) ORDER BY \(sql: ordering(order))
            """
    }

    private func candidates(after: [SQLValue]?, limit: Int) -> SQL {
        """
        SELECT \(sql: inner) FROM \(sql: table) WHERE \(sql: allConditions(after: after).joined(separator: " AND "))
        ORDER BY \(sql: ordering(order)) LIMIT \(limit)
        """
    }

    /// The key of the last row that was looked at, if the scan ended because of its limit.
    private func endOfScan(after: [SQLValue]?) -> SQL {
        """
        SELECT * FROM (SELECT looked.*, COUNT(*) OVER () AS looked_at FROM (
            \(sql: candidates(after: after, limit: Self.scanLimit))) AS looked) AS \(sql: table)
        WHERE looked_at = \(Self.scanLimit)
        ORDER BY \(sql: ordering(order == .ascending ? .descending : .ascending)) LIMIT 1
        """
    }

    private func allConditions(after: [SQLValue]?) -> [SQL] {
        guard let after else { return conditions + sought }
        let columns = walkedKey.joined(separator: ", ")
        let comparison: SQL = order == .ascending ? ">" : "<"
        return conditions + sought + ["(\(sql: columns)) \(sql: comparison) \(list: after)"]
    }

    private var walkedKey: [SQL] { sought.isEmpty ? key : keyWithoutIndex }

    private func ordering(_ order: Order) -> SQL {
        let direction: SQL = order == .ascending ? "" : " DESC"
        return walkedKey.map { $0 + direction }.joined(separator: ", ")
    }
}

extension KeysetQuery {
    /// The common case: a key of one column.
    func page<Item: Sendable, Key: PageKey & SQLConvertible>(
        _ connection: any SQLConnection, _ request: PageRequest<Key>, keyOf: (Item) -> Key,
        rowKey: (SQLRow) throws -> Key, item: (SQLRow) throws -> Item
    ) throws -> ListPage<Item, Key> {
        try page(
            connection, request, keyValues: { [$0.sqlValue] }, keyOf: keyOf, rowKey: rowKey, item: item)
    }
}
