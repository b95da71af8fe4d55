import Domain
import Foundation
import Synchronization

/// Media: the description with a link that lives five minutes, the bytes behind the link, deletion.
extension WhatsAppSandbox {
    func answerMedia(_ id: String, _ request: GraphRequest) throws(GraphError) -> HTTPReply {
        let now = clock.now
        switch request.call.method {
        case .get:
            if faults.strikes(\.media.unknownID) { throw .noSuchObject(id) }
            let strangeBase = faults.strikes(\.media.strangeLink) ? "https://media.example.org" : nil
            let described = state.withLock { state -> JSON? in
                state.media.file(id, now: now).map { file in
                    Self.describe(file, link: state.media.link(to: id, base: strangeBase ?? state.mediaBase, now: now))
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
        if let reply = try spoilt(file) { return reply }
        return HTTPReply(status: 200, headers: ["content-type": file.media.mimeType], body: file.media.bytes)
    }

    /// Something else than the file, where the weather says so.
    private func spoilt(_ file: MediaShelf.File) throws(GraphError) -> HTTPReply? {
        if faults.strikes(\.media.linkGone) { throw .mediaExpired }
        if faults.strikes(\.media.page) {
            return HTTPReply(
                status: 200, headers: ["content-type": "text/html"], body: Data("<html>Sign in</html>".utf8))
        }
        if faults.strikes(\.media.redirect) {
            return HTTPReply(status: 302, headers: ["location": "https://media.example.org/whatsapp"])
        }
        var bytes = file.media.bytes
        if faults.strikes(\.media.wrongBytes) {
            bytes = Data(bytes.map { ~$0 })
        } else if faults.strikes(\.media.cutShort) {
            bytes = bytes.prefix(bytes.count / 2)
        } else if faults.strikes(\.media.oversized) {
            bytes += Data(count: max(0, min(faults.options.media.oversizeBytes, 200 << 20)))
        } else {
            return nil
        }
        return HTTPReply(status: 200, headers: ["content-type": file.media.mimeType], body: bytes)
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
