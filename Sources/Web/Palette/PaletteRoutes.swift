import Domain
import Foundation
import Hummingbird

/// `/palette?query=`: the lines of the palette, as a fragment.
struct PaletteRoutes: Sendable {
    let services: WebServices
    let templates: Templates

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.palette, .get, needs: .work) { request, context in
            let typed = QueryItems(request.uri.query)["query"] ?? ""
            let text = String(typed.prefix(PaletteReading.textMax)).trimmingCharacters(in: .whitespaces)
            let entries = try await PaletteReading(services: services, text: text).entries(context)
            return Response(html: templates.render(PalettePage(entries), .palette))
        }
    }
}
