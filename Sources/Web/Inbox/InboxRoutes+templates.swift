import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Sync

/// Choosing, filling and sending a template.
extension InboxRoutes {
    func addTemplates(to pages: some RouterMethods<WebContext>) {
        pages.on(.inboxTemplates(id: "{id}"), .get, needs: .sendMessages) { request, context in
            let items = QueryItems(request.uri.query)
            return try await choose(
                try await chat(context), items["template"], search: items["q"] ?? "", values: [:], context)
        }
        pages.on(.inboxTemplates(id: "{id}"), .post, needs: .sendMessages) { request, context in
            let id = try await chat(context)
            let form = try await ComposerForm.read(request)
            do {
                try await send(form, template: form.fields["template"] ?? "", to: id, context)
                return Response(
                    status: .seeOther, headers: [.location: SiteURL.inboxChat(id: "\(id)").path])
            } catch let failure as any ExplainedFailure {
                return try await choose(
                    id, form.fields["template"], search: form.fields["q"] ?? "", values: form.fields, context,
                    notice: localizedSentence(failure.sentence))
            }
        }
    }

    private func choose(
        _ id: ChatID, _ template: String?, search: String, values: [String: String], _ context: WebContext,
        notice: String? = nil
    ) async throws -> Response {
        let workspace = services.workspace
        let reader = InboxReader(services, inbox, context, InboxQuery(QueryItems(nil)))
        let (reading, read) = try await reader.read(hasList: false) { connection, viewer, reading in
            try TemplateReading.read(connection, workspace, id, viewer, reading)
        }
        guard var found = read else { throw WebFailure.notFound("No chat of yours is at this address.") }
        // What else HubSpot knows is of help and no need: without it the fields are filled by hand.
        if template != nil, let contact = found.contact?.id, let records = services.records,
            let card = try? await records.card(contact, nil)
        {
            found.facts.add(card.fields)
        }
        let page = TemplatesPage(
            reading, found, search: String(search.prefix(InboxQuery.textMax)), chosen: template, values: values,
            key: inbox.formKey(), notice: notice, assets: assets, sandboxPage: services.sandboxPage)
        return html(page, .inboxTemplates, notice == nil ? .ok : .unprocessableContent)
    }

    private func send(
        _ form: ComposerForm, template id: String, to chat: ChatID, _ context: WebContext
    ) async throws {
        let workspace = services.workspace
        let (number, template) = try await services.database.read { connection in
            let number = try ChatTable.find(connection, workspace, [chat])[chat]?.number
            let account = try number.flatMap { try BusinessNumberTable.find(connection, workspace, $0)?.account }
            let all = try account.map { try MessageTemplateTable.approved(connection, workspace, $0) } ?? []
            return (number, all.first { $0.id.value == id })
        }
        guard let number, let template else {
            throw OutgoingRefusal.notNow(localized("This template is gone, or not approved any more. Choose another."))
        }
        let filled = TemplateForm(template: template, values: form.fields)
        if let field = filled.missing.first {
            throw OutgoingRefusal.invalid([
                OutgoingProblem(field.name, localized("Fill in every field: \(field.variable) is empty."))
            ])
        }
        let header = try await header(template, form, number)
        let content = OutgoingContent.template(filled.outgoing(header: header))
        let values = filled.fields.map { form.fields[$0.name] ?? "" }.joined(separator: "\u{1F}")
        do {
            _ = try await outgoing().send(
                OutgoingRequest(
                    .chat(chat), content, key: form.key("template", id, values), author: context.author))
        } catch OutgoingRefusal.keyTaken where header != nil {
            // The same form was pressed twice: the file has another id, the message is the same.
        }
    }

    private func header(
        _ template: MessageTemplate, _ form: ComposerForm, _ number: BusinessNumberID
    ) async throws -> OutgoingMedia? {
        let kind: OutgoingMedia.Kind
        switch template.header {
        case .image: kind = .image
        case .video: kind = .video
        case .document: kind = .document
        case .text, .location, nil: return nil
        }
        guard let file = form.files.first else {
            throw OutgoingRefusal.invalid([
                OutgoingProblem("file", localized("Choose the file of the heading first."))
            ])
        }
        let id = try await outgoing().upload(type: file.type, name: file.name, for: number) { file.data }
        return OutgoingMedia(kind: kind, source: .upload(id), fileName: kind == .document ? file.name : nil)
    }
}
