import Domain
import HTTPTypes
import Hummingbird
import Linking
import Storage
import Sync

/// `/settings`: the workspace itself, and the programs that may ask.
struct SettingsRoutes: Sendable {
    private static let formLimit = 16 * 1024
    private static let mailsShown = 8

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
        addMail(to: pages)
    }

    private func addMail(to pages: some RouterMethods<WebContext>) {
        pages.on(.settingsTestMail, .post, needs: .manageWorkspace) { _, context in
            try await explaining {
                try await membership.sendTestMail(
                    to: try context.requireMember(), language: Language.current.rawValue)
                return Response(status: .seeOther, headers: [.location: SiteURL.settings.path + "#mail"])
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
        let (workspace, mails) = try await services.database.read { connection in
            (
                try WorkspaceTable.find(connection, id),
                try MailTable.newest(connection, id, limit: Self.mailsShown)
            )
        }
        let page = SettingsPage(
            workspace, tokens: try await membership.tokens(), token: token, notice: notice, isSaved: isSaved,
            mail: (membership.sendsMail ? services.mail : nil, mails), now: services.clock.now, assets: assets,
            sandboxPage: services.sandboxPage)
        return Response(
            html: templates.render(page, .settings), status: notice == nil ? .ok : .unprocessableContent)
    }
}
