public import Domain
public import Storage
import Synchronization

/// The secrets that webhooks are checked with, opened once and kept until a connection changes: the door must not read
/// the database for every message.
public final class WebhookSecrets: Sendable {
    struct Opened: Sendable {
        var appSecrets: [(workspace: WorkspaceID, secret: String)] = []
        var clientSecrets: [(workspace: WorkspaceID, secret: String)] = []
        var verifyTokens: [String] = []
    }

    private let database: any SQLDatabase
    private let box: SecretBox
    private let clock: WallClock
    private let cache = Mutex(Cache())

    private struct Cache {
        var opened: Opened?
        var openedAt = Timestamp.beginning
        var reloads = 0
    }

    public init(database: any SQLDatabase, box: SecretBox, clock: WallClock) {
        self.database = database
        self.box = box
        self.clock = clock
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
        let (whatsApp, hubSpot) = try await database.read { connection in
            (try WhatsAppAccountTable.all(connection), try HubSpotAccountTable.clientSecrets(connection))
        }
        var opened = Opened()
        // One that does not open shuts its own door and no other; the doctor names it.
        for row in whatsApp {
            if let secret = try? box.open(row.sealedAppSecret, purpose: Purpose.appSecret) {
                opened.appSecrets.append((row.workspace, secret))
            }
            if let token = try? box.open(row.sealedVerifyToken, purpose: Purpose.verifyToken) {
                opened.verifyTokens.append(token)
            }
        }
        for row in hubSpot {
            if let secret = try? box.open(row.sealed, purpose: Purpose.clientSecret) {
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
