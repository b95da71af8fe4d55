public import Domain
public import Storage

/// Makes the mirror searchable once the first import is through, a page of contacts at a time, and before that whoever
/// was met on WhatsApp before names had words. Afterwards whoever stores a contact or a person keeps its words, and
/// this has nothing to do.
public struct ContactIndexing: Sendable {
    /// Whatever else wants to write waits no longer than a page takes.
    public static let pageLimit = 250

    private let database: any SQLDatabase
    private let workspace: WorkspaceID

    public init(database: any SQLDatabase, workspace: WorkspaceID) {
        self.database = database
        self.workspace = workspace
    }

    /// One page. False = nothing is left to do, or not before the import is through.
    public func step(limit: Int = pageLimit) async throws -> Bool {
        let workspace = workspace
        if try await database.read({ try PersonWordTable.isBehind($0, workspace) }) {
            return try await database.write { try PersonWordTable.catchUp($0, workspace, limit: limit) > 0 }
        }
        let isDue = try await database.read { connection in
            guard try HubSpotAccountTable.find(connection, workspace)?.mirror.importFinishedAt != nil else {
                return false
            }
            return try !ContactWordTable.isComplete(connection, workspace)
        }
        guard isDue else { return false }
        return try await database.write { try ContactWordTable.writeNext($0, workspace, limit: limit) }
    }
}
