public import Foundation

/// An e-mail that Liaison sends: stored with what it tells, sent by a worker, kept for a while afterwards.
public struct Mail: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case invitation
        /// Asked for on the sign-in page. Until it is known whose the address is, it has no member and no link.
        case passwordReset = "password_reset"
        case passwordChanged = "password_changed"
        case secondFactorAdded = "second_factor_added"
        case secondFactorEnded = "second_factor_ended"
        /// An admin looks whether mail arrives.
        case test
    }

    public enum State: String, Sendable, CaseIterable {
        case waiting
        /// It leaves at this moment. After a crash it is sent again, under the same id.
        case sending
        /// The mail server has taken it. What becomes of it then, no server tells.
        case sent
        /// It is not tried again.
        case failed
        /// What it would tell was no longer so before it left.
        case withdrawn
    }

    /// How long it is tried where nothing else ends it: mail servers themselves try for some days (RFC 5321, 4.5.4.1),
    /// and what we tell here is of little use later.
    public static let triedFor = Duration.seconds(2 * 86_400)
    /// How long it is known what became of it.
    public static let keptFor = Duration.seconds(30 * 86_400)

    public var id: MailID
    public var kind: Kind
    /// The e-mail address.
    public var recipient: String
    /// Whom it is to, where they have a name here.
    public var name: String?
    public var member: MemberID?
    /// The code of the language it is in; `nil` = nobody has said.
    public var language: String?
    /// What it lets somebody in with.
    public var link: OneTimeLinkID?
    /// The token of that link, sealed; `nil` = there is none, or the mail is settled.
    public var sealedToken: Data?
    /// Who invited, or changed something.
    public var author: Author
    public var madeAt: Timestamp
    /// Later it is of no use.
    public var endsAt: Timestamp
    public var state: State
    /// How often it left.
    public var attempts: Int
    /// When it is tried next; `nil` = never.
    public var dueAt: Timestamp?
    public var settledAt: Timestamp?
    /// Why it waits or failed.
    public var trouble: MailTrouble?

    public init(
        id: MailID, kind: Kind, recipient: String, name: String? = nil, member: MemberID? = nil,
        language: String? = nil, link: OneTimeLinkID? = nil, sealedToken: Data? = nil, author: Author,
        madeAt: Timestamp, endsAt: Timestamp, state: State = .waiting, attempts: Int = 0, dueAt: Timestamp?,
        settledAt: Timestamp? = nil, trouble: MailTrouble? = nil
    ) {
        self.id = id
        self.kind = kind
        self.recipient = recipient
        self.name = name
        self.member = member
        self.language = language
        self.link = link
        self.sealedToken = sealedToken
        self.author = author
        self.madeAt = madeAt
        self.endsAt = endsAt
        self.state = state
        self.attempts = attempts
        self.dueAt = dueAt
        self.settledAt = settledAt
        self.trouble = trouble
    }
}

/// Why a mail did not leave.
public struct MailTrouble: Sendable, Equatable {
    /// One stored word, in snake_case.
    public var word: String
    /// What happened and what to do.
    public var sentence: String
    /// Another mail would fare no better.
    public var isOfServer: Bool

    public init(word: String, sentence: String, isOfServer: Bool) {
        self.word = word
        self.sentence = sentence
        self.isOfServer = isOfServer
    }
}
