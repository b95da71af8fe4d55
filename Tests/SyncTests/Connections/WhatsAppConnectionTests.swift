import Domain
import Sandbox
import Storage
import TestEngines
import Testing
import WhatsApp

@testable import Sync

struct WhatsAppConnectionTests {
    @Test(arguments: TestEngine.available)
    func `a token connects the account with its numbers, and its webhooks come in`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.database.write { try $0.run("DELETE FROM whatsapp_accounts") }
            let line = try OfficeLine(office)
            #expect(try await line.secrets.current().appSecrets.isEmpty)
            let numbers = try await line.connectWhatsApp()
            #expect(numbers.map(\.id).contains(ventas) && numbers.count == 4)
            #expect(try await office.database.read { try BusinessNumberTable.all($0, here) }.count == 4)
            let row = try #require(try await office.whatsAppRow())
            #expect(row.account.id == waba && row.account.portfolio == portfolio)
            #expect(row.account.state == .connectedWhatsApp)
            #expect(try line.box.open(row.sealedToken, purpose: Purpose.whatsAppToken) == "demo-whatsapp-token")
            let secrets = try await line.secrets.current()
            #expect(secrets.appSecrets.map(\.secret) == ["demo-app-secret"])
            #expect(secrets.verifyTokens == ["demo-verify-token"])
            let client = WhatsAppClient(
                exchange: line.whatsApp.exchange, baseURL: OfficeLine.addresses.graph, token: "demo-whatsapp-token")
            #expect(try await client.isSubscribed(waba))
        }
    }

    @Test(arguments: TestEngine.available)
    func `a wrong token or account connects nothing`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.database.write { try $0.run("DELETE FROM whatsapp_accounts") }
            let line = try OfficeLine(office)
            await #expect(throws: (any Error).self) { try await line.connectWhatsApp(token: "wrong") }
            let foreign = WhatsAppAccountID("1")
            await #expect(throws: ConnectRefusal.tokenOfOtherAccounts(foreign)) {
                try await line.connectWhatsApp(account: foreign)
            }
            #expect(try await office.whatsAppRow() == nil)
        }
    }
}

extension Office {
    fileprivate func whatsAppRow() async throws -> WhatsAppAccountTable.Row? {
        try await database.read { try WhatsAppAccountTable.all($0).first }
    }
}
