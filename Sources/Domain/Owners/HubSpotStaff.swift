/// Who can log in to HubSpot, as far as HubSpot tells.
public struct HubSpotStaff: Sendable, Equatable {
    public var users: [CRMUser]
    public var teams: [Team]
    /// Why the users are not known; `nil` = they are.
    public var usersProblem: String?
    public var teamsProblem: String?

    public init(
        users: [CRMUser] = [], teams: [Team] = [], usersProblem: String? = nil, teamsProblem: String? = nil
    ) {
        self.users = users
        self.teams = teams
        self.usersProblem = usersProblem
        self.teamsProblem = teamsProblem
    }

    /// The team a user works in first, or else one that they also belong to.
    public func team(of user: String?) -> Team? {
        guard let user else { return nil }
        return teams.first { $0.userIDs.contains(user) } ?? teams.first { $0.guestUserIDs.contains(user) }
    }
}
