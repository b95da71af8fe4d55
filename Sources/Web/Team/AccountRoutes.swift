import Domain
import HTTPTypes
import Hummingbird
import Storage
import Sync

/// `/account`: one's own name, language, password, second factor and sessions; and the way out.
struct AccountRoutes: Sendable {
    let services: WebServices
    let membership: Membership
    let templates: Templates
    let assets: AssetStore

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.account, .get, needs: .work) { request, context in
            try await show(context, done: AccountPage.Done(QueryItems(request.uri.query)["done"]))
        }
        on(.account, .renamed, pages) { form, member, _ in
            let language = form["language"].flatMap(Language.init(rawValue:))?.rawValue
            try await membership.rename(member, to: form["name"] ?? "", language: language)
        }
        on(.accountSessionsEnd, .sessionsEnded, pages) { form, member, context in
            if let id = form["session"].flatMap({ SessionID(text: $0) }) {
                try await membership.end(id, of: member.id)
            } else if let session = context.session {
                try await membership.endOthers(of: member.id, keeping: session.id)
            }
        }
        pages.on(.signOut, .post, needs: .work) { _, context in
            if let session = context.session { try await membership.signOut(session) }
            var response = Response(status: .seeOther, headers: [.location: SiteURL.signIn.path])
            response.headers[.setCookie] = SessionCookie.header(nil, isSecure: isSecure)
            return response
        }
        addSecrets(to: pages)
    }

    private func addSecrets(to pages: some RouterMethods<WebContext>) {
        pages.on(.accountPassword, .post, needs: .work) { request, context in
            let form = try await request.form(upTo: SignInRoutes.formLimit)
            let device = SignInDevice(request, context)
            return try await act(context, .passwordChanged) { member in
                try await membership.changePassword(
                    of: member, from: form["old_password"] ?? "", to: form["password"] ?? "",
                    keeping: context.session?.id ?? SessionID(0), from: device)
            }
        }
        pages.on(.accountCodes, .post, needs: .work) { _, context in
            try await act(context, .codesBegun) { _ = try await membership.beginCodes($0) }
        }
        pages.on(.accountCodesConfirmation, .post, needs: .work) { request, context in
            let form = try await request.form(upTo: SignInRoutes.formLimit)
            let device = SignInDevice(request, context)
            return try await showCodes(context) {
                try await membership.confirmCodes(form["code"] ?? "", of: $0, from: device)
            }
        }
        pages.on(.accountRecoveryCodes, .post, needs: .work) { request, context in
            let form = try await request.form(upTo: SignInRoutes.formLimit)
            let device = SignInDevice(request, context)
            return try await showCodes(context) {
                try await membership.renewRecoveryCodes(of: $0, password: form["password"] ?? "", from: device)
            }
        }
        pages.on(.accountCodesEnd, .post, needs: .work) { request, context in
            let form = try await request.form(upTo: SignInRoutes.formLimit)
            let device = SignInDevice(request, context)
            return try await act(context, .codesEnded) {
                try await membership.endCodes(of: $0, password: form["password"] ?? "", from: device)
            }
        }
    }

    private func on(
        _ url: SiteURL, _ done: AccountPage.Done, _ pages: some RouterMethods<WebContext>,
        _ work: @escaping @Sendable ([String: String], Member, WebContext) async throws -> Void
    ) {
        pages.on(url, .post, needs: .work) { request, context in
            let form = try await request.form(upTo: SignInRoutes.formLimit)
            return try await act(context, done) { try await work(form, $0, context) }
        }
    }

    /// Does it and shows the account; a refusal is shown there.
    private func act(
        _ context: WebContext, _ done: AccountPage.Done, _ work: (Member) async throws -> Void
    ) async throws -> Response {
        do {
            try await work(try context.requireMember())
            return Response.leaving(to: "\(SiteURL.account.path)?done=\(done.rawValue)", isSecure: isSecure)
        } catch let refusal as TeamRefusal {
            return try await show(context, refusal: refusal)
        }
    }

    /// Recovery codes are shown in the answer itself, this once.
    private func showCodes(
        _ context: WebContext, _ work: (Member) async throws -> [String]
    ) async throws -> Response {
        do {
            return try await show(context, codes: try await work(try context.requireMember()))
        } catch let refusal as TeamRefusal {
            return try await show(context, refusal: refusal)
        }
    }

    private func show(
        _ context: WebContext, done: AccountPage.Done? = nil, codes: [String] = [], refusal: TeamRefusal? = nil
    ) async throws -> Response {
        let (id, workspace) = (try context.requireMember().id, services.workspace)
        let reading = try await services.database.read { connection in
            (
                try WorkspaceTable.find(connection, workspace), try MemberTable.find(connection, workspace, id),
                try MemberTable.codeKey(connection, workspace, id),
                try MemberTable.recoveryCodesLeft(connection, workspace, id)
            )
        }
        guard let row = reading.1 else { throw WebFailure.signInNeeded }
        let isPending = reading.2.map { $0.since == nil } ?? false
        let page = AccountPage(
            AccountPage.Reading(
                now: services.clock.now, workspace: reading.0, row: row, codesLeft: reading.3,
                setup: isPending ? try await membership.beginCodes(row.member) : nil,
                sessions: try await membership.sessions(of: id), current: context.session?.id,
                sandboxPage: services.sandboxPage), done: done, codes: codes, notice: refusal?.sentence, assets: assets)
        return Response(html: templates.render(page, .account), status: refusal?.status ?? .ok)
    }

    private var isSecure: Bool { services.publicURL.hasPrefix("https://") }
}
