import Domain
import HTTPTypes
import Hummingbird
import Storage
import Sync

/// `/integrations/hubspot/activity` and what its buttons do.
struct ActivityRoutes: Sendable {
    private static let formLimit = 4 * 1024

    let services: WebServices
    let figures: FigureReader
    let templates: Templates
    let assets: AssetStore

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.hubSpotActivity, .get, needs: .work) { request, context in
            let query = QueryItems(request.uri.query)
            if query["format"] == "csv" { return try await table(query["list"], context.sight) }
            return try await show(context)
        }
        pages.on(.hubSpotEntryRepetition, .post, needs: .changeSync) { request, context in
            let form = try await request.form(upTo: Self.formLimit)
            try await FormSight(services: services).require(form, context)
            try await retry(form["entry"].flatMap { TimelineEntryKey(text: $0) })
            return back()
        }
        pages.on(.hubSpotPhoneRepetition, .post, needs: .changeLinks) { request, context in
            let form = try await request.form(upTo: Self.formLimit)
            try await FormSight(services: services).require(form, context)
            do {
                _ = try await services.links.writePhone(for: try form.rowID("link"), author: context.author)
            } catch let refusal as any ExplainedFailure {
                return try await show(context, try await services.words(of: refusal))
            }
            return back()
        }
    }

    /// - Parameter key: `nil` = all of them.
    private func retry(_ key: TimelineEntryKey?) async throws {
        let (workspace, now) = (services.workspace, services.clock.now)
        try await services.database.write { connection in
            if let key {
                try TimelineEntryTable.retry(connection, workspace, chat: key.chat, group: key.group, now: now)
            } else {
                try TimelineEntryTable.retryAll(connection, workspace, now: now)
            }
        }
        services.changes.announce(.timeline)
    }

    private func table(_ list: String?, _ sight: Sight) async throws -> Response {
        switch list.flatMap(APINoun.init(rawValue:)) {
        case .phoneWrites: try await LinksTable.whole(phoneWritesAPI.endpoints, services, sight)
        case .timelineEntries: try await LinksTable.whole(timelineEntriesAPI.endpoints, services, sight)
        case _?, nil: throw WebFailure.notFound("There is no such table.")
        }
    }

    private func show(_ context: WebContext, _ notice: String? = nil) async throws -> Response {
        let page = ActivityPage(try await reading(context), notice: notice, assets: assets)
        return Response(html: templates.render(page, .activity), status: notice == nil ? .ok : .unprocessableContent)
    }

    private func reading(_ context: WebContext) async throws -> ActivityReading {
        let (workspace, now, sight) = (services.workspace, services.clock.now, context.sight)
        let totals = try await figures.read().totals
        let status = await services.status()
        let limits = try await services.hubSpot?.limits()
        let found = try await services.database.read { connection in
            let writes = try PhoneWriteList.page(
                connection, workspace, PhoneWriteList.Filter(sight: sight),
                PageRequest(limit: ActivityReading.writesMax)
            ).items
            return (
                row: try HubSpotAccountTable.find(connection, workspace),
                workspace: try WorkspaceTable.find(connection, workspace),
                refused: try RefusedEntries.newest(connection, workspace, sight, limit: ActivityReading.entriesMax),
                writes: writes,
                contacts: try ContactTable.find(connection, workspace, Array(Set(writes.map(\.contact)))),
                queued: try LinkQueueTable.count(connection, workspace)
            )
        }
        return ActivityReading(
            hubSpot: HubSpotReading(
                now: now, row: found.row, workspace: found.workspace, contacts: totals.contacts, limits: limits,
                hearsWebhooks: false, canAuthorize: false, webhookURL: "", sandboxPage: services.sandboxPage),
            refused: found.refused, entries: totals.entries, writes: found.writes, contacts: found.contacts,
            queued: found.queued, troubles: status.troubles, callsMade: status.budget?.callsMade,
            maySync: context.may(.changeSync), mayLink: context.may(.changeLinks))
    }

    private func back() -> Response {
        Response(status: .seeOther, headers: [.location: SiteURL.hubSpotActivity.path])
    }
}
