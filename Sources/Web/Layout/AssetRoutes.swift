import HTTPTypes
import Hummingbird

/// `/assets/…`
struct AssetRoutes: Sendable {
    let assets: AssetStore

    func add(to router: Router<WebContext>) {
        router.on(SiteURL.asset("{name}").pattern, method: .get) { request, context in
            guard let asset = assets.find(context.parameters.get("name") ?? "") else {
                throw WebFailure.notFound("No file of this name belongs to this version. Load the page again.")
            }
            var headers: HTTPFields = [
                .contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable",
                .vary: "Accept-Encoding",
            ]
            guard let packed = asset.packed, takesGzip(request) else {
                return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: asset.body))
            }
            headers[.contentEncoding] = "gzip"
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: packed))
        }
    }

    private func takesGzip(_ request: Request) -> Bool {
        (request.headers[.acceptEncoding] ?? "").split(separator: ",").contains { coding in
            let parts = coding.split(separator: ";").map { $0.filter { $0 != " " } }
            return parts.first == "gzip" && !parts.dropFirst().contains { $0 == "q=0" }
        }
    }
}
