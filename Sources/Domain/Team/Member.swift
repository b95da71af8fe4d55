/// A person with a login.
public struct Member: Sendable, Equatable {
    public var id: MemberID
    public var name: String
    /// Lower case, unique in the workspace.
    public var email: String
    public var role: Role
    /// A member who was deactivated keeps their history and can do nothing.
    public var isActive: Bool
    /// The HubSpot user they are.
    public var owner: OwnerID?
    /// What an admin granted beyond what every agent may.
    public var grants: Set<Permission>
    /// The numbers whose chats they see; `nil` = all.
    public var numbers: Set<BusinessNumberID>?
    /// The code of the language they read the pages in; `nil` = what the browser asks for.
    public var language: String?

    public init(
        id: MemberID, name: String, email: String, role: Role, isActive: Bool = true, owner: OwnerID? = nil,
        grants: Set<Permission> = [], numbers: Set<BusinessNumberID>? = nil, language: String? = nil
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.role = role
        self.isActive = isActive
        self.owner = owner
        self.grants = grants
        self.numbers = numbers
        self.language = language
    }

    public func may(_ permission: Permission) -> Bool {
        guard isActive else { return false }
        switch role {
        case .admin: return true
        case .agent:
            if Permission.ofEveryAgent.contains(permission) { return true }
            return Permission.grantable.contains(permission) && grants.contains(permission)
        }
    }

    /// Whether the chats of `number` are theirs to see.
    public func sees(_ number: BusinessNumberID) -> Bool { sight.includes(number) }

    public var sight: Sight {
        guard isActive else { return .some([]) }
        switch role {
        case .admin: return .all
        case .agent: return numbers.map(Sight.some) ?? .all
        }
    }

    public var author: Author { .member(id, name: name) }
}
