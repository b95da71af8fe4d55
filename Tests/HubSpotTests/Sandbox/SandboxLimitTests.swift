import Domain
import HubSpot
import Sandbox
import Testing

struct SandboxLimitTests {
    @Test(arguments: [PlanLimits.starter, .professional])
    func `a thousand calls of two lanes are never refused`(limits: PlanLimits) async throws {
        var options = HubSpotSandboxOptions.prompt
        options.limits = limits
        let account = SandboxAccount(options: options)
        for number in 0..<1000 {
            let client = account.client(number.isMultiple(of: 3) ? .interactive : .background)
            await call(client, number, account)
        }
        #expect(account.hub.callCounts().byStatus == [200: 1000])
    }

    @Test func `the budget learns the account's limit and uses it`() async throws {
        let account = SandboxAccount()
        for number in 0..<360 { await call(account.client(), number * 5 + 1, account) }
        #expect(await account.budget.snapshot(now: account.clock.now).general.limit == 187)
        // 360 calls at 187 in ten seconds: one wait, perhaps two, for the lane's own share is a little less.
        #expect(account.clock.now <= .noon + .seconds(20))
    }

    @Test func `the day's end stops background work first`() async throws {
        var options = HubSpotSandboxOptions.prompt
        options.limits.daily = 100
        let account = SandboxAccount(options: options)
        _ = try await account.client().accountDetails()
        for _ in 0..<96 { _ = try await account.client().owners() }
        _ = try await account.client().owners()
        let midnight = Timestamp.noon + .seconds(11 * 3600)
        await #expect(throws: HubSpotFailure.waiting(until: midnight, .dailyReserve)) {
            try await account.client(.background).owners()
        }
    }

    @Test(arguments: UInt64(1)...10)
    func `in bad weather each entry is logged exactly once`(seed: UInt64) async throws {
        let account = SandboxAccount()
        let contacts = account.addContacts(3)
        account.setFaults {
            $0.seed = seed
            $0.rateLimited429 = 0.1
            $0.serverError5xx = 0.1
            $0.lostBeforeEffect = 0.1
            $0.lostAfterEffect = 0.15
            $0.partFailure = 0.1
            $0.accountMoved477 = 0.02
        }
        var open = (0..<60).map { sampleDraft($0, contacts: [contacts[Int($0) % 3].value]) }
        var rounds = 0
        while !open.isEmpty, rounds < 500 {
            rounds += 1
            open = await write(Array(open.prefix(7)), account) + open.dropFirst(7)
            account.wait(.seconds(2))
        }
        let logged = account.hub.communications().compactMap(\.timestamp).sorted()
        #expect(logged == (0..<60).map { .noon + .seconds($0) })
    }

    /// Writes as reconcile does: what is unsure is looked for before it is written again. Returns what is still open.
    private func write(
        _ drafts: [(CommunicationKey, CommunicationDraft)], _ account: SandboxAccount
    ) async -> [(CommunicationKey, CommunicationDraft)] {
        do {
            guard case .answered(let outcomes) = try await account.client().createCommunications(drafts) else {
                return drafts
            }
            return drafts.filter { outcomes[$0.0].map { if case .created = $0 { false } else { true } } ?? true }
        } catch {
            guard case .unknownOutcome = error else { return drafts }
            return await look(for: drafts, account)
        }
    }

    private func look(
        for drafts: [(CommunicationKey, CommunicationDraft)], _ account: SandboxAccount
    ) async -> [(CommunicationKey, CommunicationDraft)] {
        let contacts = Array(Set(drafts.flatMap(\.1.contacts)))
        for _ in 0..<100 {
            account.wait(.seconds(5))
            if let look = try? await account.client().findCommunications(
                of: contacts, at: Set(drafts.map(\.1.timestamp)))
            {
                let found = Set(look.found.map(\.timestamp))
                return drafts.filter { !found.contains($0.1.timestamp) }
            }
        }
        return drafts
    }

    /// Whoever is told to wait waits and asks again.
    private func call(_ client: HubSpotClient, _ number: Int, _ account: SandboxAccount) async {
        for _ in 0..<50 {
            do throws(HubSpotFailure) {
                if number.isMultiple(of: 5) {
                    _ = try await client.searchContacts("nobody")
                } else {
                    _ = try await client.owners()
                }
                return
            } catch {
                guard case .waiting(let until, _) = error else { return }
                account.wait(until - account.clock.now)
            }
        }
    }
}
