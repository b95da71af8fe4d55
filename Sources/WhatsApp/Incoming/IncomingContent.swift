import Domain

/// The table of message kinds. A reader gets the whole message and answers `nil` if its own object is absent or empty.
enum IncomingContent {
    typealias Reader = @Sendable (JSON) -> MessageContent?

    static let readers: [String: Reader] = [
        "text": IncomingText.read,
        "image": IncomingMedia.image,
        "video": IncomingMedia.video,
        "audio": IncomingMedia.audio,
        "document": IncomingMedia.document,
        "sticker": IncomingMedia.sticker,
        "location": IncomingLocation.read,
        "contacts": IncomingContactCards.read,
        "interactive": IncomingInteractive.read,
        "button": IncomingButton.read,
        "reaction": IncomingReaction.read,
        "order": IncomingOrder.read,
        "system": IncomingSystem.read,
        "edit": IncomingEdit.read,
        "revoke": IncomingRevoke.read,
        "template": IncomingTemplate.read,
        "unsupported": IncomingUnsupported.read,
        // In payloads from before November 2025.
        "unknown": IncomingUnsupported.read,
        "media_placeholder": { _ in .mediaPlaceholder },
    ]

    static func read(_ message: JSON) -> MessageContent {
        let kind = String((message["type"]?.text ?? "without type").prefix(100))
        if let content = readers[kind]?(message) { return content }
        return IncomingUnsupported.read(errorsOf: message, kind: kind)
            ?? .unknown(kind: kind, raw: RawJSON.text(of: message))
    }
}
