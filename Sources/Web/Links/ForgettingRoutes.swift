import Domain
import Foundation
import Hummingbird
import Sync

/// `/links/forgetting?person=`: what is stored about somebody is erased, once an admin has said twice that they mean
/// it.
struct ForgettingRoutes: Sendable {
    private static let formLimit = 4 * 1024

    let services: WebServices
    let templates: Templates
    let assets: AssetStore

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.linksPart(.forgetting), .get, needs: .manageWorkspace) { request, _ in
            guard let person = QueryItems(request.uri.query)["person"].flatMap({ PersonID(text: $0[...]) }) else {
                throw WebFailure.notFound("Say whom you mean: open this page from the explanation of a person.")
            }
            return try await show(person)
        }
        pages.on(.linksPart(.forgetting), .post, needs: .manageWorkspace) { request, context in
            let form = try await request.form(upTo: Self.formLimit)
            let person = try form.personID()
            guard form["certain"] != nil else {
                return try await show(person, notice: localized("Tick that you know that it cannot be undone."))
            }
            do {
                try await services.links.forget(
                    person, erasesContact: form["contact"] != nil, author: context.author)
            } catch let refusal as any ExplainedFailure {
                return try await show(person, notice: try await services.words(of: refusal))
            }
            return Response(status: .seeOther, headers: [.location: ForgettingPage.link(person)])
        }
    }

    private func show(_ person: PersonID, notice: String? = nil) async throws -> Response {
        guard let reading = try await ForgettingReading.read(services, person) else {
            throw WebFailure.notFound("Nobody is at this address.")
        }
        let page = ForgettingPage(reading, notice: notice, assets: assets, sandboxPage: services.sandboxPage)
        return Response(html: templates.render(page, .forgetting), status: notice == nil ? .ok : .unprocessableContent)
    }
}
