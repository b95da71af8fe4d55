/// A file to send: by the id it was uploaded under, or by an address where WhatsApp fetches it.
public struct OutgoingMedia: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case image
        case video
        case audio
        case document
        case sticker
    }

    public enum Source: Sendable, Hashable, Codable {
        /// WhatsApp's id; good for 30 days after the upload.
        case upload(String)
        case link(String)
    }

    public var kind: Kind
    public var source: Source
    public var caption: String?
    public var fileName: String?
    /// Audio that looks like a recorded voice note: ogg with opus only.
    public var isVoiceNote: Bool

    public init(
        kind: Kind, source: Source, caption: String? = nil, fileName: String? = nil, isVoiceNote: Bool = false
    ) {
        self.kind = kind
        self.source = source
        self.caption = caption
        self.fileName = fileName
        self.isVoiceNote = isVoiceNote
    }

    var asMessage: MessageContent {
        let file = MediaFile(mediaID: source.uploadID, caption: caption, fileName: fileName ?? source.linkName)
        return switch kind {
        case .image: .image(file)
        case .video: .video(file)
        case .audio: .audio(file, isVoiceNote: isVoiceNote)
        case .document: .document(file)
        case .sticker: .sticker(file, isAnimated: false)
        }
    }
}

extension OutgoingMedia.Kind {
    /// What WhatsApp takes, in bytes (facts of the Cloud API, section 13).
    public var bytesMax: Int {
        switch self {
        case .image: 5 << 20
        case .video, .audio: 16 << 20
        case .document: 100 << 20
        case .sticker: 500 << 10
        }
    }

    /// Whether a caption can stand under it.
    public var takesCaption: Bool {
        switch self {
        case .image, .video, .document: true
        case .audio, .sticker: false
        }
    }
}

extension OutgoingMedia.Source {
    var uploadID: String? {
        switch self {
        case .upload(let id): id
        case .link: nil
        }
    }

    /// The last part of the address, which is mostly the file's name.
    var linkName: String? {
        switch self {
        case .upload: nil
        case .link(let link): link.split(separator: "?").first?.split(separator: "/").last.map(String.init)
        }
    }
}
