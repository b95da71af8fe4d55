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
            #expect(row.sealedToken == Data([1, 2]))
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
            #expect(row.sealedToken == Data([2]))
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
            connection, workspace, Self.account, sealedToken: token, sealedClientSecret: secret,
            state: ConnectionState(.connected, "It works."), now: moment)
    }
}

private let fresh = MirrorProgress(
    importStartedAt: .noon, importAfter: nil, importFinishedAt: nil, imported: 0, changesCursor: nil,
    changesReadAt: nil,
    ownersReadAt: nil)

private let progressed = MirrorProgress(
    importStartedAt: .noon, importAfter: "2201", importFinishedAt: .noon + .seconds(9), imported: 2_200,
    changesCursor: "1795262400000 - -", changesReadAt: .noon + .seconds(10), ownersReadAt: nil)
