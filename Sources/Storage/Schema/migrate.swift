public import Domain

/// Brings the schema up to date and returns the numbers of the steps it took, none when there was nothing to do.
///
/// Each step is one transaction, so a step that fails leaves the database as it was before that step. Nodes that start
/// at once take turns. Throws `SQLError.schemaIsNewer` when the database has a step that this program does not know.
public func migrate(
    _ database: any SQLDatabase, _ migrations: [Migration], now: Timestamp
) async throws -> [Int] {
    try await database.write(makeMigrationTable)
    let known = migrations.map(\.number).max() ?? 0
    var taken: [Int] = []
    for migration in migrations.sorted(by: { $0.number < $1.number }) {
        let isNew = try await database.write { connection in
            try takeTurn(connection)
            try refuseNewer(connection, known: known)
            return try apply(migration, connection, now: now)
        }
        if isNew { taken.append(migration.number) }
    }
    try await tellPlanner(database)
    return taken
}

private func makeMigrationTable(_ connection: any SQLConnection) throws {
    if connection.engine == .postgresql {
        // Two CREATE TABLE IF NOT EXISTS at once can both find no table, and then one fails.
        try allowWaiting(connection)
        _ = try connection.rows("SELECT pg_advisory_xact_lock(hashtext('liaison schema'), hashtext(current_schema()))")
    }
    try connection.run(
        """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            number BIGINT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            applied_at BIGINT NOT NULL)
        """)
}

/// On SQLite the transaction itself is the turn. On PostgreSQL the lock must be a LOCK TABLE: it is the one that does
/// not take a snapshot before it waits, and a snapshot from before the other node's commit would show the old schema.
private func takeTurn(_ connection: any SQLConnection) throws {
    guard connection.engine == .postgresql else { return }
    try allowWaiting(connection)
    try connection.run("LOCK TABLE schema_migrations IN ACCESS EXCLUSIVE MODE")
}

/// A step over a large table may take minutes, here or on the node whose turn it is.
private func allowWaiting(_ connection: any SQLConnection) throws {
    try connection.run("SET LOCAL lock_timeout = '15min'")
    try connection.run("SET LOCAL statement_timeout = 0")
}

private func refuseNewer(_ connection: any SQLConnection, known: Int) throws {
    let row = try connection.row("SELECT COALESCE(MAX(number), 0) AS newest FROM schema_migrations")
    guard let newest = try row?.integer("newest"), newest > known else { return }
    throw SQLError.schemaIsNewer(
        "The database has schema \(newest); this version of Liaison knows schemas up to \(known).")
}

/// False when the step was already taken.
private func apply(_ migration: Migration, _ connection: any SQLConnection, now: Timestamp) throws -> Bool {
    let applied = try connection.row("SELECT number FROM schema_migrations WHERE number = \(migration.number)")
    if applied != nil { return false }
    do {
        for statement in migration.statements(connection.engine) {
            try connection.run(statement)
        }
    } catch SQLError.statement(let reason) {
        throw SQLError.statement("schema step \(migration.number) (\(migration.name)): \(reason)")
    }
    try connection.run(
        """
        INSERT INTO schema_migrations (number, name, applied_at)
        VALUES (\(migration.number), \(migration.name), \(now))
        """)
    return true
}
