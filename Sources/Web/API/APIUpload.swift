import HTTPTypes
import Hummingbird

/// A body that is a file, read as it comes and never held as a whole.
struct APIUpload: Sendable {
    /// Content types as the description names them.
    var types: [String]
    /// Larger ones are refused.
    var bytesMax: Int
    var meaning: String
}

/// The file of a request.
struct APIUploadBody: Sendable {
    let contentType: String
    private let body: RequestBody
    private let bytesMax: Int

    /// Refuses at once what says that it is too large.
    init(_ request: Request, _ upload: APIUpload) throws(WebFailure) {
        if let told = request.headers[.contentLength].flatMap({ Int($0) }), told > upload.bytesMax {
            throw Self.tooLarge(upload.bytesMax, "Nothing of it was read.")
        }
        contentType = request.headers[.contentType] ?? ""
        body = request.body
        bytesMax = upload.bytesMax
    }

    /// Hands over the file piece by piece.
    func read(_ take: ([UInt8]) async throws -> Void) async throws {
        var size = 0
        for try await buffer in body {
            size += buffer.readableBytes
            if size > bytesMax {
                throw Self.tooLarge(bytesMax, "What came before is taken; taking it again is harmless.")
            }
            try await take(Array(buffer.readableBytesView))
        }
    }

    private static func tooLarge(_ bytesMax: Int, _ state: String) -> WebFailure {
        WebFailure(
            status: .contentTooLarge, code: "too_large",
            message:
                "The file is larger than the \(bytesMax) bytes that are taken here. \(state) Cut it into parts, or "
                + "use “liaison contacts import” on the server, which takes files of any size.")
    }
}
