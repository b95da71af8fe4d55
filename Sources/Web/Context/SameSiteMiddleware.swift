import HTTPTypes
import Hummingbird

/// Another site may not press our buttons: a browser says where a form was, and it must be here. Programs, which say
/// nothing, send no form by accident.
struct SameSiteMiddleware: RouterMiddleware {
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        if request.method != .get, request.method != .head, !isOurs(request) {
            throw WebFailure(
                status: .forbidden, code: "another_site",
                message: "This form came from another site, so nothing was done. Open the page here and try again.")
        }
        return try await next(request, context)
    }

    private func isOurs(_ request: Request) -> Bool {
        if let site = request.headers[.secFetchSite] { return site == "same-origin" || site == "none" }
        guard let origin = request.headers[.origin] else { return true }
        guard let host = request.head.authority ?? request.headers[.init("Host")!] else { return false }
        return origin == "https://\(host)" || origin == "http://\(host)"
    }
}

extension HTTPField.Name {
    fileprivate static let secFetchSite = Self("Sec-Fetch-Site")!
}
