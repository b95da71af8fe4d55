import Domain
import Foundation
import Synchronization

/// Media: the description with a link that lives five minutes, the bytes behind the link, deletion.
extension WhatsAppSandbox {
    func answerMedia(_ id: String, _ request: GraphRequest) throws(GraphError) -> HTTPReply {
        let now = clock.now
        switch request.call.method {
        case .get:
            let described = state.withLock { state -> JSON? in
                state.media.file(id, now: now).map { file in
                    Self.describe(file, link: state.media.link(to: id, base: state.mediaBase, now: now))
                }
            }
            guard let described else { throw .noSuchObject(id) }
            return reply(described)
        case .delete:
            guard state.withLock({ $0.media.remove(id) }) else { throw .noSuchObject(id) }
            return reply(["success": true])
        case .post, .put, .patch: throw .noSuchObject(id)
        }
    }

    func download(_ request: GraphRequest) throws(GraphError) -> HTTPReply {
        let now = clock.now
        guard let file = state.withLock({ $0.media.file(link: request.query, now: now) }) else { throw .mediaExpired }
        return HTTPReply(status: 200, headers: ["content-type": file.media.mimeType], body: file.media.bytes)
    }

    private static func describe(_ file: MediaShelf.File, link: String) -> JSON {
        [
            "messaging_product": "whatsapp", "id": .string(file.id), "url": .string(link),
            "mime_type": .string(file.media.mimeType), "file_size": .string(String(file.media.bytes.count)),
            "sha256": .string(
                file.digest.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()),
        ]
    }
}
