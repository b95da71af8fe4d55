import Domain
import Storage
import Synchronization

/// "This node works for this workspace": renewed while the node lives, free for another soon after it died. Webhooks
/// need no lease: any node may take them.
final class Lease: Sendable {
    private static let name = "pipeline"
    private static let length = Duration.seconds(30)
    private static let renewEvery = Duration.seconds(10)

    private let database: any SQLDatabase
    private let workspace: WorkspaceID
    /// The same after a restart, so that a server that died takes up its own work at once.
    private let holder: String
    private let clock: WallClock
    private let heldUntil = Mutex<Timestamp?>(nil)

    init(database: any SQLDatabase, workspace: WorkspaceID, holder: String, clock: WallClock) {
        self.database = database
        self.workspace = workspace
        self.holder = holder
        self.clock = clock
    }

    /// Whether this node may work now. After a pause of the machine the lease may have run out unnoticed.
    func isHeldOrTaken() async -> Bool {
        if !isHeld { await renew() }
        return isHeld
    }

    /// Renews until cancelled, then gives the lease back.
    func keep() async {
        while !Task.isCancelled {
            await renew()
            try? await Task.sleep(for: isHeld ? Self.renewEvery : .seconds(1))
        }
        heldUntil.withLock { $0 = nil }
        let (database, workspace, holder) = (database, workspace, holder)
        // A task of its own: this one is cancelled, and the row is to go all the same.
        await Task {
            _ = try? await database.write {
                try LeaseTable.release($0, workspace, name: Self.name, holder: holder)
            }
        }.value
    }

    private var isHeld: Bool {
        let now = clock.now
        return heldUntil.withLock { $0.map { now < $0 } ?? false }
    }

    private func renew() async {
        let (workspace, holder, now) = (workspace, holder, clock.now)
        let until = now + Self.length
        let taken = try? await database.write { connection in
            try LeaseTable.take(connection, workspace, name: Self.name, holder: holder, until: until, now: now)
        }
        // A database that does not answer leaves us what we had: it ends by itself, and for the others too.
        guard let taken else { return }
        heldUntil.withLock { $0 = taken ? until : nil }
    }
}
