/// A link that lets somebody in once: whoever has it needs no password. Only a digest of its token is kept.
public struct OneTimeLink: Sendable, Equatable {
    public enum Purpose: String, Sendable, CaseIterable {
        /// Makes the first admin of an installation in which there is nobody.
        case start
        case invitation
        case passwordReset = "password_reset"
    }

    /// Of invitations and links to a new password.
    public static let life = Duration.seconds(7 * 86_400)
    /// Of links to a new password that were asked for on the sign-in page. A mail may be held up for an hour by a
    /// server that does not know ours yet.
    public static let mailedLife = Duration.seconds(2 * 3600)

    public var id: OneTimeLinkID
    public var purpose: Purpose
    /// Whose password it sets.
    public var member: MemberID?
    /// Who is invited, and as what.
    public var email: String?
    public var role: Role
    public var grants: Set<Permission>
    public var numbers: Set<BusinessNumberID>?
    public var madeAt: Timestamp
    /// `nil` = good until it is used or replaced.
    public var endsAt: Timestamp?
    public var author: Author

    public init(
        id: OneTimeLinkID, purpose: Purpose, member: MemberID? = nil, email: String? = nil, role: Role = .agent,
        grants: Set<Permission> = [], numbers: Set<BusinessNumberID>? = nil, madeAt: Timestamp, endsAt: Timestamp?,
        author: Author
    ) {
        self.id = id
        self.purpose = purpose
        self.member = member
        self.email = email
        self.role = role
        self.grants = grants
        self.numbers = numbers
        self.madeAt = madeAt
        self.endsAt = endsAt
        self.author = author
    }

    public func isGood(at moment: Timestamp) -> Bool {
        endsAt.map { moment < $0 } ?? true
    }
}
