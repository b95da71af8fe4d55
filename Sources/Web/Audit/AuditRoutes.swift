import Domain
import Hummingbird
import Storage

/// `/audit`: as a page, and with `format=csv` the whole filtered list as a file.
struct AuditRoutes: Sendable {
    let services: WebServices
    let templates: Templates
    let assets: AssetStore

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.audit, .get, needs: .readAudit) { request, context in
            let query = AuditQuery(QueryItems(request.uri.query))
            let id = services.workspace
            let workspace = try await services.database.read { try WorkspaceTable.find($0, id) }
            let (filter, problems) = try await query.filter(
                TypedNames(services: services, sight: context.sight),
                timeZone: ViewerZone.current ?? workspace?.timeZone ?? "UTC")
            if query.isTable, problems.isEmpty { return try await table(filter) }
            let reading = try await AuditReading.read(services, query, filter, problems: problems)
            let page = AuditPage(reading, assets: assets, sandboxPage: services.sandboxPage)
            return Response(
                html: templates.render(page, .audit), status: problems.isEmpty ? .ok : .unprocessableContent)
        }
    }

    /// All pages one after the other, in the columns of the API.
    private func table(_ filter: AuditList.Filter) async throws -> Response {
        let (database, workspace) = (services.database, services.workspace)
        @Sendable func page(_ after: AuditKey?) async throws -> (text: String, next: AuditKey?) {
            let request = PageRequest(after: after, limit: PageParameters.limitMax)
            let page = try await database.read { try AuditList.page($0, workspace, filter, request) }
            return (page.items.map { auditAPI.fields.csvLine($0).text }.joined(), page.next)
        }
        let first = try await page(nil)
        let head = CSVLine(auditAPI.fields.map(\.property.name)).text
        return Response(csv: APINoun.audit.rawValue, TableText(first: head + first.text, next: first.next, page: page))
    }
}
