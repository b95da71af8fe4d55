import Crypto
public import Domain
import Foundation
public import Storage

/// Who works here and how they come in: sign-in, sessions, invitations, the second factor.
///
/// Each call is one transaction with its audit entry. Throws `TeamRefusal` with what to tell, or `SQLError`.
public struct Membership: Sendable {
    let database: any SQLDatabase
    let workspace: WorkspaceID
    let box: SecretBox
    let passwords: Passwords
    /// Whether there is a mail server, so that mails are written.
    public let sendsMail: Bool
    let random: RandomSource
    let changes: Changes
    let clock: WallClock
    let ids: IDSource

    public init(
        database: any SQLDatabase, workspace: WorkspaceID, box: SecretBox, cost: PasswordCost = .usual,
        sendsMail: Bool = false, random: RandomSource, changes: Changes, clock: WallClock, ids: IDSource
    ) {
        self.database = database
        self.workspace = workspace
        self.box = box
        self.sendsMail = sendsMail
        passwords = Passwords(cost: cost, random: random)
        self.random = random
        self.changes = changes
        self.clock = clock
        self.ids = ids
    }

    /// Nobody can sign in yet.
    public func isEmpty() async throws -> Bool {
        let workspace = workspace
        return try await database.read { try MemberTable.isEmpty($0, workspace) }
    }

    /// Whoever can sign in, and whoever could, in the order in which they came.
    public func members() async throws -> [Member] {
        let workspace = workspace
        return try await database.read { try MemberTable.all($0, workspace).map(\.member) }
    }

    /// 256 bits as 43 letters that a URL and a cookie carry as they are.
    func newToken() -> Secret {
        let text = Data(random.bytes(32)).base64EncodedString()
        return Secret(text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: ""))
    }

    static func digest(_ secret: Secret) -> Data {
        Data(SHA256.hash(data: Data(secret.revealed.utf8)))
    }

    func audit(
        _ connection: any SQLConnection, _ verb: String, _ member: MemberID, _ author: Author, before: String? = nil,
        after: String? = nil, _ reason: String
    ) throws {
        try AuditTable.add(
            connection, workspace,
            AuditEntry(
                id: ids.next(), at: clock.now, author: author, verb: verb, subject: "member:\(member)", before: before,
                after: after, reason: reason))
    }

    func find(_ connection: any SQLConnection, _ id: MemberID) throws -> MemberTable.Row {
        guard let row = try MemberTable.find(connection, workspace, id) else { throw TeamRefusal.unknownMember }
        return row
    }

    /// A name and a password that somebody chose. Throws what is wrong with them.
    func check(name: String, email: String, password: String) throws -> String {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty, name.count <= 100 else { throw TeamRefusal.badName }
        if let problem = PasswordRule.problem(of: password, email: email, name: name) {
            throw TeamRefusal.badPassword(problem)
        }
        return name
    }
}
