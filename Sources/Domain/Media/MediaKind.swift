/// The kinds of messages that carry a file.
public enum MediaKind: String, Sendable, CaseIterable {
    case image
    case video
    case audio
    /// Audio that was recorded in the chat.
    case voice
    case document
    case sticker

    /// Whether a file of this type may be what the message says it is. A type that nobody told is not held against it.
    public func takes(_ type: String?) -> Bool {
        guard let type = type.map(plainMIMEType), !type.isEmpty, type != "application/octet-stream" else { return true }
        switch self {
        case .image, .sticker: return type.hasPrefix("image/")
        case .video: return type.hasPrefix("video/")
        case .audio, .voice: return type.hasPrefix("audio/") || type == "application/ogg" || type == "video/ogg"
        case .document: return true
        }
    }
}

/// `audio/ogg; codecs=opus` is `audio/ogg`.
public func plainMIMEType(_ type: String) -> String {
    type.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
}

extension MessageContent {
    /// The file that a message of this content carries, as WhatsApp describes it. An edit carries its new content's.
    public var media: (kind: MediaKind, file: MediaFile)? {
        switch self {
        case .image(let file): (.image, file)
        case .video(let file): (.video, file)
        case .audio(let file, let isVoiceNote): (isVoiceNote ? .voice : .audio, file)
        case .document(let file): (.document, file)
        case .sticker(let file, _): (.sticker, file)
        case .edit(_, let new): new.media
        case .text, .location, .contactCards, .interactive, .button, .reaction, .order, .system, .call, .revoke,
            .template, .unsupported, .mediaPlaceholder, .erased, .unknown:
            nil
        }
    }
}
