import Domain
import Foundation
import Storage
import Synchronization
import TestEngines
import Testing

@testable import Sync

struct MembershipTests {
    @Test(arguments: TestEngine.available)
    func `the first link makes the first admin, once`(engine: TestEngine) async throws {
        try await withMembers(engine) { team in
            let old = try #require(try await team.membership.makeStartLink())
            let token = try #require(try await team.membership.makeStartLink())
            await #expect(throws: TeamRefusal.linkSpent) { try await team.start(old) }
            _ = try await team.start(token)
            await #expect(throws: TeamRefusal.linkSpent) { try await team.start(token) }
            #expect(try await team.membership.makeStartLink() == nil)
            let ada = try await team.membership.member(withEmail: " ADA@x.example ")
            #expect(ada.role == .admin && ada.name == "Ada Voss")
            let workspace = try await team.database.read { try WorkspaceTable.find($0, team.workspace) }
            #expect(workspace?.name == "Taller" && workspace?.timeZone == "Europe/Madrid")
        }
    }

    @Test(arguments: TestEngine.available)
    func `two who come at once with one link are one member`(engine: TestEngine) async throws {
        try await withMembers(engine) { team in
            let token = try #require(try await team.membership.makeStartLink())
            let came = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<4 { group.addTask { (try? await team.start(token)) != nil } }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(came == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an invitation is good once, for a week, and gives what it says`(engine: TestEngine) async throws {
        try await withMembers(engine) { team in
            try await team.begin()
            let owner = Owner(
                id: OwnerID("71"), email: "Ben@X.example", firstName: "Ben", lastName: nil, userID: nil,
                isArchived: false)
            try await team.database.write { try OwnerTable.save($0, team.workspace, owner) }
            let invite = {
                try await team.membership.invite(
                    "Ben@x.example", role: .agent, grants: [.changeLinks, .manageTeam],
                    numbers: [BusinessNumberID("1")], author: .liaison
                )
            }
            let first = try await invite()
            let token = try await invite()
            await #expect(throws: TeamRefusal.linkSpent) { try await team.join("Ben", first) }
            _ = try await team.join("Ben", token)
            await #expect(throws: TeamRefusal.linkSpent) { try await team.join("Ben", token) }
            let ben = try await team.membership.member(withEmail: "ben@x.example")
            #expect(
                ben.role == .agent && ben.grants == [.changeLinks] && ben.numbers == [BusinessNumberID("1")]
                    && ben.owner == OwnerID("71"))
            await #expect(throws: TeamRefusal.emailTaken("ben@x.example")) { try await invite() }
            let late = try await team.membership.invite("kim@x.example", role: .agent, author: .liaison)
            team.clock.advance(by: .seconds(7 * 86_400))
            await #expect(throws: TeamRefusal.linkSpent) { try await team.join("Kim", late) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `the last admin stays one`(engine: TestEngine) async throws {
        try await withMembers(engine) { team in
            let ada = try await team.begin()
            for change in [MemberChange(role: .agent), MemberChange(isActive: false)] {
                await #expect(throws: TeamRefusal.lastAdmin) {
                    try await team.membership.change(ada.id, change, author: ada.author)
                }
            }
            _ = try await team.join(
                "Ben", try await team.membership.invite("b@x.example", role: .admin, author: .liaison))
            try await team.membership.change(ada.id, MemberChange(role: .agent), author: ada.author)
            let entries = try await team.database.read {
                try AuditList.page($0, team.workspace, AuditList.Filter(verb: "role_changed"), PageRequest(limit: 10))
                    .items
            }
            #expect(entries.map(\.after) == ["agent"] && entries.map(\.before) == ["admin"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `another password ends the other sessions, a link ends all`(engine: TestEngine) async throws {
        try await withMembers(engine) { team in
            let ada = try await team.begin()
            let (mine, other) = (try await team.open(ada), try await team.open(ada))
            let session = try #require(try await team.membership.find(mine)).session.id
            await #expect(throws: TeamRefusal.wrongPassword) {
                try await team.membership.changePassword(
                    of: ada, from: "guess", to: "another sentence", keeping: session, from: Team.device)
            }
            try await team.membership.changePassword(
                of: ada, from: Team.password, to: "another sentence", keeping: session, from: Team.device)
            #expect(try await team.membership.find(mine) != nil)
            #expect(try await team.membership.find(other) == nil)
            let link = try await team.membership.makeResetLink(for: ada.id, author: .liaison)
            try await team.membership.resetPassword(to: "a third sentence", link)
            #expect(try await team.membership.find(mine) == nil)
            await #expect(throws: TeamRefusal.linkSpent) {
                try await team.membership.resetPassword(to: "a fourth sentence", link)
            }
            guard case .signedIn = try await team.signIn(ada, "a third sentence") else {
                Issue.record("not signed in")
                return
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `the second factor takes a code once, and each recovery code once`(engine: TestEngine) async throws {
        try await withMembers(engine) { team in
            let ada = try await team.begin()
            let setup = try await team.membership.beginCodes(ada)
            let key = try #require(Base32.bytes(setup.key))
            func code() -> String { TimeCode.digits(key, step: TimeCode.step(at: team.clock.wall.now)) }
            await #expect(throws: TeamRefusal.wrongCode) {
                try await team.membership.confirmCodes("000000", of: ada, from: Team.device)
            }
            let paper = try await team.membership.confirmCodes(code(), of: ada, from: Team.device)
            #expect(Set(paper).count == 10)
            let half = try await team.half(ada)
            #expect(try await team.membership.find(half)?.session.isWhole == false)
            await #expect(throws: TeamRefusal.wrongCode) { try await team.enter(code(), half) }
            team.clock.advance(by: .seconds(30))
            let whole = try await team.enter(code(), half)
            #expect(try await team.membership.find(whole)?.session.isWhole == true)
            #expect(try await team.membership.find(half) == nil)
            let again = try await team.half(ada)
            await #expect(throws: TeamRefusal.wrongCode) { try await team.enter(code(), again) }
            _ = try await team.enter(paper[3].lowercased().replacing("-", with: " "), again)
            await #expect(throws: TeamRefusal.wrongCode) { try await team.enter(paper[3], try await team.half(ada)) }
            try await team.membership.endCodes(of: ada, password: Team.password, from: Team.device)
            guard case .signedIn = try await team.signIn(ada, Team.password) else {
                Issue.record("A code is still asked for.")
                return
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `codes are guessed slowly, and half a session opens nothing for long`(engine: TestEngine) async throws {
        try await withMembers(engine) { team in
            let ada = try await team.begin()
            let key = try #require(Base32.bytes(try await team.membership.beginCodes(ada).key))
            let code = TimeCode.digits(key, step: TimeCode.step(at: team.clock.wall.now))
            _ = try await team.membership.confirmCodes(code, of: ada, from: Team.device)
            let half = try await team.half(ada)
            for _ in 0..<5 { await #expect(throws: TeamRefusal.wrongCode) { try await team.enter("123456", half) } }
            await #expect(throws: TeamRefusal.wait(seconds: 1)) { try await team.enter("123456", half) }
            team.clock.advance(by: MemberSession.halfAgeMax)
            await #expect(throws: TeamRefusal.noCodeAsked) { try await team.enter("123456", half) }
        }
    }

    @Test(arguments: TestEngine.available)
    func `nothing that would let anybody in is kept as it is`(engine: TestEngine) async throws {
        try await withMembers(engine) { team in
            let start = try #require(try await team.membership.makeStartLink())
            let session = try await team.start(start)
            let ada = try await team.membership.member(withEmail: "ada@x.example")
            let invitation = try await team.membership.invite("b@x.example", role: .agent, author: ada.author)
            let key = try await team.membership.beginCodes(ada).key
            let stored = try await team.everything()
            for secret in [start.revealed, session.revealed, invitation.revealed, key, Team.password] {
                #expect(!stored.contains(secret))
            }
            #expect(stored.contains("ada@x.example"))
        }
    }
}

/// A workspace, and who is let into it.
struct Team: Sendable {
    static let password = "correct horse"
    static let device = SignInDevice(userAgent: "Test", address: "203.0.113.7")

    let database: any SQLDatabase
    let membership: Membership
    let clock: TeamClock
    let workspace = WorkspaceID(1)

    func start(_ token: Secret) async throws -> Secret {
        try await membership.start(
            FirstStart(
                name: " Ada Voss ", email: "Ada@x.example", password: Self.password, language: nil,
                workspaceName: "Taller", timeZone: "Europe/Madrid", defaultRegion: nil), token, from: Self.device)
    }

    @discardableResult
    func begin() async throws -> Member {
        _ = try await start(try #require(try await membership.makeStartLink()))
        return try await membership.member(withEmail: "ada@x.example")
    }

    func join(_ name: String, _ token: Secret) async throws -> Secret {
        try await membership.join(name: name, password: Self.password, language: nil, token, from: Self.device)
    }

    func open(_ member: Member) async throws -> Secret {
        try await membership.openSession(of: member.id, from: Self.device)
    }

    func signIn(_ member: Member, _ password: String) async throws -> SignInOutcome {
        try await membership.signIn(email: member.email, password: password, from: Self.device)
    }

    func half(_ member: Member) async throws -> Secret {
        guard case .needsCode(let token) = try await signIn(member, Self.password) else {
            throw TeamRefusal.codesOff
        }
        return token
    }

    func enter(_ code: String, _ half: Secret) async throws -> Secret {
        try await membership.enterCode(code, token: half, from: Self.device)
    }

    /// All rows that are about people, as text.
    func everything() async throws -> String {
        try await database.read { connection in
            let tables: [SQL] = [
                "SELECT name, email, password_hash, sealed_code_key AS bytes FROM members",
                """
                SELECT user_agent AS name, address AS email, '' AS password_hash, digest AS bytes FROM member_sessions
                """,
                "SELECT purpose AS name, email, author AS password_hash, digest AS bytes FROM one_time_links",
                "SELECT verb AS name, subject AS email, reason AS password_hash, NULL AS bytes FROM audit",
            ]
            return try tables.flatMap { table in
                try connection.rows(table).map { row in
                    let texts = ["name", "email", "password_hash"].map { (try? row.optionalText($0)) ?? "" }
                    let bytes = (try? row.optionalData("bytes")) ?? nil
                    return texts.joined(separator: " ") + String(decoding: bytes ?? Data(), as: UTF8.self)
                }
            }.joined(separator: "\n")
        }
    }
}

final class TeamClock: Sendable {
    private let moment = Mutex(Timestamp(seconds: 1_795_255_323))

    var wall: WallClock { WallClock { self.moment.withLock { $0 } } }

    func advance(by duration: Duration) {
        moment.withLock { $0 = $0 + duration }
    }
}

func withMembers(
    _ engine: TestEngine, sendsMail: Bool = false, _ test: @Sendable (Team) async throws -> Void
) async throws {
    try await withDatabase(engine) { database in
        let clock = TeamClock()
        try await database.write { connection in
            try WorkspaceTable.save(
                connection,
                Workspace(
                    id: WorkspaceID(1), name: "Liaison", timeZone: "UTC", defaultRegion: nil, granularity: .day,
                    fallbackOwner: nil))
        }
        let membership = Membership(
            database: database, workspace: WorkspaceID(1), box: try SecretBox(passphrase: "a key for the tests"),
            cost: .none, sendsMail: sendsMail,
            random: RandomSource { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } },
            changes: Changes(), clock: clock.wall, ids: .counting(from: 100))
        try await test(Team(database: database, membership: membership, clock: clock))
    }
}
