import Domain
import HubSpot
import Sandbox
import Storage
import TestEngines
import Testing

@testable import Sync

struct HubSpotConnectionTests {
    @Test(arguments: TestEngine.available)
    func `a token makes a connection, and is kept under seal`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.database.write { try $0.run("DELETE FROM whatsapp_accounts") }
            let line = try OfficeLine(office)
            #expect(try await line.connections.hubSpot(here) == nil)
            #expect(try await line.connections.budget(here) == nil)
            let account = try await line.connectHubSpot(clientSecret: "client secret")
            #expect(account.id == HubID("10203040") && account.timeZone == "Europe/Berlin")
            let row = try #require(try await office.hubSpotRow())
            #expect(row.account == account && row.state == .connectedHubSpot && row.connectedAt == office.time.now)
            #expect(try line.box.open(row.tokens.access, purpose: Purpose.hubSpotToken) == "demo-hubspot-token")
            #expect(try await line.secrets.current().clientSecrets.map(\.secret) == ["client secret"])
            let client = try #require(try await line.connections.hubSpot(here))
            #expect(try await client.accountDetails().id == account.id)
            #expect(try await line.connections.budget(here) != nil)
            #expect(line.connections.callsMade == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a token that HubSpot does not know connects nothing`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let line = try OfficeLine(office)
            await #expect(throws: HubSpotFailure.invalidToken) { try await line.connectHubSpot(token: "wrong") }
            #expect(try await office.hubSpotRow() == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a workspace stays with its account`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot()
            try await office.database.write { try $0.run("UPDATE hubspot_accounts SET hub_id = '777'") }
            let line = try OfficeLine(office)
            let refusal = ConnectRefusal.anotherHubSpotAccount(connected: HubID("777"), given: HubID("10203040"))
            await #expect(throws: refusal) { try await line.connectHubSpot() }
            #expect(refusal.sentence.contains("777") && refusal.sentence.contains("10203040"))
            #expect(try await office.hubSpotRow()?.account.id == HubID("777"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a refused token needs another one, which brings back what waited`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let line = try OfficeLine(office)
            try await office.linkOriol()
            _ = try await line.connectHubSpot()
            try await office.receive(try body(text("wamid.2", at: 60)))
            office.time.advance(.seconds(60))
            office.hub.setToken("demo-hubspot-token", nil)
            await #expect(throws: HubSpotFailure.invalidToken) {
                try await line.connections.withHubSpot(here) { try await office.reconcile($0).step() }
            }
            #expect(try await office.hubSpotRow()?.state.word == .needsReconnect)
            #expect(try await line.connections.hubSpot(here) == nil)
            office.hub.setToken("new-token", .allScopes)
            _ = try await line.connectHubSpot(token: "new-token")
            #expect(try await office.hubSpotRow()?.state.word == .connected)
            #expect(try await office.hubSpotRow()?.mirror.importFinishedAt != nil)
            #expect(try await office.reconcile.nextDue() == office.time.now)
            #expect(try await line.connections.hubSpot(here) != nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `calls that were under way when a token was refused do not make it good again`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            let line = try OfficeLine(office)
            _ = try await line.connectHubSpot()
            _ = try await line.connections.withHubSpot(here) { client in
                try await office.setHubSpotState(.needsReconnect)
                return try await client.accountDetails()
            }
            #expect(try await office.hubSpotRow()?.state.word == .needsReconnect)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what HubSpot answers well mends a degraded connection; asking nothing mends nothing`(
        engine: TestEngine
    ) async throws {
        try await withOffice(engine) { office in
            let line = try OfficeLine(office)
            _ = try await line.connectHubSpot()
            office.setFaults { $0.lostBeforeEffect = 1 }
            await #expect(throws: HubSpotFailure.self) {
                try await line.connections.withHubSpot(here) { try await $0.contacts() }
            }
            #expect(try await office.hubSpotRow()?.state.word == .degraded)
            _ = try await line.connections.withHubSpot(here) { _ in }
            #expect(try await office.hubSpotRow()?.state.word == .degraded)
            office.setFaults { _ in }
            office.time.advance(.seconds(60))
            _ = try await line.connections.withHubSpot(here) { try await $0.contacts() }
            #expect(try await office.hubSpotRow()?.state == .connectedHubSpot)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a failure about one record says nothing of the connection`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            let line = try OfficeLine(office)
            _ = try await line.connectHubSpot()
            await #expect(throws: HubSpotFailure.self) {
                try await line.connections.withHubSpot(here) { try await $0.contact(ContactID("999")) }
            }
            #expect(try await office.hubSpotRow()?.state == .connectedHubSpot)
        }
    }
}

extension Office {
    fileprivate func hubSpotRow() async throws -> HubSpotAccountTable.Row? {
        try await database.read { try HubSpotAccountTable.find($0, here) }
    }

    fileprivate func setHubSpotState(_ word: ConnectionState.Word) async throws {
        try await database.write { try HubSpotAccountTable.setState($0, here, ConnectionState(word, "Said so.")) }
    }
}
