extension MessageContent {
    /// The word under which a message of this kind is stored, counted and filtered.
    public var kind: String {
        switch self {
        case .text: "text"
        case .image: "image"
        case .video: "video"
        case .audio: "audio"
        case .document: "document"
        case .sticker: "sticker"
        case .location: "location"
        case .contactCards: "contacts"
        case .interactive: "interactive"
        case .button: "button"
        case .reaction: "reaction"
        case .order: "order"
        case .system: "system"
        case .edit: "edit"
        case .revoke: "revoke"
        case .call: "call"
        case .template: "template"
        case .unsupported: "unsupported"
        case .mediaPlaceholder: "media_placeholder"
        case .erased: "erased"
        case .unknown: "unknown"
        }
    }

    /// The earlier message that this one changes, if it does not stand by itself.
    public var target: WhatsAppMessageID? {
        switch self {
        case .reaction(let target, _), .edit(let target, _), .revoke(let target): target
        case .call(let call): call.event == .ended ? call.id : nil
        case .text, .image, .video, .audio, .document, .sticker, .location, .contactCards, .interactive, .button,
            .order, .system, .template, .unsupported, .mediaPlaceholder, .erased, .unknown:
            nil
        }
    }

    /// The kind that this program cannot read, if so; an edit counts by what it was edited to.
    public var unreadKind: String? {
        switch self {
        case .unknown(let kind, _), .edit(_, .unknown(let kind, _)): kind
        case .text, .image, .video, .audio, .document, .sticker, .location, .contactCards, .interactive, .button,
            .reaction, .order, .system, .edit, .revoke, .call, .template, .unsupported, .mediaPlaceholder, .erased:
            nil
        }
    }

    /// What was kept of it.
    public var unreadText: String? {
        switch self {
        case .unknown(_, let raw), .edit(_, .unknown(_, let raw)): raw
        case .text, .image, .video, .audio, .document, .sticker, .location, .contactCards, .interactive, .button,
            .reaction, .order, .system, .edit, .revoke, .call, .template, .unsupported, .mediaPlaceholder, .erased:
            nil
        }
    }
}
