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

    /// The account's start page in HubSpot.
    public var homeURL: String { "\(origin)/contacts/\(id)" }

    /// A contact's page in HubSpot.
    public func url(of contact: ContactID) -> String { "\(origin)/contacts/\(id)/record/0-1/\(contact)" }

    public func url(of deal: DealID) -> String { "\(origin)/contacts/\(id)/record/0-3/\(deal)" }

    public func url(of ticket: TicketID) -> String { "\(origin)/contacts/\(id)/record/0-5/\(ticket)" }

    /// A task or a note has no page of its own: it is shown on its contact's timeline.
    public func url(ofActivity activity: String, of contact: ContactID) -> String {
        url(of: contact) + "?engagement=\(activity)"
    }

    /// A sandbox on this machine has no certificate.
    private var origin: String {
        let isLocal = ["127.0.0.1", "localhost"].contains { uiDomain == $0 || uiDomain.hasPrefix($0 + ":") }
        return (isLocal ? "http://" : "https://") + uiDomain
    }
}
