import Crypto
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Sync

/// What the composer sends: fields, and files that are held in memory while they are handed on to WhatsApp.
struct ComposerForm: Sendable {
    struct File: Sendable {
        var name: String
        var type: String
        var data = Data()
    }

    static let filesMax = 10
    private static let fieldBytesMax = 64 * 1024
    private static let bytesMax = Outgoing.uploadBytesMax + fieldBytesMax

    private(set) var fields: [String: String] = [:]
    private(set) var files: [File] = []

    var text: String { (fields["text"] ?? "").replacing("\r\n", with: "\n") }
    var isNote: Bool { fields["mode"] == "note" }
    var isConfirmed: Bool { fields["confirmed"] != nil }
    var replyTo: WhatsAppMessageID? {
        fields["reply_to"].flatMap { $0.isEmpty ? nil : WhatsAppMessageID($0) }
    }

    /// The same for the same content of the same form, however often it is sent; another for another content, so that
    /// what was changed after an answer got lost is not taken for what was sent.
    func key(_ parts: String...) throws(WebFailure) -> String {
        guard let key = fields["key"], (1...100).contains(key.utf8.count) else { throw [String: String].incomplete }
        let text = ([key] + parts).map { "\($0.utf8.count):\($0)" }.joined()
        let digest = SHA256.hash(data: Data(text.utf8)).prefix(9)
        return "\(key)-\(Data(digest).base64EncodedString())"
    }

    static func read(_ request: Request) async throws -> ComposerForm {
        let type = request.headers[.contentType] ?? ""
        var form = ComposerForm()
        guard type.lowercased().hasPrefix("multipart/form-data") else {
            form.fields = try await request.form(upTo: fieldBytesMax)
            return form
        }
        guard var reader = try? MultipartReader(contentType: type) else { throw [String: String].incomplete }
        var head: MultipartHead?
        var size = 0
        var texts: [String: [UInt8]] = [:]
        for try await buffer in request.body {
            size += buffer.readableBytes
            if size > bytesMax { throw tooLarge }
            guard let items = try? reader.read(buffer.readableBytesView) else { throw [String: String].incomplete }
            for item in items { try form.take(item, &head, &texts) }
        }
        guard reader.isComplete else { throw [String: String].incomplete }
        form.fields = texts.mapValues { String(decoding: $0, as: UTF8.self) }
        // A field for files in which none was chosen comes without a name and without bytes.
        form.files.removeAll { $0.name.isEmpty && $0.data.isEmpty }
        return form
    }

    private mutating func take(
        _ item: MultipartReader.Item, _ head: inout MultipartHead?, _ texts: inout [String: [UInt8]]
    ) throws {
        switch item {
        case .part(let part):
            head = part
            guard let name = part.fileName else { return }
            if files.count >= Self.filesMax { throw Self.tooMany }
            files.append(File(name: name, type: part.contentType))
        case .bytes(let bytes):
            guard let head else { return }
            if head.fileName != nil {
                files[files.count - 1].data += bytes
            } else {
                guard (texts[head.name]?.count ?? 0) + bytes.count <= Self.fieldBytesMax else { throw Self.tooLarge }
                texts[head.name, default: []] += bytes
            }
        }
    }

    private static let tooLarge = WebFailure(
        status: .contentTooLarge, code: "too_large",
        message:
            "The files are larger than the \(Outgoing.uploadBytesMax >> 20) MB that are taken at once. Send fewer, "
            + "or smaller ones.")
    private static let tooMany = WebFailure(
        status: .contentTooLarge, code: "too_many",
        message: "More than \(filesMax) files are not taken at once. Send them in parts.")
}
