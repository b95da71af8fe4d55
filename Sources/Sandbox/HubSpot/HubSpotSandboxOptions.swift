public import Domain
import Foundation

/// How this HubSpot is set up. The defaults are a Professional account in Germany with one private app.
public struct HubSpotSandboxOptions: Sendable {
    /// The account's number, `portalId` in HubSpot's words.
    public var hubID: Int64 = 10_203_040
    public var accountType = AccountType.standard
    /// Bearer tokens that are let in.
    public var tokens: [String: Token] = ["demo-hubspot-token": .allScopes]
    public var limits = PlanLimits.professional
    /// The app that may be installed with OAuth; nil: the account is reached by pasted tokens only.
    public var app: HubSpotSandboxApp?
    /// How long search goes on showing records as they were. Real HubSpot takes seconds.
    public var indexingDelay: Duration = .seconds(1)
    /// Every answer takes this long.
    public var latency: Duration = .zero
    public var uiDomain = "app-eu1.hubspot.com"
    /// The account's name on the consent page and in what tokens tell.
    public var hubDomain = "acme-example.net"
    /// An IANA name. The daily limit starts anew at this zone's midnight.
    public var timeZone = "Europe/Berlin"
    /// A merge gives the survivor a new record id, as HubSpot sometimes does.
    public var mergeMakesNewRecord = false
    /// Where this HubSpot reports contact events; nil: nowhere.
    public var webhooks: HubSpotWebhookTarget?

    public init() {}

    /// No indexing delay, for tests about something else.
    public static var prompt: Self {
        var options = Self()
        options.indexingDelay = .zero
        return options
    }

    /// As the account's details name it.
    public enum AccountType: String, Sendable {
        case standard = "STANDARD"
        case developerTest = "DEVELOPER_TEST"
        case sandbox = "SANDBOX"
        case appDeveloper = "APP_DEVELOPER"
    }

    /// What a bearer token may do, and until when.
    public struct Token: Sendable {
        /// What the token came from. Only a service key has no app behind it, and so nobody to tell changes to.
        public enum Kind: String, Sendable {
            case oauth, staticApp, serviceKey, legacyPrivate
        }

        /// Nil: everything.
        public var scopes: Set<String>?
        public var expiresAt: Timestamp?
        public var kind: Kind

        public init(scopes: Set<String>?, expiresAt: Timestamp? = nil, kind: Kind = .legacyPrivate) {
            self.scopes = scopes
            self.expiresAt = expiresAt
            self.kind = kind
        }

        public static let allScopes = Token(scopes: nil)
    }

    /// Pages of a sandbox that is served on this machine come without encryption.
    var uiOrigin: String { (uiDomain.hasPrefix("127.0.0.1") ? "http://" : "https://") + uiDomain }

    /// The data centre: Europe's, unless the pages are the American ones.
    var hostingLocation: String {
        uiDomain == "app.hubspot.com" || uiDomain.contains("na1") ? "na1" : "eu1"
    }

    var zone: TimeZone { TimeZone(identifier: timeZone) ?? .gmt }
}
