import Domain
import HTTPTypes
import Hummingbird
import Storage
import Sync

/// `/sidebar?chat=` and what it reads by itself. Its first answer comes from our own database; what HubSpot has now is
/// asked for by the page.
struct SidebarRoutes: Sendable {
    let desk: SidebarDesk

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.sidebar, .get, needs: .work) { request, context in
            try await show(request, context)
        }
        pages.on(.sidebarPart(.who), .get, needs: .work) { request, context in
            try await news(request, context)
        }
        pages.on(.sidebarPart(.contacts), .get, needs: .work) { request, context in
            try await find(request, context)
        }
        pages.on(.sidebarPart(.records), .get, needs: .work) { request, context in
            try await records(request, context)
        }
        addLinks(to: pages)
        addRecords(to: pages)
    }

    private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let reading = try await desk.reading(request, context, isOpening: true)
        var page = desk.page(reading, context)
        if page.decision?.search != nil, !reading.query.text.isEmpty {
            page.decision?.search?.found = try await found(reading)
        }
        if reading.query.isWhole {
            page.records = try await desk.records(of: reading, context)
        }
        return desk.answer(page, request)
    }

    /// Who it is, and the rest only where it rests on something else than what the page shows.
    private func news(_ request: Request, _ context: WebContext) async throws -> Response {
        let items = QueryItems(request.uri.query)
        var page = desk.page(try await desk.reading(request, context), context)
        page.showsDecision = page.decision?.known != items["known"]
        page.showsRecords = (page.contact ?? "") != (items["shown"] ?? "")
        return desk.html(page, .sidebarBody)
    }

    private func find(_ request: Request, _ context: WebContext) async throws -> Response {
        let reading = try await desk.reading(request, context)
        guard request.isFragment else {
            let link = reading.query.link + "&query=\(QueryItems.encoded(reading.query.text))"
            return Response(status: .seeOther, headers: [.location: link])
        }
        var page = desk.page(reading, context)
        page.decision?.search?.found = try await found(reading)
        return desk.html(page, .sidebarFound)
    }

    private func found(_ reading: SidebarReading) async throws -> SidebarPage.Found {
        guard let person = reading.person, !reading.query.text.isEmpty else { return SidebarPage.Found() }
        return SidebarPage.found(try await ByHandReading.read(desk.services, person.id, reading.query.text))
    }

    private func records(_ request: Request, _ context: WebContext) async throws -> Response {
        let reading = try await desk.reading(request, context)
        let part = QueryItems(request.uri.query)["part"].flatMap { RecordListing.Kind(rawValue: $0) }
        guard request.isFragment else {
            return Response(status: .seeOther, headers: [.location: reading.query.wholeLink])
        }
        if let part, let contact = reading.contact {
            return desk.html(try await desk.section(part, of: contact.id, reading, context), .sidebarSection)
        }
        var page = desk.page(reading, context)
        page.records = try await desk.records(of: reading, context)
        return desk.html(page, .sidebarRecords)
    }
}
