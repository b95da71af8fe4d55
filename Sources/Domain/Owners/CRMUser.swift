/// Somebody who can log in to HubSpot, as its user settings know them.
public struct CRMUser: Sendable, Equatable {
    /// HubSpot's user id: not the owner's id, but what an `Owner` has as `userID`.
    public var id: String
    public var email: String?
    public var firstName: String?
    public var lastName: String?
    public var isSuperAdmin: Bool
    public var primaryTeam: TeamID?
    public var otherTeams: [TeamID]

    public init(
        id: String, email: String?, firstName: String? = nil, lastName: String? = nil, isSuperAdmin: Bool,
        primaryTeam: TeamID? = nil, otherTeams: [TeamID] = []
    ) {
        self.id = id
        self.email = email
        self.firstName = firstName
        self.lastName = lastName
        self.isSuperAdmin = isSuperAdmin
        self.primaryTeam = primaryTeam
        self.otherTeams = otherTeams
    }
}

/// A team of HubSpot users.
public struct Team: Sendable, Equatable {
    public var id: TeamID
    public var name: String
    /// HubSpot user ids of its members; those of other teams who also belong to it are in `guestUserIDs`.
    public var userIDs: [String]
    public var guestUserIDs: [String]

    public init(id: TeamID, name: String, userIDs: [String], guestUserIDs: [String] = []) {
        self.id = id
        self.name = name
        self.userIDs = userIDs
        self.guestUserIDs = guestUserIDs
    }
}
