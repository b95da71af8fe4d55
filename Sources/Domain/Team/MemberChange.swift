/// What an admin changes about a member; what is `nil` stays.
public struct MemberChange: Sendable, Equatable {
    public var role: Role?
    public var isActive: Bool?
    public var grants: Set<Permission>?
    /// Inside: `nil` = all numbers.
    public var numbers: Set<BusinessNumberID>??
    /// Inside: `nil` = tied to nobody.
    public var owner: OwnerID??

    public init(
        role: Role? = nil, isActive: Bool? = nil, grants: Set<Permission>? = nil,
        numbers: Set<BusinessNumberID>?? = nil, owner: OwnerID?? = nil
    ) {
        self.role = role
        self.isActive = isActive
        self.grants = grants
        self.numbers = numbers
        self.owner = owner
    }

    public func applied(to member: Member) -> Member {
        var member = member
        if let role { member.role = role }
        if let isActive { member.isActive = isActive }
        if let grants { member.grants = grants }
        if let numbers { member.numbers = numbers }
        if let owner { member.owner = owner }
        return member
    }
}

/// Whether `team` still has somebody who can do everything, once `changed` is as it would be.
public func keepsAnAdmin(_ team: [Member], with changed: Member) -> Bool {
    let others = team.filter { $0.id != changed.id }
    return (others + [changed]).contains { $0.isActive && $0.role == .admin }
}
