public import Domain

/// Why somebody does not come in, or the team stays as it is.
public enum TeamRefusal: ExplainedFailure, Equatable {
    case wrongSignIn
    /// Whoever was wrong too often has to wait so many seconds.
    case wait(seconds: Int64)
    case deactivated
    case busy
    case wrongCode
    case noCodeAsked
    case codesOnAlready
    case codesOff
    /// The link was used, has ended, or never was.
    case linkSpent
    case startedAlready
    case badEmail(String)
    case emailTaken(String)
    case badName
    case badPassword(String)
    case wrongPassword
    case badTimeZone(String)
    case unknownMember
    case lastAdmin
    case unknownOwner(OwnerID)
    case unknownNumber(BusinessNumberID)
    case badTokenName
    case unknownToken(String)
    /// This server has no mail server.
    case mailOff
    /// Whoever asked for too many mails has to wait so many seconds.
    case mailWait(seconds: Int64)

    public var word: String {
        switch self {
        case .wrongSignIn: "wrong_sign_in"
        case .wait: "wait"
        case .deactivated: "deactivated"
        case .busy: "busy"
        case .wrongCode: "wrong_code"
        case .noCodeAsked: "no_code_asked"
        case .codesOnAlready: "codes_on_already"
        case .codesOff: "codes_off"
        case .linkSpent: "link_spent"
        case .startedAlready: "started_already"
        case .badEmail: "bad_email"
        case .emailTaken: "email_taken"
        case .badName: "bad_name"
        case .badPassword: "bad_password"
        case .wrongPassword: "wrong_password"
        case .badTimeZone: "bad_time_zone"
        case .unknownMember: "unknown_member"
        case .lastAdmin: "last_admin"
        case .unknownOwner: "unknown_owner"
        case .unknownNumber: "unknown_number"
        case .badTokenName: "bad_token_name"
        case .unknownToken: "unknown_token"
        case .mailOff: "mail_off"
        case .mailWait: "mail_wait"
        }
    }

    public var sentence: String {
        switch self {
        case .wrongSignIn:
            "No account has this e-mail address and password. Check both, or ask an admin for a new link."
        case .wait(let seconds): "Too many wrong tries. Wait \(Self.words(seconds)), then try again."
        case .deactivated: "This account is deactivated. An admin of the workspace can take it back in."
        case .busy: "Too many people sign in at this moment. Try again in a few seconds."
        case .wrongCode: "This code is not right, or was used already. Wait for the next one your app shows."
        case .noCodeAsked: "Begin with your e-mail address and password: the last attempt has ended."
        case .codesOnAlready: "Codes are asked for already. Turn them off first to set up another app."
        case .codesOff: "No second factor is set up."
        case .linkSpent: "This link has been used or has ended. Ask an admin of the workspace for a new one."
        case .startedAlready: "Liaison is set up already. Sign in, or ask an admin for an invitation."
        case .badEmail(let text): "“\(text)” is no e-mail address."
        case .emailTaken(let email): "Somebody with the address \(email) is a member already."
        case .badName: "Give a name of at most 100 characters."
        case .badPassword(let problem): problem
        case .wrongPassword: "That is not your password now."
        case .badTimeZone(let text): "“\(text)” is no time zone that this server knows."
        case .unknownMember: "There is no such member."
        case .lastAdmin: "This is the last admin. Make somebody else an admin first."
        case .unknownOwner(let id): "HubSpot has no active user \(id). Choose another."
        case .unknownNumber(let id): "There is no business number \(id)."
        case .badTokenName: "Give the token a name of at most 100 characters: it will stand in the audit."
        case .unknownToken(let name): "There is no token “\(name)”."
        case .mailOff: "This server sends no e-mail. An admin makes you a link to a new password on the page Team."
        case .mailWait(let seconds): "Too many mails were asked for. Wait \(Self.words(seconds)), then try again."
        }
    }

    public var level: FailureLevel { .info }

    private static func words(_ seconds: Int64) -> String {
        switch seconds {
        case ...1: "a second"
        case ..<60: "\(seconds) seconds"
        case ..<120: "a minute"
        default: "\(seconds / 60) minutes"
        }
    }
}
