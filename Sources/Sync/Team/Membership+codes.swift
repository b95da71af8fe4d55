public import Domain
import Foundation
import Storage

/// What somebody types into an authenticator app, once.
public struct CodeSetup: Sendable {
    /// The key as letters, for those who type it.
    public var key: String
    /// The same as an `otpauth:` address.
    public var address: String
}

/// The second factor: codes of an app, and codes on paper for when the phone is lost.
extension Membership {
    static let recoveryCodes = 10
    private static let recoveryBytes = 10

    /// A key for an app. It counts once a code of it was entered. Asked again before that, the same key is told.
    public func beginCodes(_ member: Member) async throws -> CodeSetup {
        let (workspace, purpose) = (workspace, Self.purpose(member.id))
        let fresh = Base32.text(random.bytes(TimeCode.keyBytes))
        let sealed = try box.seal(fresh, purpose: purpose)
        let key = try await database.write { connection in
            if let known = try MemberTable.codeKey(connection, workspace, member.id) {
                if known.since != nil { throw TeamRefusal.codesOnAlready }
                return try box.open(known.sealed, purpose: purpose)
            }
            try MemberTable.save(
                connection, workspace, member.id, MemberTable.CodeKey(sealed: sealed, since: nil, step: 0))
            return fresh
        }
        return CodeSetup(key: key, address: TimeCode.address(key: key, email: member.email))
    }

    /// From now on a code is asked for. Returns the recovery codes, which are never shown again.
    public func confirmCodes(_ code: String, of member: Member, from device: SignInDevice) async throws -> [String] {
        let (workspace, now, codes) = (workspace, clock.now, newRecoveryCodes())
        try await attempt("code:\(member.id)", from: device)
        try await database.write { connection in
            guard var known = try MemberTable.codeKey(connection, workspace, member.id) else {
                throw TeamRefusal.codesOff
            }
            if known.since != nil { throw TeamRefusal.codesOnAlready }
            guard let step = try step(of: code, known, member.id) else { throw TeamRefusal.wrongCode }
            known.since = now
            known.step = step
            try MemberTable.save(connection, workspace, member.id, known)
            try MemberTable.replaceRecoveryCodes(connection, workspace, member.id, with: codes.map(Self.recoveryDigest))
            try forgive(connection, "code:\(member.id)", from: device)
            try audit(
                connection, "second_factor_added", member.id, member.author,
                "\(member.name) is asked for a code at sign-in.")
            try post(connection, .secondFactorAdded, to: member, language: device.language, author: member.author)
        }
        changes.announce(.mail)
        return codes
    }

    /// Others in place of those that are left. Asks for the password again.
    public func renewRecoveryCodes(
        of member: Member, password: String, from device: SignInDevice
    ) async throws -> [String] {
        try await confirm(password, of: member, from: device)
        let (workspace, codes) = (workspace, newRecoveryCodes())
        try await database.write { connection in
            guard try MemberTable.codeKey(connection, workspace, member.id)?.since != nil else {
                throw TeamRefusal.codesOff
            }
            try MemberTable.replaceRecoveryCodes(connection, workspace, member.id, with: codes.map(Self.recoveryDigest))
        }
        return codes
    }

    /// The password alone is enough again. Asks for it.
    public func endCodes(of member: Member, password: String, from device: SignInDevice) async throws {
        try await confirm(password, of: member, from: device)
        try await endCodes(of: member.id, author: member.author, language: device.language)
    }

    /// An admin does it for somebody who lost the phone and the paper.
    public func endCodes(of member: MemberID, author: Author, language: String? = nil) async throws {
        let workspace = workspace
        try await database.write { connection in
            let row = try find(connection, member)
            try MemberTable.save(connection, workspace, member, nil as MemberTable.CodeKey?)
            if row.codeSince != nil {
                try audit(
                    connection, "second_factor_ended", member, author,
                    "\(row.member.name) is not asked for a code at sign-in any more.")
                try post(connection, .secondFactorEnded, to: row.member, language: language, author: author)
            }
        }
        changes.announce(.mail)
    }

    /// Takes a code of the app, or one of the paper, so that it is good no more.
    func takeCode(_ connection: any SQLConnection, _ code: String, of member: MemberID) throws -> Bool {
        guard var known = try MemberTable.codeKey(connection, workspace, member), known.since != nil else {
            return false
        }
        if let step = try step(of: code, known, member) {
            known.step = step
            try MemberTable.save(connection, workspace, member, known)
            return true
        }
        return try MemberTable.useRecoveryCode(
            connection, workspace, member, digest: Self.recoveryDigest(code))
    }

    private func step(of code: String, _ known: MemberTable.CodeKey, _ member: MemberID) throws -> Int64? {
        let digits = code.filter { !$0.isWhitespace }
        guard digits.utf8.count == 6, let key = Base32.bytes(try box.open(known.sealed, purpose: Self.purpose(member)))
        else { return nil }
        return TimeCode.step(of: digits, key, after: known.step, at: clock.now)
    }

    private func newRecoveryCodes() -> [String] {
        (0..<Self.recoveryCodes).map { _ in
            let letters = Array(Base32.text(random.bytes(Self.recoveryBytes)))
            return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
                .joined(separator: "-")
        }
    }

    /// However it is typed.
    private static func recoveryDigest(_ code: String) -> Data {
        digest(Secret(code.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }))
    }

    private static func purpose(_ member: MemberID) -> String { "second factor of member \(member)" }
}
