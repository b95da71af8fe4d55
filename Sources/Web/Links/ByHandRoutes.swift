import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Sync

/// `/links/by-hand`: search a contact for somebody, see what the phone in HubSpot becomes, link; or make a contact.
struct ByHandRoutes: Sendable {
    private static let formLimit = 8 * 1024

    let services: WebServices
    let templates: Templates
    let assets: AssetStore

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.linksPart(.byHand), .get, needs: .changeLinks) { request, context in
            let query = QueryItems(request.uri.query)
            guard let person = query["person"].flatMap({ PersonID(text: $0[...]) }) else {
                throw WebFailure.notFound("Say whom you mean: open this page from the list of people without a link.")
            }
            try await FormSight(services: services).require(["person": "\(person)"], context)
            return try await show(person, text: query["query"] ?? "")
        }
        pages.on(.linksPart(.byHand), .post, needs: .changeLinks) { request, context in
            let form = try await request.form(upTo: Self.formLimit)
            try await FormSight(services: services).require(form, context)
            let (person, contact) = (try form.personID(), try form.contactID())
            let asked = LinkRequest(
                person: person, contact: contact, replaces: form["replaces"].flatMap { LinkID(text: $0[...]) },
                keepsPhone: form["keep_phone"] != nil, author: context.author)
            return try await act(person, text: form["query"] ?? "") { _ = try await services.links.link(asked) }
        }
        pages.on(.linksPart(.creation), .post, needs: .changeLinks) { request, context in
            try context.require(.writeRecords)
            let form = try await request.form(upTo: Self.formLimit)
            try await FormSight(services: services).require(form, context)
            let person = try form.personID()
            let draft = ByHandPage.Draft(form)
            return try await act(person, text: form["query"] ?? "", draft: draft) {
                _ = try await services.links.createContact(
                    of: person, draft.contact, RecordRequest(author: context.author))
            }
        }
    }

    /// Does it and shows the link; a refusal is shown where it was tried.
    private func act(
        _ person: PersonID, text: String, draft: ByHandPage.Draft? = nil, _ work: () async throws -> Void
    ) async throws -> Response {
        do {
            try await work()
            var linked = LinksQuery(tab: .linked)
            linked.person = person
            return Response(status: .seeOther, headers: [.location: linked.link])
        } catch let refusal as any ExplainedFailure {
            return try await show(person, text: text, draft: draft, notice: try await services.words(of: refusal))
        }
    }

    private func show(
        _ person: PersonID, text: String, draft: ByHandPage.Draft? = nil, notice: String? = nil
    ) async throws -> Response {
        let typed = String(text.trimmingCharacters(in: .whitespacesAndNewlines).prefix(LinksQuery.textMax))
        do {
            let reading = try await ByHandReading.read(services, person, typed)
            let page = ByHandPage(
                reading, notice: notice, draft: draft, assets: assets, sandboxPage: services.sandboxPage)
            return Response(
                html: templates.render(page, .byHand), status: notice == nil ? .ok : .unprocessableContent)
        } catch let refusal as LinkRefusal {
            throw WebFailure.notFound(try await services.words(of: refusal))
        }
    }
}

extension ByHandPage.Draft {
    init(_ form: [String: String]) {
        func text(_ name: String) -> String {
            (form[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        }
        self.init(firstName: text("first_name"), lastName: text("last_name"), email: text("email"))
    }

    var contact: ContactDraft {
        ContactDraft(
            firstName: firstName.isEmpty ? nil : firstName, lastName: lastName.isEmpty ? nil : lastName,
            email: email.isEmpty ? nil : email)
    }
}
