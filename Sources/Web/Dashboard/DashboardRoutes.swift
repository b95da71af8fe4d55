import Hummingbird

/// `/` and the fragment its live updates are made of: the same template, from the same reading.
struct DashboardRoutes: Sendable {
    let reader: DashboardReader
    let templates: Templates
    let assets: AssetStore

    func add(to router: some RouterMethods<WebContext>) {
        router.on(SiteURL.dashboard.pattern, method: .get) { _, _ in try await show(.dashboard) }
        router.on(SiteURL.dashboardFragment.pattern, method: .get) { _, _ in try await show(.dashboardFragment) }
    }

    private func show(_ template: Templates.Name) async throws -> Response {
        let page = DashboardPage(try await reader.read(), assets: assets)
        return Response(html: templates.render(page, template))
    }
}
