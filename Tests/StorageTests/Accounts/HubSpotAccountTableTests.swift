import Domain
import Foundation
import TestEngines
import Testing

@testable import Storage

struct HubSpotAccountTableTests {
    private static let account = HubSpotAccount(
        id: HubID("10203040"), timeZone: "Europe/Berlin", uiDomain: "app-eu1.hubspot.com", currency: "EUR")

    @Test(arguments: TestEngine.available)
    func `an account comes back as it was connected, with nothing read yet`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            #expect(try HubSpotAccountTable.find(connection, here) == nil)
            try connect(connection, token: Data([1, 2]), at: .noon)
            let row = try #require(try HubSpotAccountTable.find(connection, here))
            #expect(row.account == Self.account)
            #expect(row.tokens.access == Data([1, 2]))
            #expect(row.state == ConnectionState(.connected, "It works."))
            #expect(row.connectedAt == .noon)
            #expect(row.mirror == fresh)
            #expect(try HubSpotAccountTable.find(connection, elsewhere) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a new token keeps what the mirror has read, and the client secret`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try connect(connection, token: Data([1]), secret: Data([7]), at: .noon)
            try HubSpotAccountTable.saveMirror(connection, here, progressed)
            try HubSpotAccountTable.saveOwnersRead(connection, here, at: .noon)
            try connect(connection, token: Data([2]), at: .noon + .seconds(60))
            let row = try #require(try HubSpotAccountTable.find(connection, here))
            #expect(row.tokens.access == Data([2]))
            #expect(row.connectedAt == .noon + .seconds(60))
            var expected = progressed
            expected.ownersReadAt = .noon
            #expect(row.mirror == expected)
            #expect(try HubSpotAccountTable.clientSecrets(connection).map(\.sealed) == [Data([7])])
        }
    }

    @Test(arguments: TestEngine.available)
    func `client secrets are those of every workspace that has one`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try connect(connection, token: Data([1]), at: .noon)
            try connect(connection, elsewhere, token: Data([1]), secret: Data([8]), at: .noon)
            let secrets = try HubSpotAccountTable.clientSecrets(connection)
            #expect(secrets.map(\.workspace) == [elsewhere])
            #expect(secrets.map(\.sealed) == [Data([8])])
        }
    }

    @Test(arguments: TestEngine.available)
    func `progress is saved whole, and owners have a time of their own`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try connect(connection, token: Data([1]), at: .noon)
            func stored() throws -> MirrorProgress? { try HubSpotAccountTable.find(connection, here)?.mirror }
            try HubSpotAccountTable.saveOwnersRead(connection, here, at: .noon + .seconds(5))
            try HubSpotAccountTable.saveMirror(connection, here, progressed)
            var expected = progressed
            expected.ownersReadAt = .noon + .seconds(5)
            #expect(try stored() == expected)
            try HubSpotAccountTable.saveMirror(connection, here, fresh)
            #expect(try stored()?.importAfter == nil)
            #expect(try stored()?.changesReadAt == nil)
            #expect(try stored()?.ownersReadAt == .noon + .seconds(5))
            try HubSpotAccountTable.rereadOwners(connection, here)
            #expect(try stored() == fresh)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a comparison begun anew is not ended by the page of an older one`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try connect(connection, token: Data([1]), at: .noon)
            func stored() throws -> MirrorProgress.Comparison? {
                try HubSpotAccountTable.find(connection, here)?.mirror.comparison
            }
            try HubSpotAccountTable.startComparison(connection, here, now: .noon)
            #expect(try stored()?.isRunning == false, "Before the import is finished there is nothing to compare.")
            try HubSpotAccountTable.saveMirror(connection, here, progressed)
            try HubSpotAccountTable.startComparison(connection, here, now: .noon)
            var page = try #require(try stored())
            #expect(page.isRunning)
            page.after = "2201"
            page.read = 100
            try HubSpotAccountTable.saveComparison(connection, here, page)
            #expect(try stored() == page)
            try HubSpotAccountTable.startComparison(connection, here, now: .noon + .seconds(60))
            page.finishedAt = .noon + .seconds(61)
            try HubSpotAccountTable.saveComparison(connection, here, page)
            let anew = try #require(try stored())
            #expect(anew.isRunning && anew.after == nil && anew.read == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `tokens are renewed only from those they were made of`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try connect(connection, token: Data([1]), at: .noon)
            let old = HubSpotAccountTable.SealedTokens(access: Data([1]))
            let new = HubSpotAccountTable.SealedTokens(
                credential: .token, access: Data([2]), refresh: Data([3]), expiresAt: .noon + .seconds(1800))
            #expect(try HubSpotAccountTable.renew(connection, here, from: old, to: new))
            #expect(try HubSpotAccountTable.find(connection, here)?.tokens == new)
            #expect(try !HubSpotAccountTable.renew(connection, here, from: old, to: old))
            #expect(try HubSpotAccountTable.find(connection, here)?.tokens == new)
        }
    }

    @Test(arguments: TestEngine.available)
    func `disconnecting forgets what lets us in, and nothing that was read`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            try connect(connection, token: Data([1]), secret: Data([7]), at: .noon)
            try HubSpotAccountTable.saveMirror(connection, here, progressed)
            try HubSpotAccountTable.saveCheck(
                connection, here, Self.account, user: HubSpotUser(id: "9", email: "mara@example.net"),
                scopes: ["files": .missing, "oauth": .granted, "tickets": .unknown], at: .noon)
            let checked = try #require(try HubSpotAccountTable.find(connection, here))
            #expect(checked.user == HubSpotUser(id: "9", email: "mara@example.net"))
            #expect(checked.scopes == ["files": .missing, "oauth": .granted, "tickets": .unknown])
            try HubSpotAccountTable.disconnect(connection, here, ConnectionState(.disconnected, "Bye."))
            let row = try #require(try HubSpotAccountTable.find(connection, here))
            #expect(row.tokens == HubSpotAccountTable.SealedTokens(access: Data()))
            #expect(row.scopes.isEmpty && row.user == nil && row.checkedAt == nil)
            #expect(row.state == ConnectionState(.disconnected, "Bye."))
            #expect(row.mirror == progressed)
            #expect(try HubSpotAccountTable.clientSecrets(connection).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a state is the state of one workspace`(engine: TestEngine) async throws {
        try await inTransaction(engine) { connection in
            for workspace in [here, elsewhere] { try connect(connection, workspace, token: Data([1]), at: .noon) }
            let lost = ConnectionState(.needsReconnect, "The token is gone.")
            try HubSpotAccountTable.setState(connection, here, lost)
            #expect(try HubSpotAccountTable.find(connection, here)?.state == lost)
            #expect(try HubSpotAccountTable.find(connection, elsewhere)?.state.word == .connected)
        }
    }

    private func connect(
        _ connection: any SQLConnection, _ workspace: WorkspaceID = here, token: Data, secret: Data? = nil,
        at moment: Timestamp
    ) throws {
        try HubSpotAccountTable.connect(
            connection, workspace, Self.account, HubSpotAccountTable.SealedTokens(access: token),
            sealedClientSecret: secret,
            state: ConnectionState(.connected, "It works."), now: moment)
    }
}

private let fresh = MirrorProgress(importStartedAt: .noon)

private var progressed: MirrorProgress {
    var progress = fresh
    progress.importAfter = "2201"
    progress.importFinishedAt = .noon + .seconds(9)
    progress.imported = 2_200
    progress.importTotal = 2_201
    progress.changesCursor = "1795262400000 - -"
    progress.changesReadAt = .noon + .seconds(10)
    return progress
}
