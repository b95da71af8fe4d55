import Domain
import Foundation

/// Hashes passwords one at a time on a thread of their own: each takes a tenth of a second and 32 MB, and whoever waits
/// for anything else must not wait for that.
actor Passwords {
    /// More are sent away: at ten a second this is three seconds of waiting.
    private static let waitingMax = 32

    private let cost: PasswordCost
    private let random: RandomSource
    private var waiting = 0
    private var last: Task<Void, Never>?

    init(cost: PasswordCost, random: RandomSource) {
        self.cost = cost
        self.random = random
    }

    func hash(_ password: String) async throws -> String {
        let (cost, salt) = (cost, Data(random.bytes(PasswordHash.saltBytes)))
        return try await inTurn { try PasswordHash(of: password, cost: cost, salt: salt).text }
    }

    /// `stored` is `nil` where nobody has the address: that takes as long, so that the time tells nothing.
    func isRight(_ password: String, for stored: String?) async throws -> Bool {
        if let hash = stored.flatMap(PasswordHash.init) { return try await inTurn { try hash.fits(password) } }
        _ = try await hash(password)
        return false
    }

    /// A hash that was made when guesses cost another price.
    nonisolated func isOutdated(_ stored: String) -> Bool {
        PasswordHash(stored)?.cost != cost
    }

    private func inTurn<Answer: Sendable>(_ work: @escaping @Sendable () throws -> Answer) async throws -> Answer {
        guard waiting < Self.waitingMax else { throw TeamRefusal.busy }
        waiting += 1
        defer { waiting -= 1 }
        let before = last
        let turn = Task<Answer, any Error> {
            await before?.value
            return try await onThread(work)
        }
        last = Task { _ = try? await turn.value }
        return try await turn.value
    }
}

private func onThread<Answer: Sendable>(_ work: @escaping @Sendable () throws -> Answer) async throws -> Answer {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result { try work() }) }.start()
    }
}
