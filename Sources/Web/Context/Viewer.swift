public import Domain

/// Who looks at the page that is made: for what surrounds it. What may be done is asked of the context, on the server.
struct Viewer: Sendable {
    let member: Member
    /// What each form of theirs carries.
    let formToken: String

    /// Of the request that is answered; `nil` where nobody is signed in.
    @TaskLocal static var current: Viewer?

    var name: String { member.name }

    func may(_ permission: Permission) -> Bool { member.may(permission) }
}

/// A member of the demo, and the link that signs whoever has it in as them.
public struct DemoMember: Sendable {
    public var id: MemberID
    public var name: String
    public var role: String
    /// Made anew at each start.
    public var key: Secret

    public init(id: MemberID, name: String, role: String, key: Secret) {
        self.id = id
        self.name = name
        self.role = role
        self.key = key
    }

    /// Below the server's address.
    public var path: String { "\(SiteURL.signIn.path)?demo=\(key.revealed)" }
}
