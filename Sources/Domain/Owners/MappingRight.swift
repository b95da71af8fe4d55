/// Whether somebody is super admin in HubSpot, which is what choosing the user of a number needs where it can be told.
public enum MappingRight: Sendable, Equatable {
    case superAdmin(CRMUser)
    case noSuperAdmin(CRMUser)
    /// HubSpot does not tell, for this reason; then an admin here decides alone.
    case untold(Reason)

    public enum Reason: Sendable, Equatable {
        /// A pasted token belongs to an app, not to a user.
        case nobodysToken
        /// The user who connected is none of those that HubSpot lists.
        case unknownUser
        case notReadable(String)
    }

    public var allows: Bool {
        switch self {
        case .superAdmin, .untold: true
        case .noSuperAdmin: false
        }
    }
}

/// - Parameters:
///   - member: HubSpot's user id of whoever looks, if they are tied to one.
///   - connector: HubSpot's user id of whoever connected, if HubSpot told.
public func mappingRight(member: String?, connector: String?, staff: HubSpotStaff) -> MappingRight {
    guard let id = member ?? connector else { return .untold(.nobodysToken) }
    if let problem = staff.usersProblem { return .untold(.notReadable(problem)) }
    guard let user = staff.users.first(where: { $0.id == id }) else { return .untold(.unknownUser) }
    return user.isSuperAdmin ? .superAdmin(user) : .noSuperAdmin(user)
}
