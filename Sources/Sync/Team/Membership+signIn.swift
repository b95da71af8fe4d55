public import Domain
import Foundation
import Storage

/// What comes of a right password.
public enum SignInOutcome: Sendable {
    /// The token for the browser.
    case signedIn(Secret)
    /// The same, good for nothing but to bring the code of the second factor.
    case needsCode(Secret)
}

/// Who looks, and through which session.
public struct SignedIn: Sendable {
    public var session: MemberSession
    public var member: Member
}

extension Membership {
    /// A new session each time: a token that somebody put into the browser before is never made good.
    public func signIn(email: String, password: String, from device: SignInDevice) async throws -> SignInOutcome {
        let typed = EmailAddress(email)?.text ?? ""
        let subject = "email:\(typed)"
        try await attempt(subject, from: device)
        let workspace = workspace
        let row = try await database.read { try MemberTable.find($0, workspace, email: typed) }
        guard try await passwords.isRight(password, for: row?.passwordHash), let row else {
            throw TeamRefusal.wrongSignIn
        }
        guard row.member.isActive else { throw TeamRefusal.deactivated }
        let fresh = passwords.isOutdated(row.passwordHash) ? try await passwords.hash(password) : nil
        return try await database.write { connection in
            try forgive(connection, subject, from: device)
            if let fresh { try MemberTable.save(connection, workspace, row.member.id, passwordHash: fresh) }
            let isWhole = row.codeSince == nil
            let token = try open(connection, row.member.id, isWhole: isWhole, from: device)
            return isWhole ? .signedIn(token) : .needsCode(token)
        }
    }

    /// The second step: the session that waits for it makes room for a whole one.
    public func enterCode(_ code: String, token: Secret, from device: SignInDevice) async throws -> Secret {
        guard let half = try await find(token), !half.session.isWhole else { throw TeamRefusal.noCodeAsked }
        let subject = "code:\(half.member.id)"
        try await attempt(subject, from: device)
        let workspace = workspace
        return try await database.write { connection in
            guard try takeCode(connection, code, of: half.member.id) else { throw TeamRefusal.wrongCode }
            try forgive(connection, subject, from: device)
            try SessionTable.end(connection, workspace, half.session.id, of: half.member.id)
            return try open(connection, half.member.id, isWhole: true, from: device)
        }
    }

    /// Whose token this is, whole or not; `nil` = nobody's who may come in. At most once a minute it is noted that
    /// somebody was here.
    public func find(_ token: Secret) async throws -> SignedIn? {
        let (workspace, now, digest) = (workspace, clock.now, Self.digest(token))
        let found = try await database.read { try SessionTable.find($0, workspace, digest: digest, now: now) }
        guard let found else { return nil }
        if found.session.isWhole, now - found.session.seenAt >= MemberSession.seenEvery {
            try await database.write { try SessionTable.see($0, workspace, found.session, at: now) }
        }
        return SignedIn(session: found.session, member: found.member)
    }

    public func signOut(_ session: MemberSession) async throws {
        let workspace = workspace
        try await database.write { try SessionTable.end($0, workspace, session.id, of: session.member) }
    }

    /// For the demo, whose links let in whoever starts it.
    public func openSession(of member: MemberID, from device: SignInDevice) async throws -> Secret {
        try await database.write { try open($0, member, isWhole: true, from: device) }
    }

    func open(
        _ connection: any SQLConnection, _ member: MemberID, isWhole: Bool, from device: SignInDevice
    ) throws -> Secret {
        let (token, now) = (newToken(), clock.now)
        try SessionTable.insert(
            connection, workspace,
            MemberSession(
                id: ids.next(), member: member, madeAt: now, seenAt: now,
                endsAt: now + (isWhole ? MemberSession.ageMax : MemberSession.halfAgeMax), isWhole: isWhole,
                device: device),
            digest: Self.digest(token))
        if isWhole {
            try SessionTable.see(
                connection, workspace,
                MemberSession(
                    id: SessionID(0), member: member, madeAt: now, seenAt: now, endsAt: now, isWhole: true,
                    device: device), at: now)
        }
        return token
    }
}

extension Membership {
    /// Counts the try before it is known to be wrong, so that a hundred at once are not all free.
    func attempt(_ subject: String, from device: SignInDevice) async throws {
        let place = Self.place(device)
        try await database.write { connection in
            let wait = try count(connection, [(subject, .ofAccount), (place, .ofAddress)])
            if wait > .zero { throw TeamRefusal.wait(seconds: (wait.milliseconds + 999) / 1000) }
        }
    }

    /// Counts a try of each subject, unless one of them has to wait: the wait that is left; zero = go on.
    func count(
        _ connection: any SQLConnection, _ subjects: [(name: String, throttle: SignInThrottle)]
    ) throws -> Duration {
        let now = clock.now
        let tried = try subjects.map { try SignInFailureTable.find(connection, workspace, $0.name) }
        let wait = zip(subjects, tried).map { $0.throttle.wait(after: $1, at: now) }.max() ?? .zero
        if wait > .zero { return wait }
        for (subject, before) in zip(subjects, tried) {
            let count = before.map { now - $0.lastAt < SignInThrottle.memory ? $0.count : 0 } ?? 0
            try SignInFailureTable.save(
                connection, workspace, subject.name, SignInFailures(count: count + 1, lastAt: now))
        }
        return .zero
    }

    /// It was right after all. What others at the same address got wrong stays counted.
    func forgive(_ connection: any SQLConnection, _ subject: String, from device: SignInDevice) throws {
        try SignInFailureTable.forget(connection, workspace, subject)
        guard var here = try SignInFailureTable.find(connection, workspace, Self.place(device)) else { return }
        here.count = max(0, here.count - 1)
        try SignInFailureTable.save(connection, workspace, Self.place(device), here)
    }

    private static func place(_ device: SignInDevice) -> String { "address:\(device.address)" }
}
