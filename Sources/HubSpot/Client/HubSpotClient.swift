public import Domain

/// Speaks to one HubSpot account. Its methods are in one file per endpoint, each one call or a bounded number of them.
///
/// It never retries. Told to wait by the budget, it throws `HubSpotFailure.waiting` in the background lane; in the
/// interactive lane it waits up to `patience` first, for a person would rather wait two seconds than read why not.
public struct HubSpotClient: Sendable {
    /// Where HubSpot's API is.
    public static let address = "https://api.hubapi.com"
    /// HubSpot's limit of inputs in one batch call for objects.
    public static let batchLimit = 100
    /// The contact properties that hold phones unless a workspace says otherwise.
    public static let phoneProperties = ["phone", "mobilephone", "hs_whatsapp_phone_number"]
    /// All contact properties that are read unless a workspace adds others that hold phones.
    public static let mirroredProperties = ContactFields(phoneProperties: phoneProperties).names

    let exchange: HTTPExchange
    let baseURL: String
    let paths: HubSpotPaths
    let token: Secret
    let budget: RateBudget
    let clock: WallClock
    private(set) var contactFields: ContactFields
    private(set) var patience: Duration
    private(set) var pause: @Sendable (Duration) async -> Void
    private(set) var lane: RateLane
    /// What does no harm twice is given up after this long; `nil` = each call has its own limit.
    private(set) var answerLimit: Duration?

    /// `pause` sleeps in a running server; tests move their clock in it.
    public init(
        exchange: HTTPExchange, baseURL: String = HubSpotClient.address, version: APIVersion = .march2026,
        token: Secret, budget: RateBudget, clock: WallClock, lane: RateLane = .background,
        phoneProperties: [String] = HubSpotClient.phoneProperties, patience: Duration = .seconds(10),
        pause: @escaping @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }
    ) {
        self.exchange = exchange
        self.baseURL = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        self.paths = HubSpotPaths(version: version.text)
        self.token = token
        self.budget = budget
        self.clock = clock
        self.lane = lane
        self.contactFields = ContactFields(phoneProperties: phoneProperties)
        self.patience = patience
        self.pause = pause
    }

    /// The same client, asking for calls in another lane.
    public func inLane(_ lane: RateLane) -> HubSpotClient {
        var copy = self
        copy.lane = lane
        return copy
    }

    /// The same client, reading these properties of contacts as their phones.
    public func reading(phoneProperties: [String]) -> HubSpotClient {
        var copy = self
        copy.contactFields = ContactFields(phoneProperties: phoneProperties)
        return copy
    }

    /// The same client for somebody who stands and waits: in the interactive lane, it waits for leave to call this long
    /// at most, and for an answer too, except to creates: their outcome would stay unknown.
    public func hurried(
        _ patience: Duration, pause: @escaping @Sendable (Duration) async -> Void
    ) -> HubSpotClient {
        var copy = inLane(.interactive)
        copy.patience = max(patience, .zero)
        copy.pause = pause
        copy.answerLimit = max(patience, .milliseconds(100))
        return copy
    }
}
