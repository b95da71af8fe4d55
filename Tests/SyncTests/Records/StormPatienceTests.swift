import Domain
import HubSpot
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

/// HubSpot at its worst, with background work going on: whoever stands in front of a screen is answered all the same.
struct StormPatienceTests {
    private static let redirect = "https://liaison.example.net/hubspot/callback"

    @Test(arguments: 1...6 as ClosedRange<UInt64>, [0, 0.3])
    func `somebody at a screen is answered within two seconds`(seed: UInt64, retryAfter: Double) async throws {
        var options = HubSpotSandboxOptions.prompt
        options.app = HubSpotSandboxApp(
            clientID: "client-1", clientSecret: "a client secret", redirectURIs: [Self.redirect],
            requiredScopes: ScopeNeed.required.map(\.scope), optionalScopes: ScopeNeed.optional.map(\.scope))
        try await withOffice(.sqlite, options) { office in
            let app = OAuthApp(
                clientID: "client-1", clientSecret: "a client secret", redirectURI: Self.redirect)
            let line = try OfficeLine(office, app: app)
            let ids = office.hub.addContacts(
                (1...300).map { ["firstname": "C\($0)", "phone": "+34 622 333 \(100 + $0)"] })
            try await line.install(office)
            let records = Records(
                connections: line.connections, workspace: here, pause: { office.time.advance($0) })
            office.setFaults { $0 = storm(seed, retryAfter) }
            var (random, shown, explained) = (SeededRandom(seed: seed), 0, 0)
            for _ in 0..<80 {
                await work(office, line)
                office.time.advance(.milliseconds(Int64.random(in: 0...3000, using: &random)))
                let (contact, start) = (ContactID(ids.randomElement(using: &random)!), office.time.now)
                do {
                    _ = try await records.card(contact)
                    shown += 1
                } catch let failure as RecordFailure {
                    #expect(!failure.sentence.isEmpty)
                    explained += 1
                }
                #expect(office.time.now - start <= .seconds(2))
            }
            #expect(office.hub.callCounts().callsBeyondLimits == 0)
            // Where HubSpot itself says how long to wait, nobody asks sooner, and the answer is that sentence.
            if retryAfter == 0 { #expect(shown >= 64, "\(shown) shown, \(explained) explained") }
        }
    }

    private func work(_ office: Office, _ line: OfficeLine) async {
        _ = try? await line.connections.withHubSpot(here) { client in
            for _ in 0..<3 {
                _ = try await Mirror(
                    database: office.database, workspace: here, client: client, changes: office.changes,
                    clock: office.time.clock, ids: office.ids
                ).step()
            }
        }
    }

    /// Of a hundred calls 30 meet a 429, 10 a 5xx, 5 lose their answer; tokens live a minute.
    private func storm(_ seed: UInt64, _ retryAfter: Double) -> FaultOptions {
        var faults = FaultOptions()
        faults.seed = seed
        faults.rateLimited429 = 0.2
        faults.secondlyLimited429 = 0.1
        faults.retryAfterOn429 = retryAfter
        faults.serverError5xx = 0.06
        faults.edgeError52x = 0.04
        faults.lostAfterEffect = 0.05
        faults.tokenLifetimeSeconds = 60
        return faults
    }
}
