/// Where and how an app is told of changes. The target can be changed later by the app's settings.
public struct HubSpotWebhookTarget: Sendable, Equatable {
    /// How events are called. Project apps may choose; the fields are the same but for the type's id.
    public enum Naming: Sendable {
        /// `contact.creation`
        case contact
        /// `object.creation`, with `objectTypeId`
        case object
    }

    /// Absolute, exactly as the receiver knows itself: the signature covers it.
    public var url: String
    public var clientSecret: String
    public var appID: Int64
    /// So many requests are open at once. HubSpot wants more than five.
    public var maxConcurrentRequests = 10
    public var subscriptions = HubSpotSubscription.standard
    public var naming = Naming.contact

    public init(url: String, clientSecret: String, appID: Int64 = 5_550_001) {
        self.url = url
        self.clientSecret = clientSecret
        self.appID = appID
    }
}
