/// One of the fields that a contact's card shows, as an admin chose it.
public struct CardField: Sendable, Hashable {
    /// What fits beside a chat, and in one form.
    public static let countMax = 20

    /// HubSpot's name of it.
    public var property: String
    /// Nobody may leave it empty on the card.
    public var isRequired: Bool

    public init(_ property: String, isRequired: Bool = false) {
        self.property = property
        self.isRequired = isRequired
    }
}
