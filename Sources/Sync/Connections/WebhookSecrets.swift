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
    private let cached = Mutex<(secrets: Opened, openedAt: Timestamp)?>(nil)

    public init(database: any SQLDatabase, box: SecretBox, clock: WallClock) {
        self.database = database
        self.box = box
        self.clock = clock
    }

    /// Forgets what was opened; the next webhook reads the database.
    public func reload() {
        cached.withLock { $0 = nil }
    }

    /// A signature fits nothing we know: another process may have connected an account meanwhile. At most every five
    /// seconds, for anybody may send wrong signatures. False = what is known is fresh.
    func reloadIfOld() -> Bool {
        cached.withLock { cached in
            guard let openedAt = cached?.openedAt, clock.now - openedAt >= .seconds(5) else { return false }
            cached = nil
            return true
        }
    }

    func current() async throws -> Opened {
        if let known = cached.withLock({ $0?.secrets }) { return known }
        let (whatsApp, hubSpot) = try await database.read { connection in
            (try WhatsAppAccountTable.all(connection), try HubSpotAccountTable.clientSecrets(connection))
        }
        var opened = Opened()
        for row in whatsApp {
            opened.appSecrets.append((row.workspace, try box.open(row.sealedAppSecret, purpose: Purpose.appSecret)))
            opened.verifyTokens.append(try box.open(row.sealedVerifyToken, purpose: Purpose.verifyToken))
        }
        for row in hubSpot {
            opened.clientSecrets.append((row.workspace, try box.open(row.sealed, purpose: Purpose.clientSecret)))
        }
        cached.withLock { [opened] in $0 = (opened, clock.now) }
        return opened
    }
}

/// What each sealed secret is for.
enum Purpose {
    static let appSecret = "whatsapp app secret"
    static let verifyToken = "whatsapp verify token"
    static let whatsAppToken = "whatsapp token"
    static let hubSpotToken = "hubspot token"
    static let clientSecret = "hubspot client secret"
}
