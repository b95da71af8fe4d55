import HTTPTypes
import Hummingbird

/// `/assets/…`
struct AssetRoutes: Sendable {
    let assets: AssetStore

    func add(to router: Router<WebContext>) {
        router.on(SiteURL.asset("{name}").pattern, method: .get) { _, context in
            guard let asset = assets.find(context.parameters.get("name") ?? "") else {
                throw WebFailure.notFound("No file of this name belongs to this version. Load the page again.")
            }
            return Response(
                status: .ok,
                headers: [.contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable"],
                body: ResponseBody(byteBuffer: asset.body))
        }
    }
}
