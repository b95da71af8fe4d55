/// The app's webhook subscription: all contact events go to one URL, signed with the app's secret.
public struct HubSpotWebhookTarget: Sendable, Equatable {
    /// Absolute, exactly as the receiver knows itself: the signature covers it.
    public var url: String
    public var clientSecret: String
    public var appID: Int64

    public init(url: String, clientSecret: String, appID: Int64 = 5_550_001) {
        self.url = url
        self.clientSecret = clientSecret
        self.appID = appID
    }
}
