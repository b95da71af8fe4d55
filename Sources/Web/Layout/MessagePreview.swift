import Domain

/// A message in one line, for lists. Timeline texts are rendered in `Sync/Timeline`; this is only a glance.
enum MessagePreview {
    static let shortText = 120
    static let longText = 1000

    static func text(_ content: MessageContent, lengthMax: Int) -> String {
        let line = words(content).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > lengthMax ? line.prefix(lengthMax - 1) + "…" : line
    }

    private static func words(_ content: MessageContent) -> String {
        switch content {
        case .text(let text): text
        case .image(let file): media("Picture", file)
        case .video(let file): media("Video", file)
        case .audio(let file, let isVoiceNote): media(isVoiceNote ? "Voice note" : "Audio", file)
        case .document(let file): media("Document", file)
        case .sticker: "Sticker"
        case .location(let location): joined("Location", [location.name, location.address])
        case .contactCards(let cards): joined("Contact card", cards.map(\.name))
        case .interactive(let reply) where reply.isQuestion: joined("Asked", [reply.title, reply.description])
        case .interactive(let reply): joined("Chose", [reply.title ?? reply.description ?? reply.kind])
        case .button(let text, _): joined("Chose", [text])
        case .reaction(_, let emoji): emoji.map { "Reacted \($0)" } ?? "Took a reaction back"
        case .order(let order): joined("Order", ["\(order.items.count) items", order.text])
        case .system(_, let text): text
        case .edit(_, let new): "Edited: " + words(new)
        case .revoke: "Deleted a message"
        case .call(let call): call.isCompleted == false ? "Call, not answered" : "Call"
        case .template(let name, _): joined("Template", [name])
        case .unsupported(let kind, _): joined("Not shown by WhatsApp", [kind])
        case .mediaPlaceholder: "A file that was not shared with the history"
        case .unknown(let kind, _): joined("New kind of message", [kind])
        }
    }

    private static func media(_ name: String, _ file: MediaFile) -> String {
        joined(name, [file.fileName, file.caption])
    }

    private static func joined(_ name: String, _ details: [String?]) -> String {
        let told = details.compactMap(\.self).filter { !$0.isEmpty }
        return told.isEmpty ? name : "\(name): \(told.joined(separator: " · "))"
    }
}
