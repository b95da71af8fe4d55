import Domain
import Testing

@testable import Sync

struct MessageHTMLTests {
    @Test(
        arguments: [
            (.text("a < b\n& \"c\""), "a &lt; b<br>&amp; &quot;c&quot;"),
            (.image(MediaFile()), "<em>[🖼 Picture]</em>"),
            (.video(MediaFile(caption: "c & d")), "<em>[🎬 Video]</em><br>c &amp; d"),
            (.audio(MediaFile(), isVoiceNote: true), "<em>[🎤 Voice note]</em>"),
            (.audio(MediaFile(), isVoiceNote: false), "<em>[🎵 Audio]</em>"),
            (.document(MediaFile(caption: "c", fileName: "a.pdf")), "<em>[📄 Document: a.pdf]</em><br>c"),
            (.sticker(MediaFile(), isAnimated: true), "<em>[Sticker]</em>"),
            (
                .location(Location(latitude: 41.5, longitude: -2.25, name: "Shop", address: "")),
                "📍 <a href=\"https://www.openstreetmap.org/?mlat=41.5&amp;mlon=-2.25\">Shop</a>"
            ),
            (.interactive(InteractiveReply(kind: "list_reply", title: "Small", description: "S")), "🔘 Small – S"),
            (.interactive(InteractiveReply(kind: "nfm_reply", response: "{\"a\":1}")), "📋 Form: {&quot;a&quot;:1}"),
            (.interactive(InteractiveReply(kind: "new_reply")), "<em>answered with “new_reply”</em>"),
            (.button(text: "Yes", payload: "Y"), "🔘 Yes"),
            (.reaction(to: name(1), emoji: "👍"), "👍 to an earlier message"),
            (.reaction(to: name(1), emoji: nil), "took a reaction back"),
            (.system(kind: "user_changed_number", text: "New number"), "<em>has another number now</em>"),
            (.edit(of: name(1), to: .text("b")), "<em>edited an earlier message:</em> b"),
            (.revoke(of: name(1)), "<em>deleted an earlier message</em>"),
            (.template(name: "welcome", language: "es"), "<em>template “welcome”</em>"),
            (.unsupported(kind: "poll", code: 1), "<em>sent a message of kind “poll” that only the phone shows</em>"),
            (.unsupported(kind: nil, code: nil), "<em>sent a message that only the phone shows</em>"),
            (.mediaPlaceholder, "<em>sent a file that was not shared with the history</em>"),
            (
                .unknown(kind: "hologram", raw: "{}"),
                "<em>sent a message of the new kind “hologram”; Liaison keeps it as received</em>"
            ),
        ] as [(MessageContent, String)])
    func `every kind says what there was`(content: MessageContent, html: String) {
        #expect(MessageHTML.text(content) == html)
    }

    @Test func `cards and orders list what is on them`() {
        let card = ContactCard(
            name: "Lina", phones: ["+52 1"], emails: ["l@x.net"], organization: nil, answersRequest: false,
            whatsAppPhones: [])
        #expect(
            MessageHTML.text(.contactCards([card, card])) == "👤 Lina · +52 1 · l@x.net<br>👤 Lina · +52 1 · l@x.net")
        let items = [
            Order.Item(product: "bread", quantity: 2, price: 3.5, currency: "EUR"),
            Order.Item(product: "salt", quantity: 1, price: nil, currency: nil),
            Order.Item(product: "boat", quantity: 1, price: 1e18, currency: "EUR"),
        ]
        #expect(
            MessageHTML.text(.order(Order(text: "Please", items: items)))
                == "🛒 Order: 2 × bread at 3.50 EUR<br>1 × salt<br>1 × boat at 1e+18 EUR<br>Please")
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `nothing that somebody wrote is markup`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let text = random.hostileText(pieces: 12)
        let shown = text.unicodeScalars.filter { $0 != "\r" && $0 != "\0" }
        for content in everyContent(text) {
            let markup = Markup(MessageHTML.text(content))
            #expect(markup.problems.isEmpty, "\(content)")
            if content.showsItsText {
                #expect(markup.text.unicodeScalars.contains(shown), "\(content) shows “\(markup.text)”")
            }
        }
    }
}

extension MessageContent {
    fileprivate var showsItsText: Bool {
        switch self {
        case .reaction(_, let emoji): emoji != nil
        case .revoke, .mediaPlaceholder: false
        default: true
        }
    }
}
