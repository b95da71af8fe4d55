import Hummingbird

/// Looks up the API token of a request. Without one, the request ends here.
struct TokenMiddleware: RouterMiddleware {
    let tokenName: @Sendable (_ bearer: String) async throws -> String?
    /// What is told when no token came, and when a wrong one did.
    let missing: WebFailure
    let wrong: WebFailure

    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard let token = Credentials.token(request) else { throw missing }
        guard let name = try await tokenName(token) else { throw wrong }
        var context = context
        context.tokenName = name
        return try await next(request, context)
    }
}
