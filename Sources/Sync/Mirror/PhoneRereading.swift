public import Domain
public import Storage

/// Reads the phones of all mirrored contacts again after an admin changed how they are read, a page of contacts at a
/// time. Its place is stored with each page, so a restart goes on. Until it is through, nobody is linked by Liaison.
public struct PhoneRereading: Sendable {
    /// Whatever else wants to write waits no longer than a page takes.
    public static let pageLimit = 250

    private let database: any SQLDatabase
    private let workspace: WorkspaceID
    private let changes: Changes
    private let clock: WallClock

    public init(database: any SQLDatabase, workspace: WorkspaceID, changes: Changes, clock: WallClock) {
        self.database = database
        self.workspace = workspace
        self.changes = changes
        self.clock = clock
    }

    /// One page. False = nothing is left to do.
    public func step(limit: Int = pageLimit) async throws -> Bool {
        guard let page = try await page(limit: limit) else { return false }
        let readings = page.contacts.map { (stored: $0, now: page.rules.reading(of: $0)) }
        let isLast = page.contacts.count < limit
        let (workspace, now) = (workspace, clock.now)
        try await database.write { connection in
            // Begun anew or by other rules meanwhile: then this page is read again.
            guard try Self.numbers(connection, workspace) == page.numbers,
                ReadingRules(try WorkspaceTable.find(connection, workspace)) == page.rules
            else { return }
            try ContactTable.reread(connection, workspace, readings)
            try HubSpotAccountTable.saveNumbers(connection, workspace, page.numbers.past(page.contacts, isLast, now))
            if isLast {
                try LinkQueueTable.addEverybodyUnlinked(connection, workspace, cause: "settings changed", now: now)
            }
        }
        changes.announce(.contacts)
        if isLast { changes.announce(.links) }
        return true
    }

    private struct Page {
        var numbers: MirrorProgress.Numbers
        var rules: ReadingRules
        var contacts: [Contact]
    }

    private func page(limit: Int) async throws -> Page? {
        let workspace = workspace
        return try await database.read { connection in
            guard let numbers = try Self.numbers(connection, workspace), numbers.isRunning else { return nil }
            return Page(
                numbers: numbers, rules: ReadingRules(try WorkspaceTable.find(connection, workspace)),
                contacts: try ContactTable.page(connection, workspace, after: numbers.after, limit: limit))
        }
    }

    private static func numbers(
        _ connection: any SQLConnection, _ workspace: WorkspaceID
    ) throws -> MirrorProgress.Numbers? {
        try HubSpotAccountTable.find(connection, workspace)?.mirror.numbers
    }
}

extension MirrorProgress.Numbers {
    fileprivate func past(_ contacts: [Contact], _ isLast: Bool, _ now: Timestamp) -> Self {
        var next = self
        next.read += Int64(contacts.count)
        next.after = contacts.last?.id ?? after
        next.isRunning = !isLast
        next.finishedAt = isLast ? now : nil
        return next
    }
}
