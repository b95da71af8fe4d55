import Domain
import HTTPTypes
import Hummingbird
import Storage
import Sync

/// What all handlers of the sidebar share: who is meant, and how it is answered.
struct SidebarDesk: Sendable {
    static let formLimit = 160 * 1024

    let services: WebServices
    let templates: Templates
    let assets: AssetStore

    func reading(
        _ request: Request, _ context: WebContext, isOpening: Bool = false
    ) async throws -> SidebarReading {
        let query = try SidebarQuery(QueryItems(request.uri.query))
        return try await SidebarReading.read(services, query, context, isOpening: isOpening)
    }

    func page(_ reading: SidebarReading, _ context: WebContext) -> SidebarPage {
        SidebarPage(reading, context, assets: assets, sandboxPage: services.sandboxPage)
    }

    /// The whole page, or for htmx the sidebar alone.
    func answer(_ page: SidebarPage, _ request: Request, status: HTTPResponse.Status = .ok) -> Response {
        html(page, request.isFragment ? .sidebarBody : .sidebar, status)
    }

    func html(
        _ page: some Sendable, _ template: Templates.Name, _ status: HTTPResponse.Status = .ok
    ) -> Response {
        var response = Response(html: templates.render(page, template), status: status)
        response.headers[.vary] = "HX-Request"
        return response
    }

    /// What was asked for is done: htmx gets the sidebar as it is now, a browser goes back to it.
    func done(
        _ request: Request, _ context: WebContext, _ sentence: String? = nil
    ) async throws -> Response {
        let query = try SidebarQuery(QueryItems(request.uri.query))
        guard request.isFragment else { return Response(status: .seeOther, headers: [.location: query.link]) }
        var page = page(try await SidebarReading.read(services, query, context), context)
        page.notice = sentence.map { SidebarPage.Notice(sentence: $0, isRefusal: false) }
        return answer(page, request)
    }

    /// The sidebar as it is now, with why something was not done.
    func refused(
        _ request: Request, _ context: WebContext, _ sentence: String,
        _ change: (inout SidebarPage) -> Void = { _ in }
    ) async throws -> Response {
        var page = page(try await reading(request, context), context)
        page.notice = SidebarPage.Notice(sentence: sentence, isRefusal: true)
        change(&page)
        return answer(page, request, status: .unprocessableContent)
    }
}
