import Domain
import Foundation
import Synchronization

/// A business number: its description, sending, uploads, registration, the two one-time syncs.
extension WhatsAppSandbox {
    func answerNumber(_ number: SandboxBusinessNumber, _ request: GraphRequest) throws(GraphError) -> HTTPReply {
        switch (request.call.method, request.path.dropFirst().first) {
        case (.get, nil):
            let fields = request.query["fields"]?.split(separator: ",").map(String.init)
            return reply(Self.only(fields, of: description(number)))
        case (.post, nil), (.post, "register"), (.post, "deregister"):
            _ = try json(request)
            return reply(["success": true])
        case (.post, "messages"):
            let (body, now) = (try json(request), clock.now)
            return reply(
                try state.withLock { (state) throws(GraphError) in try state.send(body, from: number, now: now) })
        case (.post, "media"): return try upload(request)
        case (.post, "smb_app_data"): return try sync(number, try json(request))
        default: throw .noSuchObject(request.path.joined(separator: "/"))
        }
    }

    private func upload(_ request: GraphRequest) throws(GraphError) -> HTTPReply {
        guard let form = MultipartForm(request.call), let file = form.file else { throw .missing("file") }
        guard form.fields["messaging_product"] == "whatsapp" else { throw .missing("messaging_product") }
        let mimeType = form.fields["type"] ?? file.mimeType
        let media = SandboxMedia(
            kind: Self.kind(of: mimeType), mimeType: mimeType, fileName: file.name, bytes: file.bytes)
        guard media.bytes.count <= Self.largest(media.kind) else {
            throw GraphError(131053, "Media upload error", "The file is larger than WhatsApp takes for its kind.")
        }
        let now = clock.now
        let shelved = state.withLock { state in
            state.media.add(media, life: .seconds(30 * 86_400), now: now, using: &state.random)
        }
        return reply(["id": .string(shelved.id)])
    }

    private func sync(_ number: SandboxBusinessNumber, _ body: JSON) throws(GraphError) -> HTTPReply {
        guard let kind = body["sync_type"]?.text, ["smb_app_state_sync", "history"].contains(kind) else {
            throw .invalid("sync_type", "smb_app_state_sync or history")
        }
        let now = clock.now
        let request = try state.withLock { (state) throws(GraphError) -> String in
            try state.share(kind, of: number, now: now)
            return state.random.digits(15)
        }
        return reply(["messaging_product": "whatsapp", "request_id": .string(request)])
    }

    private static func kind(of mimeType: String) -> SandboxMedia.Kind {
        switch mimeType.split(separator: "/").first {
        case "image": mimeType == "image/webp" ? .sticker : .image
        case "video": .video
        case "audio": .audio
        default: .document
        }
    }

    /// In bytes, from Meta's table of supported media.
    private static func largest(_ kind: SandboxMedia.Kind) -> Int {
        switch kind {
        case .image: 5 << 20
        case .video, .audio, .voice: 16 << 20
        case .document: 100 << 20
        case .sticker: 500 << 10
        }
    }
}
