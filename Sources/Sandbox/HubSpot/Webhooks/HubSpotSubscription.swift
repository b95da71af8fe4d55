/// One kind of event an app wants to be told of.
public struct HubSpotSubscription: Sendable, Equatable {
    /// Such as `contact.creation`. Kinds that this HubSpot never tells may be subscribed and stay silent.
    public var eventType: String
    /// Only for `contact.propertyChange`.
    public var propertyName: String?
    public var isActive: Bool

    public init(_ eventType: String, propertyName: String? = nil, isActive: Bool = true) {
        self.eventType = eventType
        self.propertyName = propertyName
        self.isActive = isActive
    }

    /// Everything that decides who a contact is and whose it is.
    public static let standard: [Self] =
        ["creation", "deletion", "merge", "restore", "privacyDeletion"].map { Self("contact.\($0)") }
        + ["firstname", "lastname", "phone", "mobilephone", "hs_whatsapp_phone_number", "hubspot_owner_id"].map {
            Self("contact.propertyChange", propertyName: $0)
        }

    func covers(_ kind: HubSpotEvent.Kind) -> Bool {
        guard isActive, eventType == "contact.\(kind.verb)" else { return false }
        if case .propertyChange(let name, _) = kind { return propertyName == name }
        return true
    }
}
