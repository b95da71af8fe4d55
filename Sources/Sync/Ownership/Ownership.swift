public import Domain
public import Storage

/// Edits user mappings. What is logged already moves only if asked; then its entries are marked and reconciling does
/// the rest.
public struct Ownership: Sendable {
    private let database: any SQLDatabase
    private let workspace: WorkspaceID
    private let changes: Changes
    private let clock: WallClock
    private let ids: IDSource

    public init(
        database: any SQLDatabase, workspace: WorkspaceID, changes: Changes, clock: WallClock, ids: IDSource
    ) {
        self.database = database
        self.workspace = workspace
        self.changes = changes
        self.clock = clock
        self.ids = ids
    }

    /// Throws `MappingRefusal`, or `SQLError`. Asking for what is already so changes nothing.
    public func assign(_ change: MappingChange) async throws -> UserMapping {
        let (workspace, now, ids) = (workspace, clock.now, ids)
        let mapping = try await database.write { connection in
            try check(connection, workspace, change)
            let current = try UserMappingTable.current(connection, workspace).filter { $0.number == change.number }
            if let same = current.last(where: { $0.until == nil && $0.owner == change.owner }),
                change.reach == .fromNow || current.count == 1 && same.from == .beginning
            {
                return same
            }
            return try replace(connection, workspace, change, current, now: now, ids: ids)
        }
        changes.announce(.timeline)
        return mapping
    }

    /// Messages fall to the next rule: the contact's owner, the workspace's fallback, nobody. Throws `MappingRefusal`
    /// or `SQLError`. Where nothing is mapped, nothing changes.
    public func end(_ end: MappingEnd) async throws {
        let (workspace, now, id): (WorkspaceID, Timestamp, AuditID) = (workspace, clock.now, ids.next())
        try await database.write { connection in
            guard try BusinessNumberTable.find(connection, workspace, end.number) != nil else {
                throw MappingRefusal.unknownNumber(end.number)
            }
            let current = try UserMappingTable.current(connection, workspace).filter { $0.number == end.number }
            let inForce = current.last { $0.until == nil }
            switch end.reach {
            case .fromNow where inForce == nil, .everything where current.isEmpty: return
            case .fromNow: try UserMappingTable.end(connection, workspace, end.number, at: now, by: end.author)
            case .everything:
                try UserMappingTable.replaceAll(connection, workspace, end.number, at: now, by: end.author)
            }
            try AuditTable.add(
                connection, workspace,
                AuditEntry(
                    id: id, at: now, author: end.author, verb: "mapping_ended", subject: "number:\(end.number)",
                    before: (inForce ?? current.last).map { "owner:\($0.owner)" }, after: nil,
                    reason: end.reach.reason))
            try TimelineWalkTable.start(connection, workspace, end.number)
        }
        changes.announce(.timeline)
    }
}

extension MappingChange.Reach {
    fileprivate var reason: String {
        switch self {
        case .fromNow: "From now on."
        case .everything: "Also for what is logged already."
        }
    }
}

private func check(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ change: MappingChange) throws {
    guard try BusinessNumberTable.find(connection, workspace, change.number) != nil else {
        throw MappingRefusal.unknownNumber(change.number)
    }
    guard let owner = try OwnerTable.all(connection, workspace).first(where: { $0.id == change.owner }) else {
        throw MappingRefusal.unknownOwner(change.owner)
    }
    if owner.isArchived { throw MappingRefusal.archivedOwner(change.owner) }
}

private func replace(
    _ connection: any SQLConnection, _ workspace: WorkspaceID, _ change: MappingChange, _ current: [UserMapping],
    now: Timestamp, ids: IDSource
) throws -> UserMapping {
    let from: Timestamp
    switch change.reach {
    case .everything:
        try UserMappingTable.replaceAll(connection, workspace, change.number, at: now, by: change.author)
        from = .beginning
    case .fromNow:
        try UserMappingTable.end(connection, workspace, change.number, at: now, by: change.author)
        from = now
    }
    let mapping = UserMapping(id: ids.next(), number: change.number, owner: change.owner, from: from, until: nil)
    try UserMappingTable.insert(connection, workspace, mapping, author: change.author, now: now)
    try AuditTable.add(
        connection, workspace,
        AuditEntry(
            id: ids.next(), at: now, author: change.author, verb: "mapping_changed", subject: "number:\(change.number)",
            before: current.last { $0.until == nil }.map { "owner:\($0.owner)" }, after: "owner:\(change.owner)",
            reason: change.reach.reason))
    // Even “from now on” re-renders: an entry of today may hold messages of both owners, and the last one decides.
    try TimelineWalkTable.start(connection, workspace, change.number)
    return mapping
}
