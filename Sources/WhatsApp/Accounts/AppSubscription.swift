import Domain

/// Where an app's webhooks go, and of what they tell.
public struct AppSubscription: Sendable, Equatable {
    public var callbackURL: String?
    public var isActive: Bool
    public var fields: Set<String>

    init(_ row: JSON) {
        callbackURL = row["callback_url"]?.text
        isActive = row["active"]?.bool ?? true
        // An object with name and version each; the oldest versions wrote the name alone.
        fields = Set(row["fields"].list.compactMap { $0["name"]?.text ?? $0.text })
    }
}

/// An app among those that an account sends its webhooks to.
public struct SubscribedApp: Sendable, Equatable {
    public var id: String
    /// Where the account's messages go instead of the app's own address.
    public var overrideURL: String?
}
