import Crypto
import Domain
import Foundation

/// Files by media id, with links that die after five minutes. Ids from webhooks live 7 days, from uploads 30 days
/// (Meta, *Media*). Old files make room for new ones.
struct MediaShelf: Sendable {
    static let limit = 2_000
    private static let linkLife: Duration = .seconds(300)

    struct File: Sendable {
        let id: String
        let media: SandboxMedia
        let expires: Timestamp
        let digest: [UInt8]
    }

    private var files: [String: File] = [:]
    private var order: [String] = []
    private let linkSecret: SymmetricKey

    init(linkSecret: String) {
        self.linkSecret = SymmetricKey(data: Data(linkSecret.utf8))
    }

    mutating func add(_ media: SandboxMedia, life: Duration, now: Timestamp, using random: inout SplitMix64) -> File {
        let file = File(
            id: random.digits(16), media: media, expires: now + life, digest: Array(SHA256.hash(data: media.bytes)))
        files[file.id] = file
        order.append(file.id)
        if order.count > Self.limit {
            order.prefix(Self.limit / 10).forEach { files[$0] = nil }
            order.removeFirst(Self.limit / 10)
        }
        return file
    }

    func file(_ id: String, now: Timestamp) -> File? {
        guard let file = files[id], file.expires > now else { return nil }
        return file
    }

    mutating func remove(_ id: String) -> Bool {
        order.removeAll { $0 == id }
        return files.removeValue(forKey: id) != nil
    }

    func link(to id: String, base: String, now: Timestamp) -> String {
        let expiry = (now + Self.linkLife).milliseconds / 1000
        return "\(base)/whatsapp_business/attachments/?mid=\(id)&ext=\(expiry)&hash=\(proof(id, expiry))"
    }

    /// The file behind a link, or `nil` when the link is forged, too old, or its file is gone.
    func file(link query: [String: String], now: Timestamp) -> File? {
        guard let id = query["mid"], let expiry = query["ext"].flatMap(Int64.init),
            query["hash"] == proof(id, expiry), now < Timestamp(seconds: expiry)
        else { return nil }
        return file(id, now: now)
    }

    private func proof(_ id: String, _ expiry: Int64) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(id):\(expiry)".utf8), using: linkSecret)
        return Data(code.prefix(12)).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

extension MediaShelf.File {
    /// The media object inside a webhook's message.
    func object(link: String) -> [String: JSON] {
        [
            "id": .string(id), "mime_type": .string(media.mimeType), "url": .string(link),
            "sha256": .string(Data(digest).base64EncodedString()),
        ]
    }
}
