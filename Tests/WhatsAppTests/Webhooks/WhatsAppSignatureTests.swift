import Foundation
import Testing
import WhatsApp

struct WhatsAppSignatureTests {
    private let secret = "test-app-secret"
    private let emptyBody = Data(#"{"object":"whatsapp_business_account","entry":[]}"#.utf8)
    private let emptyBodyHeader = "sha256=c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dc"
    private let escapedBody = Data(
        #"""
        {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages","value":{"messaging_product":"whatsapp","note":"caf\u00e9 \ud83d\ude00 https:\/\/example.com\/a"}}]}]}
        """#
        .utf8)
    private let escapedBodyHeader = "sha256=41016975e876abc4aa3b3faccbcff8cc9fa0973d935c8dbd19b7f5d365ababea"
    private let plainBody = Data(
        #"""
        {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages",\#
        "value":{"messaging_product":"whatsapp","note":"café 😀 https://example.com/a"}}]}]}
        """#
        .utf8)

    @Test func `the known bodies have their known seals`() {
        #expect(emptyBody.count == 49)
        #expect(WhatsAppSignature.header(for: emptyBody, secret: secret) == emptyBodyHeader)
        #expect(escapedBody.count == 204)
        #expect(WhatsAppSignature.header(for: escapedBody, secret: secret) == escapedBodyHeader)
        #expect(plainBody.count == 189)
        #expect(
            WhatsAppSignature.header(for: plainBody, secret: secret)
                == "sha256=923ccd62ea264bd0f4a5471a2c2da4c35116299d0e76bac03d049164ff760cb3")
    }

    @Test func `a right seal is accepted`() {
        #expect(WhatsAppSignature.verify(body: escapedBody, header: escapedBodyHeader, secrets: [secret]))
    }

    @Test func `the same values written anew are refused`() {
        #expect(!WhatsAppSignature.verify(body: plainBody, header: escapedBodyHeader, secrets: [secret]))
    }

    @Test func `old and new secret both count during a rotation`() {
        #expect(WhatsAppSignature.verify(body: emptyBody, header: emptyBodyHeader, secrets: ["new", secret]))
        #expect(WhatsAppSignature.verify(body: emptyBody, header: emptyBodyHeader, secrets: [secret, "new"]))
        #expect(!WhatsAppSignature.verify(body: emptyBody, header: emptyBodyHeader, secrets: ["new"]))
    }

    @Test func `an empty secret never fits`() {
        let sealed = WhatsAppSignature.header(for: emptyBody, secret: "")
        #expect(!WhatsAppSignature.verify(body: emptyBody, header: sealed, secrets: ["", secret]))
        #expect(!WhatsAppSignature.verify(body: emptyBody, header: emptyBodyHeader, secrets: []))
    }

    @Test(arguments: [
        nil, "", "sha256=", "sha1=c84a394cc475525991e78ff16e430b02e47f9538",
        "c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dc",
        "sha256=c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384d",
        "sha256=c84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dcc",
        "sha256=g84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dc",
        "sha256=d84a394cc475525991e78ff16e430b02e47f953877d2af0ade26956ce6f384dc",
    ])
    func `a missing, malformed or wrong header is refused`(header: String?) {
        #expect(!WhatsAppSignature.verify(body: emptyBody, header: header, secrets: [secret]))
    }
}
