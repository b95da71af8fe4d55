import Domain
import Foundation
import HubSpot
import Storage
import Sync
import TestEngines
import Testing
import WhatsApp

struct IntakeTests {
    private static let url = "https://liaison.example.net/webhooks/hubspot"
    private static let whatsAppBody = Data(#"{"object":"whatsapp_business_account","entry":[]}"#.utf8)

    @Test(arguments: TestEngine.available)
    func `a signed body of either vendor is durable before it is answered`(engine: TestEngine) async throws {
        try await withDoor(engine) { office, intake async throws in
            let body = Data("[]".utf8)
            #expect(await intake.receive(whatsApp(Self.whatsAppBody, secret: "app secret")) == .stored)
            #expect(await intake.receive(hubSpot(body, secret: "client secret")) == .stored)
            let waiting = try await office.database.read { try IntakeTable.waiting($0, here, limit: 9) }
            #expect(waiting.map(\.source) == ["whatsapp", "hubspot"])
            #expect(waiting.map(\.body) == [Self.whatsAppBody, body])
            #expect(waiting.map(\.receivedAt) == [office.time.now, office.time.now])
        }
    }

    @Test(arguments: TestEngine.available)
    func `who cannot sign is refused, and nothing is kept`(engine: TestEngine) async throws {
        try await withDoor(engine) { office, intake async throws in
            let unsigned = WebhookDelivery(vendor: .whatsapp, body: Self.whatsAppBody, signature: nil)
            var changed = whatsApp(Self.whatsAppBody, secret: "app secret")
            changed.body.append(0x20)
            var elsewhere = hubSpot(Data("[]".utf8), secret: "client secret")
            elsewhere.url += "?x"
            let late = hubSpot(Data("[]".utf8), secret: "client secret", at: .noon - .seconds(301))
            let crossed = whatsApp(Self.whatsAppBody, secret: "client secret")
            for delivery in [unsigned, changed, elsewhere, late, crossed] {
                #expect(await intake.receive(delivery) == .wrongSignature)
            }
            #expect(try await office.count("intake") == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a repeated body is stored once and counted, at once or later`(engine: TestEngine) async throws {
        try await withDoor(engine) { office, intake async throws in
            let delivery = whatsApp(Self.whatsAppBody, secret: "app secret")
            let answers = await withTaskGroup { group in
                for _ in 0..<20 { group.addTask { await intake.receive(delivery) } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers == Array(repeating: .stored, count: 20))
            #expect(await intake.receive(delivery) == .stored)
            #expect(try await office.numbers("SELECT repeated AS value FROM intake") == [20])
        }
    }

    @Test(arguments: TestEngine.available)
    func `what cannot be stored is not accepted`(engine: TestEngine) async throws {
        try await withDoor(engine) { office, intake async throws in
            let delivery = whatsApp(Self.whatsAppBody, secret: "app secret")
            #expect(await intake.receive(delivery) == .stored)
            await office.database.close()
            guard case .unavailable(let sentence) = await intake.receive(delivery) else {
                Issue.record("The database is closed.")
                return
            }
            #expect(sentence.contains("database"))
        }
    }

    @Test(arguments: TestEngine.available)
    func `secrets that cannot be read are no reason to refuse`(engine: TestEngine) async throws {
        try await withDoor(engine) { office, intake async throws in
            await office.database.close()
            guard case .unavailable = await intake.receive(whatsApp(Self.whatsAppBody, secret: "app secret")) else {
                Issue.record("The database is closed.")
                return
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `the subscription's question is answered to who knows the word`(engine: TestEngine) async throws {
        try await withDoor(engine) { _, intake in
            var query = ["hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": "verify word"]
            #expect(await intake.answerHandshake(query) == "1158201444")
            query["hub.verify_token"] = "other word"
            #expect(await intake.answerHandshake(query) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a body that came in is announced`(engine: TestEngine) async throws {
        try await withDoor(engine) { office, intake async throws in
            var news = office.changes.subscribe(to: [.intake]).makeAsyncIterator()
            _ = await intake.receive(whatsApp(Self.whatsAppBody, secret: "app secret"))
            #expect(await news.next() == .intake)
        }
    }

    private func whatsApp(_ body: Data, secret: String) -> WebhookDelivery {
        WebhookDelivery(
            vendor: .whatsapp, body: body, signature: WhatsAppSignature.header(for: body, secret: secret))
    }

    private func hubSpot(_ body: Data, secret: String, at moment: Timestamp = .noon) -> WebhookDelivery {
        let signature = HubSpotSignature.signature(
            method: "POST", uri: Self.url, body: body, timestamp: moment.description, secret: secret)
        return WebhookDelivery(
            vendor: .hubspot, body: body, signature: signature, signedAt: moment.description, url: Self.url)
    }
}

/// An office whose two accounts sign with `app secret` and `client secret`.
private func withDoor(_ engine: TestEngine, _ body: (Office, Intake) async throws -> Void) async throws {
    try await withOffice(engine) { office in
        let box = try SecretBox(passphrase: "a key for the tests")
        let secrets = WebhookSecrets(database: office.database, box: box, clock: office.time.clock)
        try await office.connectHubSpot()
        try await office.setSecrets(
            app: try box.seal("app secret", purpose: "whatsapp app secret"),
            verify: try box.seal("verify word", purpose: "whatsapp verify token"),
            client: try box.seal("client secret", purpose: "hubspot client secret"))
        let intake = Intake(
            database: office.database, secrets: secrets, changes: office.changes, clock: office.time.clock,
            ids: office.ids)
        try await body(office, intake)
    }
}

extension Office {
    fileprivate func setSecrets(app: Data, verify: Data, client: Data) async throws {
        try await database.write { connection in
            try connection.run(
                "UPDATE whatsapp_accounts SET sealed_app_secret = \(app), sealed_verify_token = \(verify)")
            try connection.run("UPDATE hubspot_accounts SET sealed_client_secret = \(client)")
        }
    }
}
