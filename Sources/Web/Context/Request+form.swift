import Hummingbird
import NIOCore

extension Request {
    /// The fields of a form that a page of ours sent. Throws `WebFailure` if it is larger than `limit` bytes.
    func form(upTo limit: Int) async throws -> [String: String] {
        try await items(upTo: limit).dictionary
    }

    /// The same where a field may come several times.
    func items(upTo limit: Int) async throws -> QueryItems {
        do {
            return QueryItems(String(buffer: try await body.collect(upTo: limit)))
        } catch is NIOTooManyBytesError {
            throw WebFailure.tooLarge(limit: limit)
        }
    }
}
