import Domain
import Foundation
import Sandbox
import Sync
import TestEngines
import Testing
import WhatsApp

@testable import App

/// What a server meets that is not a message.
@Suite(.serialized) struct FailureJourneyTests {
    @Test func badWebhooksAreRefusedOrKeptAndCostNobodyElseAnything() async throws {
        try await Journey.take(.sqlite) { journey in
            let unsigned = try await journey.send(.post, "/webhooks/whatsapp", Data("{}".utf8))
            #expect(unsigned.status == 401 || unsigned.status == 403)
            let large = Data(repeating: UInt8(ascii: " "), count: 3_200_000)
            #expect(try await journey.post(large).status == 413)
            #expect(try await journey.post(Data("not JSON".utf8)).status == 200)
            let unheardOf = #"""
                {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[
                {"field":"from_the_future","value":{"x":1}}]}]}
                """#
            #expect(try await journey.post(Data(unheardOf.utf8)).status == 200)
            let kept = try await journey.eventually("the unreadable body is told") {
                try await journey.get("/api/v1/intake?state=unreadable")["results"]?.array.first
            }
            #expect(kept["problem"]?.text?.isEmpty == false)
            let dashboard = try await journey.eventually("the unknown field is counted") {
                let page = String(decoding: try await journey.send(.get, "/").body, as: UTF8.self)
                return page.contains("from_the_future") ? page : nil
            }
            #expect(!dashboard.isEmpty)
            let ana = journey.world.whatsApp.addCustomer("Ana", phone: "34600000001")
            _ = ana.writes("still here", to: journey.number.value)
            _ = try await journey.eventually("the next message") {
                try await journey.get("/api/v1/messages")["results"]?.array.first
            }
        }
    }

    @Test func aTokenTakenAwayIsToldAndAfterANewOneNothingIsMissing() async throws {
        try await Journey.take(.sqlite) { journey in
            let contact = journey.world.hubSpot.addContact(["firstname": "Ana", "phone": "+34600000001"])
            try await journey.findChanges()
            journey.world.hubSpot.setToken(DemoAccounts.hubSpotToken, nil)
            let ana = journey.world.whatsApp.addCustomer("Ana", phone: "34600000001")
            _ = ana.writes("while you were away", to: journey.number.value)
            _ = try await journey.eventually("the dashboard says it") {
                let page = String(decoding: try await journey.send(.get, "/").body, as: UTF8.self)
                return page.contains("Connect HubSpot again") ? true : nil
            }
            #expect(journey.timeline(of: contact).isEmpty)
            journey.world.hubSpot.setToken("fresh-token", .allScopes)
            _ = try await journey.assembly.connections.connectHubSpot(
                Assembly.workspace, token: "fresh-token", clientSecret: nil)
            _ = try await journey.communication(on: contact, saying: "while you were away")
        }
    }
}

extension Journey {
    /// A webhook with a good signature.
    func post(_ body: Data) async throws -> HTTPReply {
        let signature = WhatsAppSignature.header(for: body, secret: DemoAccounts.appSecret)
        return try await send(.post, "/webhooks/whatsapp", body, headers: [WhatsAppSignature.headerName: signature])
    }
}
