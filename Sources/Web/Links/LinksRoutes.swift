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
        pages.on(.links, .get, needs: .work) { request, _ in
            let items = QueryItems(request.uri.query)
            let query = LinksQuery(items)
            if items["format"] == "csv" { return try await LinksTable.answer(query.tab, services) }
            return try await show(query)
        }
        addDecisions(to: pages)
        addLinked(to: pages)
    }

    /// What is done with suggestions, conflicts and blocks.
    private func addDecisions(to pages: some RouterMethods<WebContext>) {
        on(.linksSettlement, pages) { form, author in
            _ = try await services.links.settle(try form.personID(), as: try form.contactID(), author: author)
        }
        on(.linksDismissal, pages) { form, author in
            _ = try await services.links.dismiss(try form.personID(), author: author)
        }
        on(.linksReopening, pages) { form, author in
            _ = try await services.links.reopen(try form.personID(), author: author)
        }
        on(.linksUnblocking, pages) { form, author in
            _ = try await services.links.unblock(try form.personID(), author: author)
        }
        on(.linksKind, pages) { form, author in
            guard let kind = form["kind"], !kind.isEmpty else { throw [String: String].incomplete }
            _ = try await services.links.settleAll(ofKind: kind, author: author)
        }
    }

    /// What is done with links that stand.
    private func addLinked(to pages: some RouterMethods<WebContext>) {
        on(.linksUnlinking, pages) { form, author in
            let link: LinkID = try form.rowID("link")
            guard form["restore"] != nil else {
                _ = try await services.links.unlink(link, author: author)
                return
            }
            _ = try await services.links.unlink(link, restoring: try form.rowID("write"), author: author)
        }
        on(.linksRestoration, pages) { form, author in
            _ = try await services.links.restorePhone(try form.rowID("write"), author: author)
        }
        on(.linksPhoneWrite, pages) { form, author in
            _ = try await services.links.writePhone(for: try form.rowID("link"), author: author)
        }
        on(.linksConfirmation, pages) { form, author in
            _ = try await services.links.confirmNumber(of: try form.rowID("link"), author: author)
        }
    }

    /// Does it and shows what was looked at; a refusal is shown there as a sentence.
    private func on(
        _ url: SiteURL, _ pages: some RouterMethods<WebContext>,
        _ work: @escaping @Sendable ([String: String], Author) async throws -> Void
    ) {
        pages.on(url, .post, needs: .changeLinks) { request, context in
            let form = try await request.form(upTo: Self.formLimit)
            // Only the query is taken from the form, so that it leads to no other page.
            let back = LinksQuery(QueryItems(form["back"].flatMap { $0.split(separator: "?").last.map(String.init) }))
            do {
                try await work(form, context.author)
                return Response(status: .seeOther, headers: [.location: back.link(after: back.after)])
            } catch let refusal as any ExplainedFailure {
                return try await show(back, notice: refusal.sentence, status: .unprocessableContent)
            }
        }
    }

    private func show(
        _ query: LinksQuery, notice: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let reading = try await LinksReading.read(services, query)
        let page = LinksPage(reading, notice: notice, assets: assets, sandboxPage: services.sandboxPage)
        return Response(html: templates.render(page, .links), status: status)
    }
}
