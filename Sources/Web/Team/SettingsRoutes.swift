import Domain
import HTTPTypes
import Hummingbird
import Linking
import Storage
import Sync

/// `/settings`: the workspace itself, and the programs that may ask.
struct SettingsRoutes: Sendable {
    private static let formLimit = 16 * 1024

    let services: WebServices
    let membership: Membership
    let templates: Templates
    let assets: AssetStore

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.settings, .get, needs: .manageWorkspace) { request, _ in
            try await show(isSaved: QueryItems(request.uri.query)["saved"] != nil)
        }
        pages.on(.settings, .post, needs: .manageWorkspace) { request, context in
            let form = try await request.form(upTo: Self.formLimit)
            return try await explaining {
                try await save(form, context.author)
                return Response(status: .seeOther, headers: [.location: SiteURL.settings.path + "?saved"])
            }
        }
        pages.on(.settingsTokens, .post, needs: .manageWorkspace) { request, context in
            let form = try await request.form(upTo: Self.formLimit)
            return try await explaining {
                let name = form["name"] ?? ""
                let token = try await membership.makeToken(named: name, author: context.author)
                return try await show(token: SettingsPage.NewToken(name: name, token: token.revealed))
            }
        }
        pages.on(.settingsTokensEnd, .post, needs: .manageWorkspace) { request, context in
            let form = try await request.form(upTo: Self.formLimit)
            return try await explaining {
                try await membership.endToken(named: form["name"] ?? "", author: context.author)
                return Response(status: .seeOther, headers: [.location: SiteURL.settings.path])
            }
        }
    }

    /// Another country has phones read again, so it goes the way of the linking settings.
    private func save(_ form: [String: String], _ author: Author) async throws {
        try await membership.changeWorkspace(
            name: form["name"] ?? "", timeZone: form["time_zone"] ?? "", author: author)
        let region = form["region"].flatMap { Region($0) }
        if region != (try await services.linkSettings.settings()).defaultRegion {
            _ = try await services.linkSettings.change(
                LinkSettingsChange(
                    fuzzy: nil, phoneProperty: nil, defaultRegion: region.map { .chosen($0) } ?? .nothing,
                    furtherProperties: nil, author: author))
        }
    }

    private func explaining(_ work: () async throws -> Response) async throws -> Response {
        do {
            return try await work()
        } catch let refusal as any ExplainedFailure {
            return try await show(notice: refusal.sentence)
        }
    }

    private func show(
        token: SettingsPage.NewToken? = nil, notice: String? = nil, isSaved: Bool = false
    ) async throws -> Response {
        let id = services.workspace
        let workspace = try await services.database.read { try WorkspaceTable.find($0, id) }
        let page = SettingsPage(
            workspace, tokens: try await membership.tokens(), token: token, notice: notice, isSaved: isSaved,
            now: services.clock.now, assets: assets, sandboxPage: services.sandboxPage)
        return Response(
            html: templates.render(page, .settings), status: notice == nil ? .ok : .unprocessableContent)
    }
}
