import Domain
import Foundation
import Hummingbird

/// `/links/explanation?person=&contact=`: either or both; a person by id or phone, a contact by id or by words.
struct ExplanationRoutes: Sendable {
    let services: WebServices
    let templates: Templates
    let assets: AssetStore

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.linksPart(.explanation), .get, needs: .work) { request, context in
            let query = QueryItems(request.uri.query)
            let reading = try await ExplanationReading.read(
                services, context.sight, person: typed(query["person"]), contact: typed(query["contact"]))
            let page = ExplanationPage(reading, assets: assets, sandboxPage: services.sandboxPage)
            return Response(html: templates.render(page, .explanation))
        }
    }

    private func typed(_ text: String?) -> String {
        String((text ?? "").trimmingCharacters(in: .whitespacesAndNewlines).prefix(200))
    }
}
