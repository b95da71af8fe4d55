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
        case .image(let file): media(localized("Picture"), file)
        case .video(let file): media(localized("Video"), file)
        case .audio(let file, let isVoiceNote): media(isVoiceNote ? localized("Voice note") : localized("Audio"), file)
        case .document(let file): media(localized("Document"), file)
        case .sticker: localized("Sticker")
        case .location(let location): joined(localized("Location"), [location.name, location.address])
        case .contactCards(let cards): joined(localized("Contact card"), cards.map(\.name))
        case .interactive(let reply) where reply.isQuestion:
            joined(localized("Asked"), [reply.title, reply.description])
        case .interactive(let reply): joined(localized("Chose"), [reply.title ?? reply.description ?? reply.kind])
        case .button(let text, _): joined(localized("Chose"), [text])
        case .reaction(_, let emoji): emoji.map { localized("Reacted \($0)") } ?? localized("Took a reaction back")
        case .order(let order): joined(localized("Order"), [localized("\(order.items.count) items"), order.text])
        case .system(_, let text): text
        case .edit(_, let new): localized("Edited: \(words(new))")
        case .revoke: localized("Deleted a message")
        case .call(let call): call.isCompleted == false ? localized("Call, not answered") : localized("Call")
        case .template(let name, _): joined(localized("Template"), [name])
        case .unsupported(let kind, _): joined(localized("Not shown by WhatsApp"), [kind])
        case .mediaPlaceholder: localized("A file that was not shared with the history")
        case .erased: localized("Erased, as the person asked to be forgotten")
        case .unknown(let kind, _): joined(localized("New kind of message"), [kind])
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
