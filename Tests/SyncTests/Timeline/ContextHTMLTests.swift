import Domain
import Sandbox
import TestEngines
import Testing

@testable import Sync

struct ContextHTMLTests {
    @Test(arguments: [
        (MessageContext.Forwarding.once, "<em>forwarded</em><br>"), (.often, "<em>forwarded many times</em><br>"),
    ])
    func `what somebody else wrote is said to be forwarded`(how: MessageContext.Forwarding, line: String) {
        #expect(ContextHTML.text(MessageContext(forwarding: how)) == line)
    }

    @Test func `a question about a product names it`() {
        let product = MessageContext.Product(catalog: "77", product: "SKU-1 <b>")
        #expect(
            ContextHTML.text(MessageContext(product: product))
                == "<em>about the product “SKU-1 &lt;b&gt;” of catalogue 77</em><br>")
    }

    @Test func `a message that came from an advertisement says from which, and links to it`() {
        let source = MessageContext.Advertisement(
            kind: "ad", headline: "Obra & co", text: "20 % off", url: "https://fb.me/x?a=1&b=2", id: "120")
        #expect(
            ContextHTML.text(MessageContext(advertisement: source))
                == "<em>came from <a href=\"https://fb.me/x?a=1&amp;b=2\">the advertisement “Obra &amp; co”</a>: "
                + "20 % off</em><br>")
        #expect(
            ContextHTML.text(MessageContext(advertisement: .init(kind: "post")))
                == "<em>came from one of your posts</em><br>")
    }

    @Test(arguments: ["javascript:alert(1)", "https://a\" onclick=\"x", "https://a\nb", " https://a", "//a"])
    func `an address that a browser should not be sent to is no link`(url: String) {
        let html = ContextHTML.text(MessageContext(advertisement: .init(headline: "x", url: url)))
        #expect(html == "<em>came from the advertisement “x”</em><br>")
    }

    @Test(arguments: TestEngine.available)
    func `it stands above the message in HubSpot, and above a file`(engine: TestEngine) async throws {
        try await withOffice(engine) { office in
            try await office.connectHubSpot(isImported: true)
            try await office.addContact("Oriol Forn", phone: "+34 622 333 444")
            let referral: JSON = ["source_type": "ad", "headline": "Obra Norte", "source_url": "https://fb.me/x"]
            try await office.receive(
                try body(
                    message("wamid.1", ["type": "text", "text": ["body": "hello"], "referral": referral]),
                    message(
                        "wamid.2",
                        ["type": "image", "image": ["id": "1", "caption": "look"], "context": ["forwarded": true]])))
            try await office.settle()
            let shown = try #require(office.hub.communications().first?.body)
            #expect(shown.contains("“Obra Norte”</a></em><br>hello"))
            #expect(shown.contains("<em>forwarded</em><br><em>[🖼 Picture"))
        }
    }
}
