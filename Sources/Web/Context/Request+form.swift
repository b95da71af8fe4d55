import Hummingbird
import NIOCore

extension Request {
    /// The fields of a form that a page of ours sent. Throws `WebFailure` if it is larger than `limit` bytes.
    func form(upTo limit: Int) async throws -> [String: String] {
        do {
            let buffer = try await body.collect(upTo: limit)
            return QueryItems(String(buffer: buffer)).dictionary
        } catch is NIOTooManyBytesError {
            throw WebFailure.tooLarge(limit: limit)
        }
    }
}
