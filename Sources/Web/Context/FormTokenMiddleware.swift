import HTTPTypes
import Hummingbird
import NIOCore

/// Whatever changes something must carry the token of the session it is done in: as a field of the form, as a header
/// where htmx sends it, or in the address of a form with files, which is not read before it is handed on.
struct FormTokenMiddleware: RouterMiddleware {
    static let field = "csrf"
    /// Of a form without files. No page of ours sends half of it.
    static let formBytesMax = 256 * 1024

    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard request.method != .get, request.method != .head, let viewer = Viewer.current else {
            return try await next(request, context)
        }
        var request = request
        guard try await token(&request).map({ isSame($0, viewer.formToken) }) ?? false else {
            throw WebFailure.anotherSession
        }
        return try await next(request, context)
    }

    private func token(_ request: inout Request) async throws -> String? {
        if let header = request.headers[.csrfToken] { return header }
        if let query = QueryItems(request.uri.query)[Self.field] { return query }
        if request.headers[.contentType]?.lowercased().hasPrefix("multipart/") ?? false { return nil }
        do {
            let buffer = try await request.body.collect(upTo: Self.formBytesMax)
            request.body = RequestBody(buffer: buffer)
            return QueryItems(String(buffer: buffer))[Self.field]
        } catch is NIOTooManyBytesError {
            throw WebFailure.tooLarge(limit: Self.formBytesMax)
        }
    }

    /// In constant time.
    private func isSame(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Array(one.utf8), Array(other.utf8))
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension HTTPField.Name {
    static let csrfToken = Self("X-CSRF-Token")!
}
