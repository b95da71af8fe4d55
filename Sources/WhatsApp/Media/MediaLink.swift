public import Domain
import Foundation

/// What the Graph API says of a media id.
public struct MediaLink: Sendable, Equatable {
    /// Lives five minutes. Not logged: whoever has it and a token reads the file.
    public var url: Secret
    public var mimeType: String?
    /// Hexadecimal here, base64 in webhooks.
    public var sha256: String?
    /// In bytes.
    public var size: Int64?

    init?(_ reply: JSON) {
        guard let url = reply["url"]?.text, !url.isEmpty else { return nil }
        self.url = Secret(url)
        mimeType = reply["mime_type"]?.text
        sha256 = reply["sha256"]?.text
        size = reply["file_size"]?.integer ?? reply["file_size"]?.text.flatMap { Int64($0) }
    }
}
