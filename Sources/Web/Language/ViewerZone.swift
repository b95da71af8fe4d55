import Foundation
import HTTPTypes
import Hummingbird

/// The time zone of whoever looks, as their browser named it in a cookie. Pages write times in it; where it is not
/// known, in the workspace's.
enum ViewerZone {
    @TaskLocal static var current: String?

    private static let cookie = "zone"
    private static let signs = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/")

    /// `nil` where the request names none that exists.
    static func named(by request: Request) -> String? {
        request.cookies[cookie]?.value.removingPercentEncoding.flatMap(known)
    }

    /// The name of a zone that exists, as somebody's browser or form tells it.
    static func known(_ name: String) -> String? {
        guard name.count <= 64, name.allSatisfy({ signs.contains($0) }), TimeZone(identifier: name) != nil
        else { return nil }
        return name
    }
}

/// Everything behind it is written in the viewer's zone.
struct ViewerZoneMiddleware: RouterMiddleware {
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        try await ViewerZone.$current.withValue(ViewerZone.named(by: request)) { try await next(request, context) }
    }
}
