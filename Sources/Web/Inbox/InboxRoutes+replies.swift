import Domain
import HTTPTypes
import Hummingbird
import Storage
import Sync

/// The page with the workspace's quick replies.
extension InboxRoutes {
    func addReplies(to pages: some RouterMethods<WebContext>) {
        pages.on(.quickReplies, .get, needs: .work) { _, context in try await replies(context) }
        pages.on(.quickReplies, .post, needs: .manageWorkspace) { request, context in
            let form = try await request.form(upTo: Self.formLimit)
            let draft = QuickRepliesPage.Draft(
                draftID: form["reply"], draftTitle: form["title"] ?? "", draftText: form["text"] ?? "",
                draftShortcut: form["shortcut"] ?? "")
            return try await change(context, draft) {
                let id = form["reply"].flatMap { QuickReplyID(text: $0[...]) }
                try await inbox.saveReply(
                    id, title: draft.draftTitle, text: draft.draftText.replacing("\r\n", with: "\n"),
                    shortcut: draft.draftShortcut)
            }
        }
        pages.on(.quickReplyRemoval, .post, needs: .manageWorkspace) { request, context in
            let form = try await request.form(upTo: Self.formLimit)
            return try await change(context, QuickRepliesPage.Draft()) {
                try await inbox.removeReply(try form.rowID("reply"))
            }
        }
    }

    private func change(
        _ context: WebContext, _ draft: QuickRepliesPage.Draft, _ work: () async throws -> Void
    ) async throws -> Response {
        do {
            try await work()
            return Response(status: .seeOther, headers: [.location: SiteURL.quickReplies.path])
        } catch let refusal as InboxRefusal {
            return try await replies(context, draft: draft, notice: localizedSentence(refusal.sentence))
        }
    }

    private func replies(
        _ context: WebContext, draft: QuickRepliesPage.Draft = .init(), notice: String? = nil
    ) async throws -> Response {
        let id = services.workspace
        let (workspace, all) = try await services.database.read {
            (try WorkspaceTable.find($0, id), try QuickReplyTable.all($0, id))
        }
        let page = QuickRepliesPage(
            shell: Shell(
                title: "Inbox", assets: assets, workspaceName: workspace?.name ?? "",
                sandboxPage: services.sandboxPage),
            notice: notice,
            replies: all.map {
                QuickRepliesPage.Row(
                    replyID: "\($0.id)", replyTitle: $0.title, replyText: $0.text, replyShortcut: $0.shortcut)
            },
            isEmptyList: all.isEmpty, mayChange: context.may(.manageWorkspace), draft: draft)
        return html(page, .quickReplies, notice == nil ? .ok : .unprocessableContent)
    }
}
