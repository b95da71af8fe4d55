import Domain
import Hummingbird
import Storage

/// `/` and the fragment its live updates are made of: the same template, from the same reading.
struct DashboardRoutes: Sendable {
    let reader: DashboardReader
    let templates: Templates
    let assets: AssetStore

    func add(to router: some RouterMethods<WebContext>) {
        router.on(.dashboard, .get, needs: .work) { try await show(.dashboard, $1) }
        router.on(.dashboardFragment, .get, needs: .work) { try await show(.dashboardFragment, $1) }
    }

    private func show(_ template: Templates.Name, _ context: WebContext) async throws -> Response {
        var reading = try await reader.read(context.sight)
        reading.mayChangeLinks = context.may(.changeLinks)
        let page = DashboardPage(reading, assets: assets)
        return Response(html: templates.render(page, template))
    }
}
