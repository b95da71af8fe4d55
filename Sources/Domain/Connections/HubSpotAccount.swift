/// The HubSpot account (portal) a workspace is connected to.
public struct HubSpotAccount: Sendable, Equatable {
    public var id: HubID
    /// IANA time zone of the account; its daily quota ends at midnight there.
    public var timeZone: String
    /// Host for links into HubSpot, such as `app-eu1.hubspot.com`.
    public var uiDomain: String
    public var currency: String?
    /// `STANDARD`, `SANDBOX`, `DEVELOPER_TEST`, `APP_DEVELOPER`.
    public var type: String?

    public init(id: HubID, timeZone: String, uiDomain: String, currency: String?, type: String? = nil) {
        self.id = id
        self.timeZone = timeZone
        self.uiDomain = uiDomain
        self.currency = currency
        self.type = type
    }

    /// Where links into HubSpot start, such as `https://app-eu1.hubspot.com`. A HubSpot on this very machine is the
    /// sandbox, which has no certificate.
    public var origin: String {
        let isLocal = ["127.0.0.1", "localhost"].contains { uiDomain == $0 || uiDomain.hasPrefix($0 + ":") }
        return (isLocal ? "http://" : "https://") + uiDomain
    }
}
