import Domain
import Foundation
import HubSpot
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

/// An app that is installed from HubSpot's page, and all the ways in which that ends.
struct HubSpotOAuthTests {
    private static let redirect = "https://liaison.example.net/hubspot/callback"
    private static let app = OAuthApp(
        clientID: "client-1", clientSecret: "a client secret", redirectURI: redirect)

    private static var options: HubSpotSandboxOptions {
        var options = HubSpotSandboxOptions.prompt
        options.app = HubSpotSandboxApp(
            clientID: "client-1", clientSecret: "a client secret", redirectURIs: [redirect],
            requiredScopes: ScopeNeed.required.map(\.scope), optionalScopes: ScopeNeed.optional.map(\.scope))
        return options
    }

    @Test(arguments: TestEngine.available)
    func `approving on HubSpot's page connects, with scopes, user and webhooks`(engine: TestEngine) async throws {
        try await withInstalled(engine) { office, line in
            let row = try #require(try await office.account())
            #expect(row.tokens.credential == .oauth && row.tokens.expiresAt == office.time.now + .seconds(1800))
            #expect(row.state.word == .connected)
            try await line.check()
            let checked = try #require(try await office.account())
            #expect(Set(checked.scopes.values) == [.granted])
            #expect(checked.user != nil && checked.state.word == .connected)
            #expect(try await line.secrets.current().clientSecrets.map(\.secret) == ["a client secret"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `an answer to another browser, too late, or forged connects nothing`(engine: TestEngine) async throws {
        try await withOffice(engine, Self.options) { office in
            let line = try OfficeLine(office, app: Self.app)
            let (state, cookie) = try await line.start()
            func finish(_ state: String, _ cookie: Secret?) async throws {
                _ = try await line.connections.finishAuthorization(
                    here, query: ["code": office.hub.install() ?? "", "state": state], cookie: cookie, author: .liaison)
            }
            await #expect(throws: ConnectRefusal.strangeAuthorization) { try await finish(state, nil) }
            await #expect(throws: ConnectRefusal.strangeAuthorization) { try await finish(state, "another nonce") }
            await #expect(throws: ConnectRefusal.strangeAuthorization) { try await finish("forged", cookie) }
            office.time.advance(AuthorizationTicket.life + .seconds(1))
            await #expect(throws: ConnectRefusal.strangeAuthorization) { try await finish(state, cookie) }
            #expect(try await office.account() == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `somebody who says no is told that nothing changed`(engine: TestEngine) async throws {
        try await withOffice(engine, Self.options) { office in
            let line = try OfficeLine(office, app: Self.app)
            let (state, cookie) = try await line.start()
            let refusal = await #expect(throws: ConnectRefusal.self) {
                try await line.connections.finishAuthorization(
                    here, query: ["error": "access_denied", "state": state], cookie: cookie, author: .liaison)
            }
            #expect(refusal?.sentence.contains("Nothing has changed") == true)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a token is refreshed five minutes before its end, however many ask at once`(
        engine: TestEngine
    ) async throws {
        try await withInstalled(engine) { office, line in
            office.time.advance(.seconds(1499))
            _ = try await line.connections.withHubSpot(here) { try await $0.accountDetails() }
            #expect(try await office.account()?.tokens.expiresAt == office.time.now + .seconds(301))
            office.time.advance(.seconds(1))
            office.hub.resetCallCounts()
            let connections = line.connections
            try await withThrowingTaskGroup { group in
                for _ in 0..<20 {
                    group.addTask { _ = try await connections.withHubSpot(here) { try await $0.accountDetails() } }
                }
                try await group.waitForAll()
            }
            #expect(office.hub.callCounts().byFamily["oauth.token"] == 1)
            #expect(try await office.account()?.tokens.expiresAt == office.time.now + .seconds(1800))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a token that HubSpot ends early costs one refresh, and the work is done`(engine: TestEngine) async throws {
        try await withInstalled(engine) { office, line in
            office.hub.expireAccessTokens()
            office.hub.resetCallCounts()
            let account = try await line.connections.withHubSpot(here) { try await $0.accountDetails() }
            #expect(account?.id == HubID("10203040"))
            #expect(office.hub.callCounts().byFamily["oauth.token"] == 1)
            #expect(try await office.account()?.state.word == .connected)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an uninstalled app needs a person, and nothing of ours is lost`(engine: TestEngine) async throws {
        try await withInstalled(engine) { office, line in
            office.hub.addContact(["firstname": "Oriol", "phone": "+34 622 333 444"])
            _ = try await line.connections.withHubSpot(here) { client in
                while let next = try await office.mirror(client).step(), next <= office.time.now {}
            }
            office.hub.uninstall()
            await #expect(throws: OAuthFailure.self) {
                try await line.connections.withHubSpot(here) { try await $0.accountDetails() }
            }
            let row = try #require(try await office.account())
            #expect(row.state.word == .needsReconnect && row.state.sentence.contains("uninstalled"))
            #expect(try await line.connections.withHubSpot(here) { try await $0.accountDetails() } == nil)
            try await line.install(office)
            let again = try #require(try await office.account())
            #expect(again.state.word == .connected && again.mirror.importFinishedAt != nil)
            #expect(again.mirror.comparison.isRunning, "Whatever happened meanwhile is found by comparing.")
            #expect(try await office.count("contacts") == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `HubSpot being away at refresh time degrades, and mends itself`(engine: TestEngine) async throws {
        try await withInstalled(engine) { office, line in
            let work = ConnectionWork(connections: line.connections, workspace: here)
            while let next = try await work.step(), next <= office.time.now {}
            office.time.advance(.seconds(1600))
            office.setFaults { $0.lostBeforeEffect = 1 }
            await #expect(throws: OAuthFailure.self) { try await work.step() }
            #expect(try await office.account()?.state.word == .degraded)
            office.setFaults { _ in }
            while let next = try await work.step(), next <= office.time.now {}
            _ = try await line.connections.withHubSpot(here) { try await $0.accountDetails() }
            #expect(try await office.account()?.state.word == .connected)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an optional scope that the account cannot grant degrades, and says what it costs`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine, Self.options) { office in
            let line = try OfficeLine(office, app: Self.app)
            office.hub.setGrantableScopes(Set(ScopeNeed.all.map(\.scope)).subtracting(["files"]))
            try await line.install(office)
            try await line.check()
            let row = try #require(try await office.account())
            #expect(row.scopes["files"] == .missing && row.scopes["tickets"] == .granted)
            #expect(row.state.word == .degraded && row.state.sentence.contains("attachments stay links"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `disconnecting takes the app out, forgets the tokens, and keeps what was read`(
        engine: TestEngine
    ) async throws {
        try await withInstalled(engine) { office, line in
            #expect(office.hub.installation != nil)
            let state = try await line.connections.disconnectHubSpot(here, author: .token("mara"))
            #expect(state.word == .disconnected && state.sentence.contains("stay as they are"))
            #expect(office.hub.installation == nil)
            let row = try #require(try await office.account())
            #expect(row.tokens.access.isEmpty && row.tokens.refresh == nil)
            #expect(try await line.secrets.current().clientSecrets.isEmpty)
            #expect(
                try await office.texts("SELECT verb AS value FROM audit ORDER BY audit_id") == [
                    "hubspot_connected", "hubspot_disconnected",
                ])
            #expect(try await line.connections.withHubSpot(here) { try await $0.accountDetails() } == nil)
            try await line.install(office)
            #expect(try await office.account()?.state.word == .connected)
        }
    }

    @Test(arguments: TestEngine.available)
    func `disconnecting works without HubSpot, and says what is left to do there`(engine: TestEngine) async throws {
        try await withInstalled(engine) { office, line in
            office.setFaults { $0.lostBeforeEffect = 1 }
            let state = try await line.connections.disconnectHubSpot(here, author: .liaison)
            #expect(state.word == .disconnected && state.sentence.contains("Uninstall the app there"))
        }
    }

    private func withInstalled(
        _ engine: TestEngine, _ body: (Office, OfficeLine) async throws -> Void
    ) async throws {
        try await withOffice(engine, Self.options) { office in
            let line = try OfficeLine(office, app: Self.app)
            try await line.install(office)
            try await body(office, line)
        }
    }
}

extension Office {
    fileprivate func account() async throws -> HubSpotAccountTable.Row? {
        try await database.read { try HubSpotAccountTable.find($0, here) }
    }

    fileprivate func mirror(_ client: HubSpotClient) -> Sync.Mirror {
        Sync.Mirror(database: database, workspace: here, client: client, changes: changes, clock: time.clock, ids: ids)
    }
}
