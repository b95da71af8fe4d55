import Domain
import HTTPTypes
import Hummingbird
import Storage
import Sync

/// `/integrations/hubspot/card` and what its buttons do.
struct CardRoutes: Sendable {
    private static let formLimit = 16 * 1024
    private static let savedQuery = "saved"
    /// The button that has HubSpot asked which fields it has.
    private static let askName = "ask"

    let services: WebServices
    let choices: CardChoices
    let templates: Templates
    let assets: AssetStore

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.hubSpotCard, .get, needs: .changeSync) { request, _ in
            try await show(isSaved: QueryItems(request.uri.query)[Self.savedQuery] != nil)
        }
        pages.on(.hubSpotCard, .post, needs: .changeSync) { request, context in
            let form = try await request.form(upTo: Self.formLimit)
            if form[Self.askName] != nil { return try await ask() }
            return try await save(CardForm(form).fields, context.author)
        }
    }

    /// A field is taken only if HubSpot has it; those that stand already are not asked about again.
    private func save(_ fields: [CardField], _ author: Author) async throws -> Response {
        let workspace = services.workspace
        let known = Set(try await services.database.read { try CardChoices.fields($0, workspace) }.map(\.property))
        let added = fields.map(\.property).filter { !known.contains($0) }
        if !added.isEmpty {
            let catalog = try await catalog()
            if let failure = catalog.failure { return try await show(notice: localizedSentence(failure.sentence)) }
            if let unknown = added.first(where: { catalog.value?[$0] == nil }) {
                return try await show(notice: localized("HubSpot has no field “\(unknown)”. Choose one of the list."))
            }
        }
        try await choices.save(fields, author: author)
        return Response(status: .seeOther, headers: [.location: "\(SiteURL.hubSpotCard.path)?\(Self.savedQuery)"])
    }

    /// What is kept may be an hour old, and a field that was made in HubSpot just now is missing in it.
    private func ask() async throws -> Response {
        let catalog = try await catalog(isFresh: true)
        if let failure = catalog.failure { return try await show(notice: localizedSentence(failure.sentence)) }
        return Response(status: .seeOther, headers: [.location: SiteURL.hubSpotCard.path])
    }

    private func show(notice: String? = nil, isSaved: Bool = false) async throws -> Response {
        let id = services.workspace
        let (workspace, fields) = try await services.database.read { connection in
            (try WorkspaceTable.find(connection, id), try CardChoices.fields(connection, id))
        }
        let page = CardPage(
            fields, try await catalog(), workspace: workspace,
            text: PageText(now: services.clock.now, timeZone: workspace?.timeZone ?? "UTC"), notice: notice,
            isSaved: isSaved, assets: assets,
            sandboxPage: services.sandboxPage)
        return Response(
            html: templates.render(page, .contactCard), status: notice == nil ? .ok : .unprocessableContent)
    }

    private func catalog(isFresh: Bool = false) async throws -> CardPart<PropertyCatalog> {
        guard let records = services.records else { return .failed(.notConnected) }
        return try await CardPart.reading { try await records.properties(isFresh) }
    }
}
