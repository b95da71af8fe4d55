import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Sync

/// `/links` and what its buttons do.
struct LinksRoutes: Sendable {
    private static let formLimit = 4 * 1024

    let services: WebServices
    let templates: Templates
    let assets: AssetStore

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(SiteURL.links.pattern, method: .get) { request, _ in
            let query = QueryItems(request.uri.query)
            return try await show(tab(query["tab"]), after: query["after"].flatMap { PersonID(text: $0[...]) })
        }
        pages.on(SiteURL.linksSettlement.pattern, method: .post) { request, context in
            try await act(request) { form in
                let person = try person(form)
                guard let contact = form["contact"], !contact.isEmpty else { throw Self.incomplete }
                _ = try await services.links.settle(person, as: ContactID(contact), author: context.author)
            }
        }
        pages.on(SiteURL.linksDismissal.pattern, method: .post) { request, context in
            try await act(request) { form in
                _ = try await services.links.dismiss(try person(form), author: context.author)
            }
        }
        pages.on(SiteURL.linksUnblocking.pattern, method: .post) { request, context in
            try await act(request) { form in
                _ = try await services.links.unblock(try person(form), author: context.author)
            }
        }
        pages.on(SiteURL.linksKind.pattern, method: .post) { request, context in
            try await act(request) { form in
                guard let kind = form["kind"], !kind.isEmpty else { throw Self.incomplete }
                _ = try await services.links.settleAll(ofKind: kind, author: context.author)
            }
        }
    }

    /// Does it and shows the tab it was done on; a refusal is shown there as a sentence.
    private func act(
        _ request: Request, _ work: ([String: String]) async throws -> Void
    ) async throws -> Response {
        let form = try await request.form(upTo: Self.formLimit)
        let tab = tab(form["tab"])
        do {
            try await work(form)
            return Response(status: .seeOther, headers: [.location: LinksPage.link(tab)])
        } catch let refusal as any ExplainedFailure {
            return try await show(tab, notice: refusal.sentence, status: .unprocessableContent)
        }
    }

    private func show(
        _ tab: LinksTab, after: PersonID? = nil, notice: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let reading = try await LinksReading.read(services, tab, after: after)
        let page = LinksPage(reading, notice: notice, assets: assets, sandboxPage: services.sandboxPage)
        return Response(html: templates.render(page, .links), status: status)
    }

    private func tab(_ name: String?) -> LinksTab {
        name.flatMap { LinksTab(rawValue: $0) } ?? .suggestions
    }

    private static let incomplete = WebFailure.bad("incomplete_form", "The form came incomplete. Load the page again.")

    private func person(_ form: [String: String]) throws -> PersonID {
        guard let person = form["person"].flatMap({ PersonID(text: $0[...]) }) else { throw Self.incomplete }
        return person
    }
}
