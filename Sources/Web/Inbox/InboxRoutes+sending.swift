import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Sync

/// What is sent to customers. A refusal is told where it was written, and nothing that was written is lost.
extension InboxRoutes {
    func addSending(to pages: some RouterMethods<WebContext>) {
        pages.on(.inboxMessages(id: "{id}"), .post, needs: .work) { request, context in
            let id = try await chat(context)
            let form = try await ComposerForm.read(request)
            return try await answer(id, form, request, context) {
                if form.isNote {
                    try await inbox.note(form.text, in: id, author: context.author, key: form.key("note", form.text))
                } else {
                    try context.require(.sendMessages)
                    try await requireUnanswered(id, form, context)
                    try requireFilled(form)
                    try await send(form, to: id, context.author)
                }
            }
        }
        pages.on(.inboxRepetition(id: "{id}"), .post, needs: .sendMessages) { request, context in
            let id = try await chat(context)
            let form = try await ComposerForm.read(request)
            return try await answer(id, form, request, context) {
                let message: OutgoingID = try form.fields.rowID("outgoing")
                try await requireMessage(message, of: id)
                if form.fields["assume"] != nil {
                    _ = try await outgoing().assumeSent(message, author: context.author)
                } else {
                    _ = try await outgoing().sendAgain(message, author: context.author)
                }
            }
        }
        pages.on(.inboxDraft(id: "{id}"), .post, needs: .work) { request, context in
            let id = try await chat(context)
            let form = try await ComposerForm.read(request)
            try await inbox.saveDraft(
                ChatDraft(text: form.text, replyTo: form.replyTo, isNote: form.isNote), in: id,
                by: InboxReading.memberID(context.member))
            return Response(status: .noContent)
        }
    }

    /// Does it and shows the chat, or the sentence that says why not, with what was written.
    func answer(
        _ id: ChatID, _ form: ComposerForm, _ request: Request, _ context: WebContext, _ work: () async throws -> Void
    ) async throws -> Response {
        var view = ThreadView()
        do {
            try await work()
        } catch let refusal as ComposerPart.Refusal {
            view.refusal = refusal
        } catch let refusal as any ExplainedFailure {
            view.refusal = ComposerPart.Refusal(sentence: Self.sentence(refusal))
        }
        if view.refusal == nil {
            let member = InboxReading.memberID(context.member)
            if form.fields["text"] != nil { try await inbox.saveDraft(ChatDraft(text: ""), in: id, by: member) }
            try await inbox.markRead(id, by: member)
            guard request.isFragment else {
                let back = SiteURL.inboxChat(id: "\(id)").path + InboxQuery(QueryItems(form.fields["back"])).suffix
                return Response(status: .seeOther, headers: [.location: back])
            }
        } else {
            view.text = form.fields["text"] == nil ? nil : form.text
            view.answers = form.replyTo
        }
        view.isNote = form.isNote
        // htmx shows nothing of an answer that is an error.
        let status: HTTPResponse.Status = view.refusal == nil || request.isFragment ? .ok : .unprocessableContent
        var response = try await show(
            id, view, InboxQuery(QueryItems(form.fields["back"])), request, context, status: status)
        if view.refusal == nil { response.headers[.hxTrigger] = "inboxSent" }
        return response
    }

    private func send(_ form: ComposerForm, to chat: ChatID, _ author: Author) async throws {
        let outgoing = try outgoing()
        if form.fields["kind"] == "contact_request" {
            let text = form.text.isEmpty ? localized("Would you share your phone number with us?") : form.text
            _ = try await outgoing.send(
                OutgoingRequest(
                    .chat(chat), .contactRequest(text), replyTo: form.replyTo, key: form.key("number", text),
                    author: author))
            return
        }
        var text = form.text.trimmingCharacters(in: .whitespacesAndNewlines)
        for (index, file) in form.files.enumerated() {
            let kind = OutgoingMedia.Kind(mimeType: file.type.lowercased())
            let caption = index == 0 && kind.takesCaption && !text.isEmpty ? text : nil
            try await send(file, kind, caption, form, index, to: chat, author)
            if caption != nil { text = "" }
        }
        if text.isEmpty, !form.files.isEmpty { return }
        _ = try await outgoing.send(
            OutgoingRequest(
                .chat(chat), .text(text, showsPreview: true), replyTo: form.replyTo, key: form.key("text", text),
                author: author))
    }

    /// A file has another id at WhatsApp each time it is handed over, so what was sent is known by the form's key.
    private func send(
        _ file: ComposerForm.File, _ kind: OutgoingMedia.Kind, _ caption: String?, _ form: ComposerForm,
        _ index: Int, to chat: ChatID, _ author: Author
    ) async throws {
        let outgoing = try outgoing()
        let key = try form.key("file", "\(index)", file.name, "\(file.data.count)", caption ?? "")
        let workspace = services.workspace
        let (isSent, number) = try await services.database.read { connection in
            (
                try RequestKeyTable.find(connection, workspace, key) != nil,
                try ChatTable.find(connection, workspace, [chat])[chat]?.number
            )
        }
        guard !isSent, let number else { return }
        let window = try await outgoing.window(of: chat)
        guard window.isOpen(at: services.clock.now) else { throw OutgoingRefusal.windowClosed(window.closesAt) }
        let id = try await outgoing.upload(type: file.type, name: file.name, for: number) { file.data }
        let media = OutgoingMedia(
            kind: kind, source: .upload(id), caption: caption, fileName: kind == .document ? file.name : nil)
        do {
            _ = try await outgoing.send(
                OutgoingRequest(.chat(chat), .media(media), replyTo: form.replyTo, key: key, author: author))
        } catch OutgoingRefusal.keyTaken {
            // The same form was pressed twice at once, and the other press was faster.
        }
    }

    /// Two people in one chat: whoever has not seen what a colleague has just answered is asked first.
    private func requireUnanswered(_ chat: ChatID, _ form: ComposerForm, _ context: WebContext) async throws {
        guard !form.isConfirmed, let seen = form.fields["seen"].flatMap({ OutgoingID(text: $0[...]) }) else { return }
        let workspace = services.workspace
        let newest = try await services.database.read {
            try OutgoingTable.newest($0, workspace, of: chat, after: seen)
        }
        guard let newest, newest.author != context.author else { return }
        let words = newest.content.asMessage.map { MessagePreview.text($0, lengthMax: MessagePreview.shortText) } ?? ""
        throw ComposerPart.Refusal(
            sentence: localized(
                "\(newest.author.name) has just answered: “\(newest.text ?? words)”. Nothing was sent."),
            canConfirm: true)
    }

    /// What a quick reply left open is no text for a customer.
    private func requireFilled(_ form: ComposerForm) throws {
        guard !form.isConfirmed, let gap = CustomerFacts.gap(in: form.text) else { return }
        throw ComposerPart.Refusal(
            sentence: localized("“\(gap)” is not filled in. Nothing was sent."), canConfirm: true)
    }

    private func requireMessage(_ id: OutgoingID, of chat: ChatID) async throws {
        let workspace = services.workspace
        let message = try await services.database.read { try OutgoingTable.find($0, workspace, id) }
        guard message?.chat == chat else { throw OutgoingRefusal.unknownMessage(id) }
    }

    func outgoing() throws -> Outgoing {
        guard let outgoing = services.outgoing else { throw WebFailure.notFound("This server sends nothing.") }
        return outgoing
    }

    /// For people: what the API says names its own addresses.
    private static func sentence(_ failure: any ExplainedFailure) -> String {
        guard let refusal = failure as? OutgoingRefusal else { return localizedSentence(failure.sentence) }
        switch refusal {
        case .windowClosed(nil):
            return localized("The customer has not written to this number yet, so WhatsApp takes only templates.")
        case .windowClosed:
            return localized("The customer’s last message is more than 24 hours old, so WhatsApp takes only templates.")
        case .unknownMessage: return localized("This message is gone.")
        case .keyTaken: return localized("This form was used before. Load the page again.")
        case .unknownChat, .unknownNumber, .badRecipient, .ownNumber, .forgottenPerson, .invalid, .notForGroups,
            .noTarget, .notAllowed, .notNow:
            return localizedSentence(refusal.sentence)
        }
    }
}

extension ComposerPart.Refusal: Error {}
