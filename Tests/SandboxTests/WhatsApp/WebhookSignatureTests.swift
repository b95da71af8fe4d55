import Domain
import Foundation
import Sandbox
import Testing

/// The vectors of Meta's signature, key `test-app-secret`.
struct WebhookSignatureTests {
    private let secret = "test-app-secret"

    @Test func `an empty batch has the documented signature`() {
        let body = Data(#"{"object":"whatsapp_business_account","entry":[]}"#.utf8)
        #expect(
            WebhookSignature.value(for: body, secret: secret)
                == "sha256=c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dc")
    }

    @Test func `the escaped body has the documented signature`() {
        let envelope = #"{"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":"#
        let value = #"{"messaging_product":"whatsapp","note":"caf\u00e9 \ud83d\ude00 https:\/\/example.com\/a"}"#
        let body = Data((envelope + #"[{"field":"messages","value":"# + value + "}]}]}").utf8)
        #expect(body.count == 204)
        #expect(
            WebhookSignature.value(for: body, secret: secret)
                == "sha256=41016975e876abc4aa3b3faccbcff8cc9fa0973d935c8dbd19b7f5d365ababea")
    }

    @Test func `a delivery is signed over its own bytes`() throws {
        let sandbox = WhatsAppSandbox(clock: .stopped)
        sandbox.addCustomer("Núria 😀", phone: "34611222333").writes("café a/b", to: "106540352242922")
        let delivery = try #require(sandbox.takeDeliveries().first)
        #expect(
            delivery.headers["X-Hub-Signature-256"]
                == WebhookSignature.value(for: delivery.body, secret: "demo-app-secret"))
    }
}
