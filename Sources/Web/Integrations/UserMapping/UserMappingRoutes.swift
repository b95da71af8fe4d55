import Domain
import HTTPTypes
import Hummingbird
import Storage
import Sync

/// `/integrations/hubspot/user-mapping` and what its buttons do.
struct UserMappingRoutes: Sendable {
    private static let formLimit = 16 * 1024

    let services: WebServices
    let actions: UserMappingActions
    let templates: Templates
    let assets: AssetStore

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.hubSpotUsers, .get, needs: .work) { request, context in
            try await show(UserMappingQuery(QueryItems(request.uri.query)), context)
        }
        pages.on(.hubSpotUsers, .post, needs: .mapUsers) { request, context in
            let form = try await request.form(upTo: Self.formLimit)
            let (number, reach) = try Self.place(form)
            guard let owner = form["owner"], !owner.isEmpty else { throw Self.incomplete }
            return try await explaining(context, number) {
                _ = try await services.assign(
                    MappingChange(number: number, owner: OwnerID(owner), reach: reach, author: context.author))
            }
        }
        pages.on(.hubSpotUsersRemoval, .post, needs: .mapUsers) { request, context in
            let (number, reach) = try Self.place(try await request.form(upTo: Self.formLimit))
            return try await explaining(context, number) {
                try await actions.end(MappingEnd(number: number, reach: reach, author: context.author))
            }
        }
        pages.on(.hubSpotUsersReading, .post, needs: .mapUsers) { request, context in
            _ = try await request.form(upTo: Self.formLimit)
            return try await readAgain(context)
        }
    }

    /// Maps or removes, where HubSpot does not say that whoever asks is no super admin there.
    private func explaining(
        _ context: WebContext, _ number: BusinessNumberID, _ work: () async throws -> Void
    ) async throws -> Response {
        let reading = try await reading(UserMappingQuery(), context)
        guard reading.right.allows else { return show(reading, UserMappingPage.right(reading).1) }
        do {
            try await work()
        } catch let refusal as MappingRefusal {
            return show(reading, localizedSentence(refusal.sentence))
        }
        return Response(status: .seeOther, headers: [.location: UserMappingQuery.done(number)])
    }

    private func readAgain(_ context: WebContext) async throws -> Response {
        do {
            try await actions.readOwners()
            _ = await actions.staff(true)
        } catch let failure as any ExplainedFailure {
            return show(try await reading(UserMappingQuery(), context), localizedSentence(failure.sentence))
        }
        return Response(status: .seeOther, headers: [.location: SiteURL.hubSpotUsers.path])
    }

    private func show(_ query: UserMappingQuery, _ context: WebContext) async throws -> Response {
        show(try await reading(query, context), nil)
    }

    private func show(_ reading: UserMappingReading, _ notice: String?) -> Response {
        let page = UserMappingPage(reading, notice: notice, assets: assets)
        return Response(
            html: templates.render(page, .userMapping), status: notice == nil ? .ok : .unprocessableContent)
    }

    /// Somebody who asks about a name wants to know how it is now.
    private func reading(_ query: UserMappingQuery, _ context: WebContext) async throws -> UserMappingReading {
        let staff = await actions.staff(!query.check.isEmpty)
        return try await UserMappingReading(services, query, context, staff: staff)
    }

    private static func place(
        _ form: [String: String]
    ) throws(WebFailure) -> (BusinessNumberID, MappingChange.Reach) {
        guard let number = form["number"], let reach = form["reach"].flatMap(MappingChange.Reach.init(rawValue:)) else {
            throw incomplete
        }
        return (BusinessNumberID(number), reach)
    }

    private static let incomplete = WebFailure.bad("incomplete_form", "The form came incomplete. Load the page again.")
}
