import Domain
import HTTPTypes
import Hummingbird
import Storage
import Sync

/// `/links/import`: a vCard or CSV file with WhatsApp contacts. The file is read as it comes, and taking it again
/// changes nothing, so the answer is the page itself: loading it again does no harm.
struct BookImportRoutes: Sendable {
    let services: WebServices
    let templates: Templates
    let assets: AssetStore

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.linksPart(.bookImport), .get, needs: .changeLinks) { _, _ in try await show() }
        pages.on(.linksPart(.bookImport), .post, needs: .changeLinks) { request, context in
            guard let imports = services.contactImports else {
                return try await show(notice: localized("This server takes no address books."))
            }
            var upload = BookUpload(imports, author: context.author)
            do {
                try await upload.read(request)
                return try await show(upload)
            } catch let refusal as ContactImportRefusal {
                return try await show(upload, notice: refusal.sentence)
            } catch let refusal as BookUpload.Refusal {
                return try await show(upload, notice: refusal.sentence)
            }
        }
    }

    private func show(_ upload: BookUpload? = nil, notice: String? = nil) async throws -> Response {
        let id = services.workspace
        let (workspace, accounts) = try await services.database.read { connection in
            (
                try WorkspaceTable.find(connection, id),
                try WhatsAppAccountTable.all(connection).filter { $0.workspace == id }.map(\.account)
            )
        }
        let page = BookImportPage(
            workspace: workspace, accounts: accounts, chosen: upload?.account, notice: notice,
            outcome: upload?.report.map { BookImportPage.Outcome($0, of: upload?.fileName ?? "") },
            bytesMax: BookUpload.bytesMax, assets: assets, sandboxPage: services.sandboxPage)
        return Response(
            html: templates.render(page, .bookImport), status: notice == nil ? .ok : .unprocessableContent)
    }
}
