import Crypto
import Foundation

/// `multipart/form-data` of RFC 7578: texts, then one file.
struct MultipartBody: Sendable, Equatable {
    var texts: [(name: String, value: String)]
    var fileName: String
    var fileType: String
    var file: Data

    static func == (left: MultipartBody, right: MultipartBody) -> Bool {
        left.encoded == right.encoded
    }

    var contentType: String { "multipart/form-data; boundary=\(boundary)" }

    /// From the content, so that equal uploads are equal bytes: nobody can write a file that holds its own digest.
    private var boundary: String {
        let digest = SHA256.hash(data: file).prefix(16)
        return "liaison-" + digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    var encoded: Data {
        let boundary = boundary
        var body = Data(capacity: file.count + 4096)
        for text in texts {
            body += Data("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(text.name)\"\r\n\r\n".utf8)
            body += Data("\(text.value)\r\n".utf8)
        }
        body += Data("--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; ".utf8)
        body += Data("filename=\"\(fileName)\"\r\nContent-Type: \(fileType)\r\n\r\n".utf8)
        body += file
        body += Data("\r\n--\(boundary)--\r\n".utf8)
        return body
    }
}
