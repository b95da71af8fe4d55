import Domain

@testable import Sync

/// A day of Oriol's chat with Ventas ES.
func day(
    _ messages: [Message], amendments: [Message] = [], referred: [Message] = [], failed: [String] = [],
    contact: String? = "501", person: String = "Oriol", business: String = "Ventas ES"
) -> ConversationDay {
    ConversationDay(
        chat: ChatID(7), day: saturday, messages: messages, amendments: amendments,
        referred: Dictionary(referred.map { ($0.whatsAppID, $0) }) { $1 },
        statuses: Dictionary(failed.map { (WhatsAppMessageID($0), MessageStatus.failed) }) { $1 },
        side: .person(name: person, phone: oriolPhone), businessName: business,
        contacts: [contact].compactMap { $0.map { ContactID($0) } },
        calendar: LocalCalendar(timeZone: "UTC"),
        owner: ConversationDay.OwnerQuestionBase(
            mappings: [], contactOwner: nil, fallbackOwner: nil, activeOwners: []))
}

/// The message `wamid.<id>`, so many seconds after noon.
func sent(
    _ id: Int64, _ content: MessageContent? = nil, at seconds: Int64 = 0, _ direction: MessageDirection = .incoming,
    replyTo: Int64? = nil
) -> Message {
    Message(
        id: MessageID(id), chat: ChatID(7), whatsAppID: name(id), direction: direction,
        sentAt: .noon + .seconds(seconds), content: content ?? .text("message \(id)"), replyTo: replyTo.map(name))
}

func name(_ id: Int64) -> WhatsAppMessageID { WhatsAppMessageID("wamid.\(id)") }

/// A content of every kind, with `text` wherever somebody outside may write one.
func everyContent(_ text: String) -> [MessageContent] {
    let file = MediaFile(mediaID: text, mimeType: text, caption: text, fileName: text, sha256: text)
    let card = ContactCard(
        name: text, phones: [text], emails: [text], organization: text, answersRequest: false, whatsAppPhones: [text])
    let item = Order.Item(product: text, quantity: 2, price: 19.99, currency: text)
    return [
        .text(text), .image(file), .video(file), .audio(file, isVoiceNote: true), .document(file),
        .sticker(file, isAnimated: false),
        .location(Location(latitude: -1e-7, longitude: 179.25, name: text, address: text)),
        .contactCards([card, card]),
        .interactive(InteractiveReply(kind: text, title: text, description: text, response: text)),
        .interactive(InteractiveReply(kind: text, response: text)), .interactive(InteractiveReply(kind: text)),
        .button(text: text, payload: text), .reaction(to: name(1), emoji: text), .reaction(to: name(1), emoji: nil),
        .order(Order(text: text, items: [item, item])), .system(kind: text, text: text),
        .edit(of: name(1), to: .document(file)), .revoke(of: name(1)), .template(name: text, language: text),
        .unsupported(kind: text, code: 1), .mediaPlaceholder, .unknown(kind: text, raw: text),
    ]
}
