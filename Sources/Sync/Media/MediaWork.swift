import Domain
import Storage
import Synchronization
import WhatsApp

/// Fetches the files of messages, a few at a time, and keeps trying for as long as WhatsApp keeps them.
///
/// A try that a crash cuts off leaves a row that is due again and an unfinished file that nobody serves.
final class MediaWork: Sendable {
    /// At once; more would only wait for the same disk and line.
    private static let parallel = 4
    /// In one step, so that other nodes' news and a lost lease are noticed.
    private static let batch = 200

    private let database: any SQLDatabase
    private let workspace: WorkspaceID
    private let connections: Connections
    private let store: FileStore
    private let hosts: MediaHosts
    private let pace: TimelineEntryTable.Pace
    private let changes: Changes
    private let clock: WallClock
    private let hasBegun = Mutex(false)

    init(
        database: any SQLDatabase, workspace: WorkspaceID, connections: Connections, store: FileStore,
        hosts: MediaHosts, pace: TimelineEntryTable.Pace, changes: Changes, clock: WallClock
    ) {
        self.database = database
        self.workspace = workspace
        self.connections = connections
        self.store = store
        self.hosts = hosts
        self.pace = pace
        self.changes = changes
        self.clock = clock
    }

    /// Does what is due. Returns when to come again; `nil` = when there is news. Throws `FileStoreError` where files
    /// cannot be kept: what was due waits, and is told.
    func step() async throws -> Timestamp? {
        try await beginOnce()
        try await removeErased()
        try await giveUpStranded()
        let workspace = workspace
        let settings = try await database.read { try MediaSettingsTable.find($0, workspace) }
        let access = try await connections.whatsAppAccess(workspace)
        let count = try await fetchAll(access, settings)
        if count > 0 { changes.announce(.timeline) }
        if count >= Self.batch { return clock.now }
        return try await database.read { try MediaTable.nextDue($0, workspace) }
    }

    /// A window that slides: one slow film holds up nothing but its own place.
    private func fetchAll(
        _ access: [WhatsAppAccountID: Connections.WhatsAppAccess], _ settings: MediaSettings
    ) async throws -> Int {
        try await withThrowingTaskGroup(of: Void.self) { group in
            var (begun, running) = (0, 0)
            while true {
                let free = min(Self.parallel - running, Self.batch - begun)
                for claim in free > 0 ? try await claim(free) : [] {
                    begun += 1
                    running += 1
                    group.addTask { [self] in try await work(claim, access[claim.account], settings) }
                }
                guard running > 0 else { return begun }
                try await group.next()
                running -= 1
            }
        }
    }

    private func claim(_ limit: Int) async throws -> [MediaTable.Claim] {
        let (workspace, now) = (workspace, clock.now)
        return try await database.write { try MediaTable.claim($0, workspace, now: now, limit: limit) }
    }

    private func work(
        _ claim: MediaTable.Claim, _ access: Connections.WhatsAppAccess?, _ settings: MediaSettings
    ) async throws {
        // Connected a moment ago; the next step has its token.
        guard let access else {
            return try await finish(
                claim.download, .disconnected(MediaProblem(.reconnect, refusedTokenSentence)))
        }
        let fetch = MediaFetch(client: access.client, hosts: hosts, store: store, settings: settings)
        let outcome: MediaOutcome
        do throws(FileStoreError) {
            outcome = try await fetch.fetch(claim.download)
        } catch {
            try await finish(claim.download, .failed(MediaProblem(.disk, error.sentence)))
            throw error
        }
        try await note(outcome, claim, access)
    }

    private func note(
        _ outcome: MediaOutcome, _ claim: MediaTable.Claim, _ access: Connections.WhatsAppAccess
    ) async throws {
        if case .disconnected(let problem) = outcome {
            try await connections.noteRefused(access, of: claim.account, workspace, problem.sentence)
        }
        try await finish(claim.download, outcome)
    }

    private func finish(_ begun: MediaDownload, _ outcome: MediaOutcome) async throws {
        let (workspace, pace, now) = (workspace, pace, clock.now)
        let next = begun.next(outcome, now: now)
        try await database.write { connection in
            guard try MediaTable.finish(connection, workspace, begun, as: next) else {
                // Erased while it was under way; the bytes are here already.
                if let file = next.file { try FileRemovalTable.add(connection, workspace, file.hash, now: now) }
                return
            }
            if next.state.isOpen { return }
            try TimelineEntryTable.markIfThere(connection, workspace, message: begun.message, pace: pace, now: now)
        }
    }

    /// Bytes that nobody names any more go. Nothing is fetched meanwhile, so none of them is just being kept.
    private func removeErased() async throws {
        let workspace = workspace
        let removals = try await database.read { try FileRemovalTable.next($0, workspace, limit: Self.batch) }
        if removals.isEmpty { return }
        for removal in removals where !removal.isNamed { try store.remove(removal.hash) }
        try await database.write { connection in
            for removal in removals { try FileRemovalTable.remove(connection, workspace, removal.hash) }
        }
    }

    /// Without a token nobody can be asked; after seven days there is nothing left to ask for.
    private func giveUpStranded() async throws {
        let (workspace, pace, now) = (workspace, pace, clock.now)
        try await database.write { connection in
            for download in try MediaTable.stranded(connection, workspace, now: now, limit: Self.batch) {
                let last = download.problem ?? MediaProblem(.reconnect, refusedTokenSentence)
                try MediaTable.decide(connection, workspace, download.next(.failed(last), now: now))
                try TimelineEntryTable.markIfThere(
                    connection, workspace, message: download.message, pace: pace, now: now)
            }
        }
    }

    /// What the last process left: unfinished files, tries that did not end, and refusals whose reason may have gone
    /// with a new setting.
    private func beginOnce() async throws {
        if hasBegun.withLock({ $0 }) { return }
        try store.check()
        try store.sweep()
        let (workspace, now) = (workspace, clock.now)
        try await database.write { connection in
            try MediaTable.releaseAll(connection, workspace, now: now)
            let refused = try MediaTable.refused(
                connection, workspace, because: [.wrongHost], now: now, limit: Self.batch)
            for download in refused {
                try MediaTable.decide(connection, workspace, download.reopened(now: now))
            }
        }
        hasBegun.withLock { $0 = true }
    }
}
