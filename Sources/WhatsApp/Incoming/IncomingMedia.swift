import Domain

/// Pictures, videos, audio, documents and stickers: one shape, a file's facts without its bytes.
enum IncomingMedia {
    static func image(_ message: JSON) -> MessageContent? {
        file(message["image"]).map { .image($0) }
    }

    static func video(_ message: JSON) -> MessageContent? {
        file(message["video"]).map { .video($0) }
    }

    static func audio(_ message: JSON) -> MessageContent? {
        file(message["audio"]).map { .audio($0, isVoiceNote: message["audio"]?["voice"]?.bool ?? false) }
    }

    static func document(_ message: JSON) -> MessageContent? {
        file(message["document"]).map { .document($0) }
    }

    static func sticker(_ message: JSON) -> MessageContent? {
        file(message["sticker"]).map { .sticker($0, isAnimated: message["sticker"]?["animated"]?.bool ?? false) }
    }

    /// The link in `url` is left out: it lives five minutes, the id seven days.
    private static func file(_ media: JSON?) -> MediaFile? {
        guard let media else { return nil }
        let file = MediaFile(
            mediaID: media["id"]?.text, mimeType: media["mime_type"]?.text, caption: media["caption"]?.text,
            fileName: media["filename"]?.text, sha256: media["sha256"]?.text)
        return file == MediaFile() ? nil : file
    }
}
