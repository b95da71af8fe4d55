/// A HubSpot user as records name them.
public struct Owner: Sendable, Equatable {
    public var id: OwnerID
    public var email: String?
    public var firstName: String?
    public var lastName: String?
    /// HubSpot's user id, what its webhooks carry.
    public var userID: String?
    /// Deactivated: keeps what it owned, can be given nothing new.
    public var isArchived: Bool

    public init(
        id: OwnerID, email: String?, firstName: String?, lastName: String?, userID: String?, isArchived: Bool
    ) {
        self.id = id
        self.email = email
        self.firstName = firstName
        self.lastName = lastName
        self.userID = userID
        self.isArchived = isArchived
    }

    public var displayName: String {
        let name = [firstName, lastName].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
        return name.isEmpty ? (email ?? "Owner \(id)") : name
    }
}
