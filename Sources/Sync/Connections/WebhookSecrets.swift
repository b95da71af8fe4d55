public import Domain
import Foundation
public import Logging
public import Storage
import Synchronization

/// The secrets that webhooks are checked with, opened once and kept until a connection changes: the door must not read
/// the database for every message.
public final class WebhookSecrets: Sendable {
    struct Opened: Sendable {
        var appSecrets: [(workspace: WorkspaceID, secret: String)] = []
        /// Those before, each until its time is over.
        var formerSecrets: [(workspace: WorkspaceID, secret: String, until: Timestamp)] = []
        var clientSecrets: [(workspace: WorkspaceID, secret: String)] = []
        var verifyTokens: [String] = []

        /// What may sign WhatsApp's webhooks now; the secret that is most likely comes first.
        func appSecrets(at now: Timestamp) -> [(workspace: WorkspaceID, secret: String)] {
            appSecrets + formerSecrets.filter { now < $0.until }.map { ($0.workspace, $0.secret) }
        }
    }

    private let database: any SQLDatabase
    private let box: SecretBox
    private let clock: WallClock
    private let logger: Logger
    private let cache = Mutex(Cache())

    private struct Cache {
        var opened: Opened?
        var openedAt = Timestamp.beginning
        var reloads = 0
    }

    public init(
        database: any SQLDatabase, box: SecretBox, clock: WallClock, logger: Logger = Logger(label: "liaison")
    ) {
        self.database = database
        self.box = box
        self.clock = clock
        self.logger = logger
    }

    /// Forgets what was opened; the next webhook reads the database.
    public func reload() {
        cache.withLock { cache in
            cache.opened = nil
            cache.reloads += 1
        }
    }

    /// A signature fits nothing we know: another process may have connected an account meanwhile. At most every five
    /// seconds, for anybody may send wrong signatures. False = what is known is fresh.
    func reloadIfOld() -> Bool {
        cache.withLock { cache in
            guard cache.opened != nil, clock.now - cache.openedAt >= .seconds(5) else { return false }
            cache.opened = nil
            return true
        }
    }

    func current() async throws -> Opened {
        let (cached, reloads) = cache.withLock { ($0.opened, $0.reloads) }
        if let cached { return cached }
        let now = clock.now
        let (whatsApp, former, hubSpot) = try await database.read { connection in
            (
                try WhatsAppAccountTable.all(connection).filter { !$0.sealedAppSecret.isEmpty },
                try WhatsAppAccountTable.formerSecrets(connection, at: now),
                try HubSpotAccountTable.clientSecrets(connection)
            )
        }
        var opened = Opened()
        for row in whatsApp {
            if let secret = self.open(row.sealedAppSecret, Purpose.appSecret, of: row.workspace) {
                opened.appSecrets.append((row.workspace, secret))
            }
            if let token = self.open(row.sealedVerifyToken, Purpose.verifyToken, of: row.workspace) {
                opened.verifyTokens.append(token)
            }
        }
        for row in former {
            if let secret = self.open(row.sealed, Purpose.appSecret, of: row.workspace) {
                opened.formerSecrets.append((row.workspace, secret, row.until))
            }
        }
        for row in hubSpot {
            if let secret = self.open(row.sealed, Purpose.clientSecret, of: row.workspace) {
                opened.clientSecrets.append((row.workspace, secret))
            }
        }
        // What was read before a connection changed must not outlive the change.
        cache.withLock { [opened] cache in
            guard cache.reloads == reloads else { return }
            cache.opened = opened
            cache.openedAt = clock.now
        }
        return opened
    }

    /// `nil` = it does not open: that shuts its own door and no other.
    private func open(_ sealed: Data, _ purpose: String, of workspace: WorkspaceID) -> String? {
        do {
            return try box.open(sealed, purpose: purpose)
        } catch {
            logger.error(
                """
                A webhook secret was sealed under another LIAISON_SECRET_KEY: what it signs is refused. Give back the \
                key, or connect the account again.
                """,
                metadata: ["workspace": "\(workspace)", "secret": "\(purpose)"])
            return nil
        }
    }
}

/// What each sealed secret is for.
enum Purpose {
    static let appSecret = "whatsapp app secret"
    static let verifyToken = "whatsapp verify token"
    static let whatsAppToken = "whatsapp token"
    static let hubSpotToken = "hubspot token"
    static let refreshToken = "hubspot refresh token"
    static let authorization = "hubspot authorization"
    static let clientSecret = "hubspot client secret"
}
