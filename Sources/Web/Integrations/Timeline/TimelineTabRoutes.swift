import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Sync

/// `/integrations/hubspot/timeline` and what its buttons do.
struct TimelineTabRoutes: Sendable {
    private static let formLimit = 4 * 1024
    private static let savedQuery = "saved"

    let services: WebServices
    let editor: TimelineSettingsEditor
    let templates: Templates
    let assets: AssetStore

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.hubSpotTimeline, .get, needs: .changeSync) { request, context in
            let query = QueryItems(request.uri.query)
            return try await show(context, find: query["find"] ?? "", isSaved: query[Self.savedQuery] != nil)
        }
        on(.hubSpotTimeline, pages) { form, author in
            guard let rule = form["rule"].flatMap(TimelineShowing.Rule.init(rawValue:)) else { throw Self.incomplete }
            try await editor.setRule(rule, author: author)
        }
        on(.hubSpotTimelinePart(.granularity), pages) { form, author in
            guard let granularity = form["granularity"].flatMap(TimelineGranularity.init(rawValue:)) else {
                throw Self.incomplete
            }
            try await editor.setGranularity(granularity, author: author)
        }
        on(.hubSpotTimelinePart(.associations), pages) { form, author in
            let kinds = TimelineAssociation.allCases.filter { form[$0.rawValue] != nil }
            try await editor.setAssociations(Set(kinds), author: author)
        }
        on(.hubSpotTimelinePart(.number), pages) { form, author in
            guard let number = form["number"] else { throw Self.incomplete }
            try await editor.set(BusinessNumberID(number), try Self.word(form), author: author)
        }
        on(.hubSpotTimelinePart(.chat), pages) { form, author in
            let chat: ChatID = try form.rowID("chat")
            try await editor.set(chat, try Self.word(form), author: author)
        }
        on(.hubSpotTimelinePart(.files), pages) { form, author in
            guard let delivery = form["delivery"].flatMap(MediaSettings.Delivery.init(rawValue:)),
                let choices = services.mediaChoices
            else { throw Self.incomplete }
            var settings = try await choices.settings()
            settings.delivery = delivery
            try await choices.save(settings, author: author)
        }
    }

    /// Saves and shows the page again; a refusal is shown there as a sentence.
    private func on(
        _ url: SiteURL, _ pages: some RouterMethods<WebContext>,
        _ work: @escaping @Sendable ([String: String], Author) async throws -> Void
    ) {
        pages.on(url, .post, needs: .changeSync) { request, context in
            let form = try await request.form(upTo: Self.formLimit)
            try await FormSight(services: services).require(form, context)
            do {
                try await work(form, context.author)
            } catch let refusal as any ExplainedFailure {
                return try await show(context, localizedSentence(refusal.sentence))
            }
            let find = form["find"].flatMap { $0.isEmpty ? nil : "&find=\(QueryItems.encoded($0))" } ?? ""
            return Response(
                status: .seeOther,
                headers: [.location: "\(SiteURL.hubSpotTimeline.path)?\(Self.savedQuery)\(find)"])
        }
    }

    private func show(
        _ context: WebContext, _ notice: String? = nil, find: String = "", isSaved: Bool = false
    ) async throws -> Response {
        let find = String(find.trimmingCharacters(in: .whitespacesAndNewlines).prefix(200))
        let reading = try await TimelineTabReading(services, find: find, context)
        let page = TimelineTabPage(reading, notice: notice, isSaved: isSaved, assets: assets)
        return Response(
            html: templates.render(page, .timelineTab), status: notice == nil ? .ok : .unprocessableContent)
    }

    private static func word(_ form: [String: String]) throws(WebFailure) -> Bool? {
        switch form["shown"] {
        case "shown": true
        case "hidden": false
        case "-": nil
        case _?, nil: throw incomplete
        }
    }

    private static let incomplete = WebFailure.bad("incomplete_form", "The form came incomplete. Load the page again.")
}
