import Domain
import HTTPTypes
import Hummingbird
import Storage
import Sync

/// `/integrations/hubspot/linking` and what its button does.
struct LinkingRoutes: Sendable {
    private static let formLimit = 16 * 1024
    private static let savedQuery = "saved"

    let services: WebServices
    let templates: Templates
    let assets: AssetStore

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.hubSpotLinking, .get, needs: .changeSync) { request, _ in
            try await show(isSaved: QueryItems(request.uri.query)[Self.savedQuery] != nil)
        }
        pages.on(.hubSpotLinking, .post, needs: .changeSync) { request, context in
            try await save(try LinkingForm(try await request.form(upTo: Self.formLimit)), context.author)
        }
    }

    private func save(_ form: LinkingForm, _ author: Author) async throws -> Response {
        do {
            _ = try await services.linkSettings.change(form.change(author: author))
            return Response(
                status: .seeOther, headers: [.location: "\(SiteURL.hubSpotLinking.path)?\(Self.savedQuery)"])
        } catch let refusal as any ExplainedFailure {
            return try await show(form.after, notice: refusal.sentence, status: .unprocessableContent)
        }
    }

    /// - Parameter shown: what somebody filled in, where it was not taken.
    private func show(
        _ shown: LinkSettings? = nil, notice: String? = nil, isSaved: Bool = false, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let id = services.workspace
        let workspace = try await services.database.read { try WorkspaceTable.find($0, id) }
        let settings = try await services.linkSettings.status()
        let reading = LinkingReading(
            now: services.clock.now, workspace: workspace, status: settings, shown: shown ?? settings.settings,
            fields: await fields(), labels: await labels(), sandboxPage: services.sandboxPage)
        let page = LinkingPage(reading, notice: notice, isSaved: isSaved, assets: assets)
        return Response(html: templates.render(page, .linking), status: status)
    }

    /// Without HubSpot the page shows the rest.
    private func fields() async -> Result<[PropertyDefinition], any Error> {
        do {
            return .success(try await services.linkSettings.furtherProperties())
        } catch {
            return .failure(error)
        }
    }

    private func labels() async -> [String: String] {
        (try? await services.linkSettings.phoneLabels()) ?? [:]
    }
}
