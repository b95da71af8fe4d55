import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Puts the endpoints of the table on the router, behind the token.
struct APIRoutes: Sendable {
    let services: WebServices

    func add(to router: Router<WebContext>) {
        let open = router.group()
        let guarded = router.group()
            .add(
                middleware: TokenMiddleware(
                    tokenName: services.tokenName, missing: .missingToken, wrong: .wrongToken)
            )
            .group(context: TokenContext.self)
        for endpoint in APITable.endpoints {
            if endpoint.needsToken {
                guarded.on(endpoint.url.pattern, method: endpoint.method) { request, context in
                    try await respond(endpoint, request, id: context.parameters.get("id"), context.author)
                }
            } else {
                open.on(endpoint.url.pattern, method: endpoint.method) { request, context in
                    try await respond(endpoint, request, id: context.parameters.get("id"), nil)
                }
            }
        }
    }

    private func respond(
        _ endpoint: APIEndpoint, _ request: Request, id: String?, _ author: Author?
    ) async throws -> Response {
        let asked = APIRequest(
            services: services, query: QueryItems(request.uri.query), id: id.map { $0.removingPercentEncoding ?? $0 },
            body: endpoint.body == nil ? Data() : try await collect(request),
            upload: try endpoint.upload.map { upload throws(WebFailure) in try APIUploadBody(request, upload) },
            idempotencyKey: HTTPField.Name("Idempotency-Key").flatMap { request.headers[$0] }, author: author)
        if let table = endpoint.table, try TableFormat.wants(request, asked.query) { return try await table(asked) }
        if let file = endpoint.file { return try await file(asked, request.headers) }
        return Response(json: try await endpoint.respond(asked))
    }

    private func collect(_ request: Request) async throws -> Data {
        do {
            let buffer = try await request.body.collect(upTo: APIRequest.bodyLimit)
            return buffer.withUnsafeReadableBytes { Data($0) }
        } catch is NIOTooManyBytesError {
            throw WebFailure.tooLarge(limit: APIRequest.bodyLimit)
        }
    }
}
