import Domain
import HTTPTypes
import Hummingbird
import Sync

/// Who answers a chat, whether it is done with, and who has it open.
extension InboxRoutes {
    func addTeamwork(to pages: some RouterMethods<WebContext>) {
        pages.on(.inboxAssignment(id: "{id}"), .post, needs: .work) { request, context in
            let id = try await chat(context)
            let form = try await ComposerForm.read(request)
            return try await answer(id, form, request, context) {
                try await inbox.assign(id, to: try await assignee(form), author: context.author)
            }
        }
        pages.on(.inboxClosing(id: "{id}"), .post, needs: .work) { request, context in
            let id = try await chat(context)
            let form = try await ComposerForm.read(request)
            return try await answer(id, form, request, context) {
                if form.fields["reopen"] != nil {
                    try await inbox.reopen(id, author: context.author)
                } else {
                    try await inbox.close(id, author: context.author)
                }
            }
        }
        pages.on(.inboxPresence(id: "{id}"), .post, needs: .work) { request, context in
            let id = try await chat(context)
            let form = try await ComposerForm.read(request)
            // Without sign-in there is nobody to name.
            if let member = context.member {
                let isTyping = form.fields["typing"] == "1"
                try await inbox.isPresent(
                    ChatPresence(member: member.id, name: member.name, isTyping: isTyping), in: id)
            } else {
                try await inbox.markRead(id, by: InboxReading.memberID(nil))
            }
            return Response(status: .noContent)
        }
    }

    /// `nil` = nobody in particular.
    private func assignee(_ form: ComposerForm) async throws -> Member? {
        guard let text = form.fields["member"], !text.isEmpty else { return nil }
        let member = try await services.members().first { "\($0.id)" == text && $0.isActive }
        guard let member else {
            throw WebFailure.bad("unknown_member", "Nobody of the team is called that any more. Load the page again.")
        }
        return member
    }
}
