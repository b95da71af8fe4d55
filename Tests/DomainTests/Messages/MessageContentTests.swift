import Domain
import Foundation
import Testing

struct MessageContentTests {
    @Test(arguments: everyContent)
    func `every kind is read back from its JSON`(content: MessageContent) throws {
        let data = try JSONEncoder().encode(content)
        #expect(try JSONDecoder().decode(MessageContent.self, from: data) == content)
    }

    @Test func `every kind has a word of its own`() {
        let kinds = Set(everyContent.map(\.kind))
        #expect(kinds.count == 19)
        #expect(kinds.allSatisfy { word in word.allSatisfy { $0.isLowercase || $0 == "_" } })
    }

    @Test func `edits, deletions and reactions have a target, nothing else has`() {
        for content in everyContent {
            let hasTarget = ["edit", "revoke", "reaction"].contains(content.kind)
            #expect(content.target == (hasTarget ? WhatsAppMessageID("wamid.1") : nil))
        }
    }
}

private let full = MediaFile(mediaID: "1", mimeType: "image/png", caption: "c \"\\ 😀", fileName: "f", sha256: "x=")

private let everyContent: [MessageContent] = [
    .text(""), .text("caf\u{E9} 😀 \" \\ \n <b> \u{2028}"), .image(full), .image(MediaFile()), .video(full),
    .audio(full, isVoiceNote: true), .audio(MediaFile(), isVoiceNote: false), .document(full),
    .sticker(full, isAnimated: true),
    .location(Location(latitude: -90, longitude: 0.1 + 0.2, name: "n", address: nil)),
    .contactCards([]),
    .contactCards([
        ContactCard(
            name: nil, phones: ["1", "2"], emails: ["a"], organization: "o", answersRequest: true, whatsAppPhones: ["3"]
        )
    ]),
    .interactive(InteractiveReply(kind: "nfm_reply", title: "t", description: "d", response: "{}")),
    .interactive(InteractiveReply(kind: "new")), .button(text: "Yes", payload: "p"), .button(text: "", payload: nil),
    .reaction(to: WhatsAppMessageID("wamid.1"), emoji: "👍🏽"),
    .reaction(to: WhatsAppMessageID("wamid.1"), emoji: nil),
    .order(
        Order(
            text: "t",
            items: [
                Order.Item(product: "p", quantity: .max, price: 19.99, currency: "EUR"),
                Order.Item(product: "q", quantity: 0, price: nil, currency: nil),
            ])),
    .system(kind: "user_changed_number", text: "t"),
    .edit(of: WhatsAppMessageID("wamid.1"), to: .image(full)), .revoke(of: WhatsAppMessageID("wamid.1")),
    .template(name: "welcome", language: "es"), .template(name: "welcome", language: nil),
    .unsupported(kind: "poll", code: 131_051), .unsupported(kind: nil, code: nil), .mediaPlaceholder,
    .unknown(kind: "hologram", raw: #"{"a":1}"#),
]
