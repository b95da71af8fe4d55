public import Domain
public import Sync

/// What the pages do with the HubSpot connection. Each throws what can be told to a person (`ExplainedFailure`), or
/// `SQLError`.
public struct HubSpotActions: Sendable {
    /// This server has a HubSpot app, so that HubSpot's own page can be used.
    public var canAuthorize: Bool
    /// Where to send the browser, and the cookie to send along.
    public var authorize: @Sendable () async throws -> (url: String, cookie: Secret)
    public var finish: @Sendable (_ query: [String: String], _ cookie: Secret?, Author) async throws -> HubSpotAccount
    public var connect: @Sendable (_ token: Secret, _ clientSecret: Secret?, Author) async throws -> HubSpotAccount
    public var check: @Sendable () async throws -> Void
    public var disconnect: @Sendable (Author) async throws -> Void
    /// `nil` = nothing is connected.
    public var limits: @Sendable () async throws -> HubSpotLimits?

    public init(
        canAuthorize: Bool, authorize: @escaping @Sendable () async throws -> (url: String, cookie: Secret),
        finish:
            @escaping @Sendable (_ query: [String: String], _ cookie: Secret?, Author) async throws -> HubSpotAccount,
        connect:
            @escaping @Sendable (_ token: Secret, _ clientSecret: Secret?, Author) async throws -> HubSpotAccount,
        check: @escaping @Sendable () async throws -> Void,
        disconnect: @escaping @Sendable (Author) async throws -> Void,
        limits: @escaping @Sendable () async throws -> HubSpotLimits?
    ) {
        self.canAuthorize = canAuthorize
        self.authorize = authorize
        self.finish = finish
        self.connect = connect
        self.check = check
        self.disconnect = disconnect
        self.limits = limits
    }
}
