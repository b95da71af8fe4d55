/// The app a company installs: what its developer uploaded to HubSpot, and how HubSpot treats it.
public struct HubSpotSandboxApp: Sendable, Equatable {
    public enum Distribution: String, Sendable {
        /// Listed or installable by link; limits of its own, without a daily one.
        case marketplace
        /// For accounts on a list; shares the limits of the account's private apps.
        case `private`
    }

    public var name = "Liaison"
    public var appID: Int64 = 5_550_001
    public var clientID: String
    public var clientSecret: String
    /// A redirect has to be one of these, letter by letter.
    public var redirectURIs: [String]
    /// Each authorization has to ask for all of these.
    public var requiredScopes: [String]
    /// May be asked for; left out without a word where the account cannot grant them.
    public var optionalScopes: [String]
    public var distribution: Distribution
    /// Nil: HubSpot's for the distribution.
    public var limits: PlanLimits?
    public var accessTokenLifetime: Duration = .seconds(1800)
    /// From the consent until the code has to be exchanged. HubSpot states none; a minute is what people see.
    public var codeLifetime: Duration = .seconds(60)
    /// Each refresh gives a new refresh token and ends the one before. HubSpot usually hands back the same one.
    public var rotatesRefreshTokens = false

    public init(
        clientID: String, clientSecret: String, redirectURIs: [String], requiredScopes: [String] = ["oauth"],
        optionalScopes: [String] = [], distribution: Distribution = .marketplace
    ) {
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.redirectURIs = redirectURIs
        self.requiredScopes = requiredScopes
        self.optionalScopes = optionalScopes
        self.distribution = distribution
    }

    /// The scopes that calls of this HubSpot ask for.
    public static var knownScopes: [String] { ScopeMeaning.all }

    /// In the order the developer wrote them.
    var scopes: [String] { requiredScopes + optionalScopes.filter { !requiredScopes.contains($0) } }
}
