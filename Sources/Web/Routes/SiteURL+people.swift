/// Addresses about people who work here: how they come in, their own accounts, the team, the workspace.
extension SiteURL {
    enum PeoplePage: String, Sendable {
        case signIn = "/sign-in"
        case signInCode = "/sign-in/code"
        case signOut = "/sign-out"
        case start = "/start"
        case invitation = "/invitation"
        case passwordReset = "/password-reset"
        case passwordForgotten = "/password-forgotten"
        case account = "/account"
        case accountPassword = "/account/password"
        case accountCodes = "/account/codes"
        case accountCodesConfirmation = "/account/codes/confirmation"
        case accountCodesEnd = "/account/codes/end"
        case accountRecoveryCodes = "/account/recovery-codes"
        case accountSessionsEnd = "/account/sessions/end"
        case team = "/team"
        case teamInvitations = "/team/invitations"
        case teamInvitationsEnd = "/team/invitations/end"
        case settings = "/settings"
        case settingsTokens = "/settings/tokens"
        case settingsTokensEnd = "/settings/tokens/end"
        case settingsTestMail = "/settings/test-mail"
    }

    /// What is done with one member.
    enum MemberPart: String, Sendable {
        case page = ""
        case activity = "/activity"
        case passwordLink = "/password-link"
        case codesEnd = "/codes/end"
    }

    static let signIn = SiteURL.people(.signIn)
    static let signInCode = SiteURL.people(.signInCode)
    static let signOut = SiteURL.people(.signOut)
    static let start = SiteURL.people(.start)
    static let invitation = SiteURL.people(.invitation)
    static let passwordReset = SiteURL.people(.passwordReset)
    static let passwordForgotten = SiteURL.people(.passwordForgotten)
    static let account = SiteURL.people(.account)
    static let accountPassword = SiteURL.people(.accountPassword)
    static let accountCodes = SiteURL.people(.accountCodes)
    static let accountCodesConfirmation = SiteURL.people(.accountCodesConfirmation)
    static let accountCodesEnd = SiteURL.people(.accountCodesEnd)
    static let accountRecoveryCodes = SiteURL.people(.accountRecoveryCodes)
    static let accountSessionsEnd = SiteURL.people(.accountSessionsEnd)
    static let team = SiteURL.people(.team)
    static let teamInvitations = SiteURL.people(.teamInvitations)
    static let teamInvitationsEnd = SiteURL.people(.teamInvitationsEnd)
    static let settings = SiteURL.people(.settings)
    static let settingsTokens = SiteURL.people(.settingsTokens)
    static let settingsTokensEnd = SiteURL.people(.settingsTokensEnd)
    static let settingsTestMail = SiteURL.people(.settingsTestMail)

    static func teamMember(id: String) -> SiteURL { .member(id: id, .page) }
    static func teamMemberActivity(id: String) -> SiteURL { .member(id: id, .activity) }
    static func teamMemberPassword(id: String) -> SiteURL { .member(id: id, .passwordLink) }
    static func teamMemberCodesEnd(id: String) -> SiteURL { .member(id: id, .codesEnd) }
}
