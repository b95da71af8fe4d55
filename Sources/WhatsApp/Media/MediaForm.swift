import Crypto
import Foundation

/// The `multipart/form-data` of an upload (RFC 7578): two texts and one file.
struct MediaForm: Sendable {
    private let body: Data
    private let boundary: String

    /// - Parameters:
    ///   - type: `type/subtype`, which Meta compares with what the file holds.
    ///   - name: for Meta's own records; whatever would break the header is replaced.
    init(_ file: Data, type: String, name: String) {
        let digest = SHA256.hash(data: file).prefix(16)
        // From the content, so that equal uploads are equal bytes: nobody can write a file that holds its own digest.
        let boundary = "liaison-" + digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        self.boundary = boundary
        func text(_ name: String, _ value: String) -> Data {
            Data("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        let head =
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(Self.safe(name))\"\r\n"
            + "Content-Type: \(Self.safe(type))\r\n\r\n"
        body =
            text("messaging_product", "whatsapp") + text("type", Self.safe(type)) + Data(head.utf8) + file
            + Data("\r\n--\(boundary)--\r\n".utf8)
    }

    var contentType: String { "multipart/form-data; boundary=\(boundary)" }
    var encoded: Data { body }

    private static func safe(_ text: String) -> String {
        String(text.map { $0 == "\"" || $0 == "\\" || $0.isNewline || !$0.isASCII ? "-" : $0 }.prefix(200))
    }
}
