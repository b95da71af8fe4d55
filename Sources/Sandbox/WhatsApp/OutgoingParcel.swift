import Domain
import Foundation

/// A send request, read: content or reaction, and what the sender wants back in the statuses.
struct OutgoingParcel: Sendable {
    enum Kind: Sendable {
        case message(SandboxContent)
        case reaction(wamid: String, emoji: String?)
    }

    let kind: Kind
    let replyingTo: String?
    let correlation: String?

    var isTemplate: Bool {
        if case .message(.template) = kind { true } else { false }
    }

    /// Only templates may be sent when a customer has not written for a day.
    var needsNoWindow: Bool { isTemplate }

    init(_ body: JSON, media: MediaShelf, templates: [SandboxTemplate], now: Timestamp) throws(GraphError) {
        replyingTo = body["context"]?["message_id"]?.text
        correlation = body["biz_opaque_callback_data"]?.text
        guard (correlation ?? "").utf16.count <= 512 else {
            throw .invalid("biz_opaque_callback_data", "longer than 512 characters")
        }
        let type = body["type"]?.text ?? "text"
        guard let object = body[type], !object.object.isEmpty || !object.array.isEmpty else { throw .missing(type) }
        switch type {
        case "reaction":
            guard let target = object["message_id"]?.text else { throw .missing("reaction.message_id") }
            kind = .reaction(wamid: target, emoji: object["emoji"]?.text)
        case "image", "video", "audio", "document", "sticker":
            kind = .message(try Self.media(type, object, media: media, now: now))
        default:
            kind = .message(try Self.content(type, object, templates))
        }
    }

    private static func content(
        _ type: String, _ object: JSON, _ templates: [SandboxTemplate]
    ) throws(GraphError) -> SandboxContent {
        switch type {
        case "text": try text(object)
        case "template": try SandboxTemplate.content(object, among: templates)
        case "location": try location(object)
        case "contacts": try card(object)
        case "interactive": .text(try InteractiveRules.check(object))
        default: throw .unsupportedType(type)
        }
    }

    private static func text(_ object: JSON) throws(GraphError) -> SandboxContent {
        guard let text = object["body"]?.text else { throw .missing("text.body") }
        guard text.utf16.count <= 4_096 else { throw .invalid("text.body", "longer than 4096 characters") }
        return .text(text)
    }

    private static func location(_ object: JSON) throws(GraphError) -> SandboxContent {
        guard let latitude = object["latitude"]?.double, let longitude = object["longitude"]?.double else {
            throw .missing("location.latitude, location.longitude")
        }
        return .location(
            latitude: latitude, longitude: longitude, name: object["name"]?.text, address: object["address"]?.text)
    }

    private static func card(_ object: JSON) throws(GraphError) -> SandboxContent {
        guard let first = object.array.first, let name = first["name"]?["formatted_name"]?.text else {
            throw .missing("contacts[0].name.formatted_name")
        }
        return .contactCard(
            SandboxContactCard(name: name, phone: first["phones"]?.array.first?["phone"]?.string ?? ""))
    }

    /// By `id` (uploaded before) or by `link` (which WhatsApp would fetch; the sandbox only notes it).
    private static func media(
        _ type: String, _ object: JSON, media: MediaShelf, now: Timestamp
    ) throws(GraphError) -> SandboxContent {
        let caption = object["caption"]?.text
        guard (caption ?? "").utf16.count <= 1_024 else { throw .invalid("\(type).caption", "longer than 1024") }
        if let id = object["id"]?.text {
            guard var file = media.file(id, now: now)?.media else { throw .invalid("\(type).id", "no such media") }
            guard fits(file.mimeType, type) else { throw .wrongMedia(type, file.mimeType) }
            file.kind = kind(type, isVoice: object["voice"]?.bool == true)
            file.fileName = object["filename"]?.text ?? file.fileName
            return .media(file, caption: caption)
        }
        guard let link = object["link"]?.text, link.hasPrefix("https://") || link.hasPrefix("http://") else {
            throw .missing("\(type).id")
        }
        let file = SandboxMedia(
            kind: kind(type, isVoice: object["voice"]?.bool == true), mimeType: "application/octet-stream",
            fileName: object["filename"]?.text ?? link, bytes: Data())
        return .media(file, caption: caption)
    }

    /// From Meta's table of supported media. A document may be anything.
    private static func fits(_ mimeType: String, _ type: String) -> Bool {
        switch type {
        case "image": ["image/jpeg", "image/png"].contains(mimeType)
        case "video": ["video/mp4", "video/3gpp"].contains(mimeType)
        case "audio": mimeType.hasPrefix("audio/")
        case "sticker": mimeType == "image/webp"
        default: true
        }
    }

    private static func kind(_ type: String, isVoice: Bool) -> SandboxMedia.Kind {
        isVoice ? .voice : SandboxMedia.Kind(rawValue: type) ?? .document
    }
}
