/// Where somebody is who is looked for in the list of HubSpot's users.
public enum NameAnswer: Sendable, Equatable {
    /// They can be chosen.
    case listed(Owner)
    /// HubSpot keeps what they own and gives them nothing new.
    case deactivated(Owner)
    /// They are a user, but no record can belong to them: the invitation is open, or a permission is missing.
    case notYetOwner(CRMUser)
    /// HubSpot has no user of that name.
    case notInvited
    /// No owner is called that, and whether there is such a user HubSpot does not tell, for this reason.
    case untold(String)

    /// More than this many of one name are not listed.
    public static let countMax = 5
}

/// Looks for a name or an e-mail address among owners first, then among users. Never empty.
public func lookUp(_ text: String, owners: [Owner], staff: HubSpotStaff) -> [NameAnswer] {
    let name = PeopleQuery(text)
    let found = owners.filter { name.fits($0) }
    let answers =
        found.filter { !$0.isArchived }.map(NameAnswer.listed)
        + found.filter(\.isArchived).map(NameAnswer.deactivated)
    let known = Set(owners.compactMap(\.userID))
    let addresses = Set(owners.compactMap { $0.email?.lowercased() })
    let users = staff.users.filter { user in
        name.fits(user) && !known.contains(user.id)
            && !(user.email.map { addresses.contains($0.lowercased()) } ?? false)
    }
    let all = answers + users.map(NameAnswer.notYetOwner)
    if !all.isEmpty { return Array(all.prefix(NameAnswer.countMax)) }
    return [staff.usersProblem.map(NameAnswer.untold) ?? .notInvited]
}
