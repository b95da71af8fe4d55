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
        pages.on(.links, .get, needs: .work) { request, context in
            let items = QueryItems(request.uri.query)
            let query = LinksQuery(items)
            if items["format"] == "csv" { return try await LinksTable.answer(query.tab, services, context.sight) }
            return try await show(query, context)
        }
        addDecisions(to: pages)
        addKind(to: pages)
        addLinked(to: pages)
    }

    /// What is done with suggestions, conflicts and blocks.
    private func addDecisions(to pages: some RouterMethods<WebContext>) {
        on(.linksPart(.settlement), pages) { form, author in
            _ = try await services.links.settle(try form.personID(), as: try form.contactID(), author: author)
        }
        on(.linksPart(.dismissal), pages) { form, author in
            _ = try await services.links.dismiss(try form.personID(), author: author)
        }
        on(.linksPart(.reopening), pages) { form, author in
            _ = try await services.links.reopen(try form.personID(), author: author)
        }
        on(.linksPart(.unblocking), pages) { form, author in
            _ = try await services.links.unblock(try form.personID(), author: author)
        }
    }

    /// Settles all of one kind, as far as whoever asks sees them.
    private func addKind(to pages: some RouterMethods<WebContext>) {
        pages.on(.linksPart(.kind), .post, needs: .changeLinks) { request, context in
            try await act(request, context) { form, author in
                guard let kind = form["kind"], !kind.isEmpty else { throw [String: String].incomplete }
                _ = try await services.links.settleAll(ofKind: kind, context.sight, author: author)
            }
        }
    }

    /// What is done with links that stand.
    private func addLinked(to pages: some RouterMethods<WebContext>) {
        on(.linksPart(.unlinking), pages) { form, author in
            let link: LinkID = try form.rowID("link")
            guard form["restore"] != nil else {
                _ = try await services.links.unlink(link, author: author)
                return
            }
            _ = try await services.links.unlink(link, restoring: try form.rowID("write"), author: author)
        }
        on(.linksPart(.restoration), pages) { form, author in
            _ = try await services.links.restorePhone(try form.rowID("write"), author: author)
        }
        on(.linksPart(.phoneWrite), pages) { form, author in
            _ = try await services.links.writePhone(for: try form.rowID("link"), author: author)
        }
        on(.linksPart(.confirmation), pages) { form, author in
            _ = try await services.links.confirmNumber(of: try form.rowID("link"), author: author)
        }
    }

    private func on(
        _ url: SiteURL, _ pages: some RouterMethods<WebContext>,
        _ work: @escaping @Sendable ([String: String], Author) async throws -> Void
    ) {
        pages.on(url, .post, needs: .changeLinks) { try await act($0, $1, work) }
    }

    /// Does it and shows what was looked at; a refusal is shown there as a sentence.
    private func act(
        _ request: Request, _ context: WebContext, _ work: ([String: String], Author) async throws -> Void
    ) async throws -> Response {
        let form = try await request.form(upTo: Self.formLimit)
        try await FormSight(services: services).require(form, context)
        // Only the query is taken from the form, so that it leads to no other page.
        let back = LinksQuery(QueryItems(form["back"].flatMap { $0.split(separator: "?").last.map(String.init) }))
        do {
            try await work(form, context.author)
            return Response(status: .seeOther, headers: [.location: back.link(after: back.after)])
        } catch let refusal as any ExplainedFailure {
            let notice = try await services.words(of: refusal)
            return try await show(back, context, notice: notice, status: .unprocessableContent)
        }
    }

    private func show(
        _ query: LinksQuery, _ context: WebContext, notice: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let reading = try await LinksReading.read(services, query, context.sight)
        if query.tab == .preview { try await notePreview() }
        let page = LinksPage(reading, notice: notice, assets: assets, sandboxPage: services.sandboxPage)
        return Response(html: templates.render(page, .links), status: status)
    }

    /// A step of setting up.
    private func notePreview() async throws {
        let (workspace, now) = (services.workspace, services.clock.now)
        let isNoted = try await services.database.read { try WorkspaceTable.previewedAt($0, workspace) != nil }
        if isNoted { return }
        try await services.database.write { try WorkspaceTable.notePreview($0, workspace, at: now) }
    }
}
