import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Storage

/// `/integrations/hubspot` and what its buttons do.
struct HubSpotRoutes: Sendable {
    /// Tokens are some hundred characters; HubSpot sets no limit.
    static let formLimit = 16 * 1024
    static let cookieName = "liaison_hubspot"
    /// As long as the ticket that it belongs to.
    private static let cookieSeconds = 900

    let services: WebServices
    let actions: HubSpotActions
    let templates: Templates
    let assets: AssetStore

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.hubSpot, .get, needs: .manageConnections) { _, _ in try await show() }
        pages.on(.hubSpotAuthorization, .get, needs: .manageConnections) { _, _ in
            try await explaining {
                let (url, cookie) = try await actions.authorize()
                return leave(to: url, cookie: cookie.revealed)
            }
        }
        pages.on(.hubSpotCallback, .get, needs: .manageConnections) { request, context in
            try await explaining {
                let query = QueryItems(request.uri.query).dictionary
                _ = try await actions.finish(query, cookie(request), context.author)
                return leave(to: SiteURL.hubSpot.path, cookie: "")
            }
        }
        pages.on(.hubSpotToken, .post, needs: .manageConnections) { request, context in
            let form = try await request.form(upTo: Self.formLimit)
            return try await explaining { try await paste(form, context.author) }
        }
        pages.on(.hubSpotCheck, .post, needs: .manageConnections) { request, _ in
            _ = try await request.form(upTo: Self.formLimit)
            return try await explaining {
                try await actions.check()
                return back()
            }
        }
        pages.on(.hubSpotDisconnection, .post, needs: .manageConnections) { request, context in
            _ = try await request.form(upTo: Self.formLimit)
            return try await explaining {
                try await actions.disconnect(context.author)
                return back()
            }
        }
    }

    private func paste(_ form: [String: String], _ author: Author) async throws -> Response {
        let token = (form["token"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        let secret = (form["client_secret"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        if token.isEmpty { return try await show(localized("Paste the token first."), status: .unprocessableContent) }
        _ = try await actions.connect(Secret(token), secret.isEmpty ? nil : Secret(secret), author)
        return back()
    }

    /// What a person can act on is shown on the page it happened on.
    private func explaining(_ work: () async throws -> Response) async throws -> Response {
        do {
            return try await work()
        } catch let failure as any ExplainedFailure {
            return try await show(failure.sentence, status: .unprocessableContent)
        }
    }

    private func show(_ notice: String? = nil, status: HTTPResponse.Status = .ok) async throws -> Response {
        let (workspace, now) = (services.workspace, services.clock.now)
        let found = try await services.database.read { connection in
            (
                try HubSpotAccountTable.find(connection, workspace), try WorkspaceTable.find(connection, workspace),
                try WorkspaceTotals.read(connection, workspace),
                try HubSpotAccountTable.clientSecrets(connection).contains { $0.workspace == workspace }
            )
        }
        let reading = HubSpotReading(
            now: now, row: found.0, workspace: found.1, contacts: found.2.contacts,
            limits: try await actions.limits(),
            hearsWebhooks: found.3, canAuthorize: actions.canAuthorize,
            webhookURL: services.publicURL + SiteURL.hubSpotWebhook.path, sandboxPage: services.sandboxPage)
        let page = HubSpotPage(reading, notice: notice, assets: assets)
        return Response(html: templates.render(page, .hubSpot), status: status)
    }

    private func back() -> Response {
        Response(status: .seeOther, headers: [.location: SiteURL.hubSpot.path])
    }

    private func cookie(_ request: Request) -> Secret? {
        let pairs = (request.headers[.cookie] ?? "").split(separator: ";")
        let found = pairs.map { $0.trimmingCharacters(in: .whitespaces) }.first { $0.hasPrefix(Self.cookieName + "=") }
        return found.map { Secret(String($0.dropFirst(Self.cookieName.count + 1))) }
    }

    /// Lax, because HubSpot sends the browser back from another site.
    private func leave(to url: String, cookie: String) -> Response {
        let isSecure = services.publicURL.hasPrefix("https://")
        let seconds = cookie.isEmpty ? 0 : Self.cookieSeconds
        let attributes = ["Path=\(SiteURL.hubSpotCallback.path)", "Max-Age=\(seconds)", "HttpOnly", "SameSite=Lax"]
        let text = (["\(Self.cookieName)=\(cookie)"] + attributes + (isSecure ? ["Secure"] : []))
            .joined(separator: "; ")
        return Response(status: .seeOther, headers: [.location: url, .setCookie: text])
    }
}
