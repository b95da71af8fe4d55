public import Domain
import Foundation

/// How this HubSpot is set up. The defaults are a Professional account in Germany with one private app.
public struct HubSpotSandboxOptions: Sendable {
    /// The account's number, `portalId` in HubSpot's words.
    public var hubID: Int64 = 10_203_040
    /// Bearer tokens that are let in.
    public var tokens: [String: Token] = ["demo-hubspot-token": .allScopes]
    public var limits = PlanLimits.professional
    /// How long search goes on showing records as they were. Real HubSpot takes seconds.
    public var indexingDelay: Duration = .seconds(1)
    /// Every answer takes this long.
    public var latency: Duration = .zero
    public var uiDomain = "app-eu1.hubspot.com"
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

    /// What a bearer token may do, and until when.
    public struct Token: Sendable {
        /// Nil: everything.
        public var scopes: Set<String>?
        public var expiresAt: Timestamp?

        public init(scopes: Set<String>?, expiresAt: Timestamp? = nil) {
            self.scopes = scopes
            self.expiresAt = expiresAt
        }

        public static let allScopes = Token(scopes: nil)
    }

    /// Pages of a sandbox that is served on this machine come without encryption.
    var uiOrigin: String { (uiDomain.hasPrefix("127.0.0.1") ? "http://" : "https://") + uiDomain }

    var zone: TimeZone { TimeZone(identifier: timeZone) ?? .gmt }
}
