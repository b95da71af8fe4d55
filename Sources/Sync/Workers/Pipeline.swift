public import Domain
import HubSpot
public import Logging
public import Storage
import Synchronization

/// The running server's work behind the doors: read what came in, link, mirror HubSpot, write its timelines.
public final class Pipeline: Sendable {
    public struct Settings: Sendable {
        public var pace = TimelineEntryTable.Pace()
        public var reconcile = Reconcile.Settings()
        /// At least this long between two batches to HubSpot, so that what comes close together goes together.
        public var round = Duration.seconds(3)
        /// How long webhook bodies are kept after they were taken in; eight days at least.
        public var keepBodies = Duration.seconds(30 * 86_400)
        /// Where files of messages are kept; `nil` = none are fetched.
        public var media: MediaSetup?
        /// What mails are sent with; `nil` = none are.
        public var mail: MailSetup?
        /// Names this node to other nodes; the same after a restart.
        public var holder: String

        public init(holder: String) {
            self.holder = holder
        }
    }

    private let database: any SQLDatabase
    private let workspace: WorkspaceID
    private let connections: Connections
    private let settings: Settings
    private let changes: Changes
    private let clock: WallClock
    private let ids: IDSource
    private let loop: WorkerLoop
    private let sending: OutgoingWork
    private let startedAt: Timestamp
    private let lastBatchAt = Mutex(Timestamp.beginning)

    public init(
        database: any SQLDatabase, workspace: WorkspaceID, connections: Connections, settings: Settings,
        changes: Changes, clock: WallClock, ids: IDSource, logger: Logger
    ) {
        self.database = database
        self.workspace = workspace
        self.connections = connections
        self.settings = settings
        self.changes = changes
        self.clock = clock
        self.ids = ids
        sending = OutgoingWork(connections: connections, workspace: workspace, pace: settings.pace)
        startedAt = clock.now
        loop = WorkerLoop(
            changes: changes, clock: clock,
            lease: Lease(database: database, workspace: workspace, holder: settings.holder, clock: clock),
            troubles: Troubles(), logger: logger)
    }

    /// Works until cancelled. What a step is doing then is finished or undone by its transaction.
    public func run() async {
        await withTaskGroup { group in
            group.addTask { await self.loop.lease.keep() }
            let workers = [
                incoming, linking, connection, whatsApp, sharing, mirror, numbers, indexing, phones, outgoing,
                templates, groups, reconcile, retention, erasure,
            ]
            for worker in workers + mediaWorkers + mailWorkers {
                group.addTask { await self.loop.run(worker) }
            }
        }
    }

    public func status() async -> PipelineStatus {
        let snapshot = try? await connections.budget(workspace)
        let calls = connections.callsMade
        return PipelineStatus(
            startedAt: startedAt, budget: snapshot.map { PipelineStatus.Budget($0, callsMade: calls) },
            troubles: loop.troubles.all)
    }

    private var incoming: Worker {
        let work = IncomingWork(
            database: database, workspace: workspace, pace: settings.pace, changes: changes, clock: clock, ids: ids)
        return Worker(name: "incoming", topics: [.intake]) { [clock] in
            try await work.step() > 0 ? clock.now : nil
        }
    }

    private var linking: Worker {
        let pass = LinkPass(
            database: database, workspace: workspace, pace: settings.pace, changes: changes, clock: clock, ids: ids)
        return Worker(name: "linking", topics: [.links]) { [clock] in
            try await pass.step() > 0 ? clock.now : nil
        }
    }

    private var connection: Worker {
        let work = ConnectionWork(connections: connections, workspace: workspace)
        return Worker(name: "connection", topics: [.connected]) { try await work.step() }
    }

    private var whatsApp: Worker {
        let work = WhatsAppUpkeep(connections: connections, workspace: workspace)
        return Worker(name: "whatsapp", topics: [.connected]) { try await work.step() }
    }

    private var sharing: Worker {
        let work = SharingWork(connections: connections, workspace: workspace)
        return Worker(name: "sharing", topics: [.connected]) { try await work.step() }
    }

    private var mirror: Worker {
        Worker(name: "mirror", topics: [.contacts, .connected]) { [self] in
            try await connections.withHubSpot(workspace) { client in
                try await Mirror(
                    database: database, workspace: workspace, client: client, changes: changes, clock: clock, ids: ids
                ).step()
            } ?? nil
        }
    }

    private var numbers: Worker {
        let work = PhoneRereading(database: database, workspace: workspace, changes: changes, clock: clock)
        return Worker(name: "numbers", topics: [.contacts]) { [clock] in
            try await work.step() ? clock.now : nil
        }
    }

    private var indexing: Worker {
        let work = ContactIndexing(database: database, workspace: workspace)
        return Worker(name: "indexing", topics: [.contacts]) { [clock] in
            try await work.step() ? clock.now : nil
        }
    }

    private var phones: Worker {
        Worker(name: "phones", topics: [.phones, .connected]) { [self] in
            try await connections.withHubSpot(workspace, .interactive) { client in
                try await PhoneWriteWork(
                    database: database, workspace: workspace, client: client, changes: changes, clock: clock, ids: ids
                ).step()
            } ?? nil
        }
    }

    private var outgoing: Worker {
        Worker(name: "sending", topics: [.outgoing, .connected]) { [sending] in try await sending.step() }
    }

    private var templates: Worker {
        let work = TemplateWork(connections: connections, workspace: workspace)
        return Worker(name: "templates", topics: [.connected]) { try await work.step() }
    }

    private var groups: Worker {
        let work = GroupWork(connections: connections, workspace: workspace, pace: settings.pace)
        return Worker(name: "groups", topics: [.links, .connected]) { try await work.step() }
    }

    private var reconcile: Worker {
        Worker(name: "timeline", topics: [.timeline, .connected]) { [self] in
            let earliest = lastBatchAt.withLock { $0 } + settings.round
            if clock.now < earliest { return earliest }
            return try await connections.withHubSpot(workspace) { try await reconcile($0) } ?? nil
        }
    }

    private func reconcile(_ client: HubSpotClient) async throws -> Timestamp? {
        let reconcile = Reconcile(
            database: database, workspace: workspace, client: client, pace: settings.pace,
            settings: reconcileSettings, changes: changes, clock: clock)
        let progress = try await reconcile.round()
        if progress.isFull { return clock.now }
        if progress.count > 0 { lastBatchAt.withLock { $0 = clock.now } }
        return try await reconcile.nextDue()
    }

    private var retention: Worker {
        let work = BodyRetention(
            database: database, workspace: workspace, terms: BodyRetention.Terms(taken: settings.keepBodies),
            clock: clock)
        return Worker(name: "retention", topics: []) { try await work.step() }
    }

    private var erasure: Worker {
        let work = PersonErasure(database: database, workspace: workspace, changes: changes, clock: clock)
        return Worker(name: "erasure", topics: [.contacts, .links]) { try await work.step() }
    }

    private var mailWorkers: [Worker] {
        guard let mail = settings.mail else { return [] }
        let work = MailWork(
            database: database, workspace: workspace, setup: mail, changes: changes, clock: clock)
        return [Worker(name: "mail", topics: [.mail]) { try await work.step() }]
    }

    private var reconcileSettings: Reconcile.Settings {
        var reconcile = settings.reconcile
        reconcile.mediaLinks = settings.media?.links
        return reconcile
    }

    private var mediaWorkers: [Worker] {
        guard let media = settings.media else { return [] }
        let downloads = MediaWork(
            database: database, workspace: workspace, connections: connections, store: media.store, hosts: media.hosts,
            pace: settings.pace, changes: changes, clock: clock)
        return [
            Worker(name: "media", topics: [.media, .connected]) { try await downloads.step() },
            Worker(name: "attachments", topics: [.attachments, .connected]) { [self] in
                try await connections.withHubSpot(workspace) { client in
                    try await AttachmentWork(
                        database: database, workspace: workspace, client: client, store: media.store,
                        links: media.links, changes: changes, clock: clock
                    ).step()
                } ?? nil
            },
        ]
    }
}
