/// What SQLite's planner cannot know: a workspace's rows may be millions.
///
/// Every key of ours begins with `workspace_id`. Without figures SQLite takes the first column of an index to leave ten
/// rows, so an index in the wanted order beats the one that narrows, and a page of fifty messages reads all there are.
/// It is told that the workspace narrows nothing, and what it assumes anyway of the columns after it
/// (sqlite.org, *The sqlite_stat1 table* and `sqlite3DefaultRowEst`). The same figures everywhere are the same plans
/// everywhere: none turns over because a table was small when it was counted.
func tellPlanner(_ database: any SQLDatabase) async throws {
    guard database.engine == .sqlite else { return }
    // Nodes that start at once need not wait for each other to write what is there.
    if try await database.read({ try told($0) == figures($0) }) { return }
    try await database.write { connection in
        // Makes the table of figures where there is none, and counts nothing.
        try connection.run("ANALYZE sqlite_master")
        try connection.run("DELETE FROM sqlite_stat1")
        for index in try ownIndexes(connection) {
            try connection.run(
                "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (\(index.table), \(index.name), \(index.figures))")
        }
        try connection.run("ANALYZE sqlite_master")
    }
}

private func told(_ connection: any SQLConnection) throws -> [String: String] {
    let isAny = try connection.row("SELECT name FROM sqlite_master WHERE name = 'sqlite_stat1'") != nil
    let rows = isAny ? try connection.rows("SELECT idx, stat FROM sqlite_stat1 WHERE idx IS NOT NULL") : []
    return Dictionary(try rows.map { (try $0.text("idx"), try $0.text("stat")) }, uniquingKeysWith: { $1 })
}

private func figures(_ connection: any SQLConnection) throws -> [String: String] {
    Dictionary(try ownIndexes(connection).map { ($0.name, $0.figures) }, uniquingKeysWith: { $1 })
}

private struct Index {
    var table: String
    var name: String
    var columns: Int
    var isUnique: Bool
    /// Holds the rows of one condition only, such as what is due.
    var isPartial: Bool

    /// Rows in all, then for each column how many are left once it and those before it are known.
    var figures: String {
        let rows = isPartial ? 10_000 : 1_000_000
        var left = [rows] + (1..<max(columns, 1)).map { max(11 - $0, 5) }
        if isUnique { left[left.count - 1] = 1 }
        return ([rows] + left).map(String.init).joined(separator: " ")
    }
}

/// Those that begin with the workspace.
private func ownIndexes(_ connection: any SQLConnection) throws -> [Index] {
    try connection.rows(
        """
        SELECT t.name AS "table", i.name AS name, i."unique" AS is_unique, i.partial AS is_partial,
            (SELECT COUNT(*) FROM pragma_index_info(i.name)) AS columns
        FROM sqlite_master AS t, pragma_index_list(t.name) AS i, pragma_index_info(i.name) AS c
        WHERE t.type = 'table' AND c.seqno = 0 AND c.name = 'workspace_id'
        """
    ).map { row in
        Index(
            table: try row.text("table"), name: try row.text("name"), columns: Int(try row.integer("columns")),
            isUnique: try row.bool("is_unique"), isPartial: try row.bool("is_partial"))
    }
}
