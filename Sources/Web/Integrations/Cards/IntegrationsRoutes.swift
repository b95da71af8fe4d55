import Domain
import HTTPTypes
import Hummingbird

/// `/integrations`
struct IntegrationsRoutes: Sendable {
    let services: WebServices
    let figures: FigureReader
    let templates: Templates
    let assets: AssetStore

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.integrations, .get, needs: .work) { _, _ in
            let reading = try await IntegrationsReading(services, totals: try await figures.read().totals)
            return Response(html: templates.render(IntegrationsPage(reading, assets: assets), .integrations))
        }
    }
}
