import Domain
import HTTPTypes
import Hummingbird
import Storage
import Sync

/// `/diagnose?q=`
struct DiagnosisRoutes: Sendable {
    let services: WebServices
    let templates: Templates
    let assets: AssetStore

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.diagnosis, .get, needs: .work) { request, context in
            let text = QueryItems(request.uri.query)[DiagnosisPage.queryName] ?? ""
            let answer = text.isEmpty ? nil : try await services.diagnoser.ask(text, context.sight)
            let workspace = services.workspace
            let page = DiagnosisPage(
                answer, text: text,
                workspace: try await services.database.read { try WorkspaceTable.find($0, workspace) },
                now: services.clock.now, assets: assets, sandboxPage: services.sandboxPage)
            return Response(html: templates.render(page, .diagnosis))
        }
    }
}
