public import Foundation

/// A file in a message. The standard ones are small but real: a player or viewer opens them.
public struct SandboxMedia: Sendable, Hashable {
    public enum Kind: String, Sendable {
        case image, video, audio, voice, document, sticker

        /// A recorded note is an `audio` with `voice: true`.
        var webhookType: String { self == .voice ? "audio" : rawValue }
    }

    public var kind: Kind
    public var mimeType: String
    public var fileName: String?
    public var bytes: Data

    public init(kind: Kind, mimeType: String, fileName: String? = nil, bytes: Data) {
        self.kind = kind
        self.mimeType = mimeType
        self.fileName = fileName
        self.bytes = bytes
    }

    /// A small painted picture; equal seeds give equal pictures.
    public static func picture(seed: UInt64 = 1) -> SandboxMedia {
        SandboxMedia(kind: .image, mimeType: "image/png", bytes: PictureMaker.png(side: 64, seed: seed))
    }

    /// Silence, recorded: at most five minutes.
    public static func voiceNote(seconds: Int) -> SandboxMedia {
        SandboxMedia(
            kind: .voice, mimeType: "audio/ogg; codecs=opus", bytes: VoiceMaker.ogg(seconds: min(300, max(1, seconds))))
    }

    public static func document(named fileName: String) -> SandboxMedia {
        SandboxMedia(
            kind: .document, mimeType: "application/pdf", fileName: fileName, bytes: DocumentMaker.pdf(title: fileName))
    }

    /// A film of no length: a valid MP4 header, no frames.
    public static func video() -> SandboxMedia {
        let header: [UInt8] = [0, 0, 0, 24] + Array("ftypisom".utf8) + [0, 0, 2, 0] + Array("isommp42".utf8)
        let free: [UInt8] = [0, 0, 0, 8] + Array("mdat".utf8)
        return SandboxMedia(kind: .video, mimeType: "video/mp4", bytes: Data(header + free))
    }

    /// One transparent pixel.
    public static func sticker() -> SandboxMedia {
        let pixel = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="
        return SandboxMedia(kind: .sticker, mimeType: "image/webp", bytes: Data(base64Encoded: pixel) ?? Data())
    }
}
