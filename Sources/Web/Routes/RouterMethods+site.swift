import Domain
import HTTPTypes
import Hummingbird

extension RouterMethods where Context == WebContext {
    /// Puts a page, or what one of its buttons does, on the router: whoever may not is told so before anything is read.
    func on(
        _ url: SiteURL, _ method: HTTPRequest.Method, needs permission: Permission,
        use work: @escaping @Sendable (Request, WebContext) async throws -> Response
    ) {
        on(url.pattern, method: method) { request, context in
            try context.require(permission)
            return try await work(request, context)
        }
    }
}
