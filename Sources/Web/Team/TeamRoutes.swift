import Domain
import HTTPTypes
import Hummingbird
import Storage
import Sync

/// `/team`: who works here, invitations, and what each may do.
struct TeamRoutes: Sendable {
    private static let formLimit = 32 * 1024

    let services: WebServices
    let membership: Membership
    let templates: Templates
    let assets: AssetStore

    func add(to pages: some RouterMethods<WebContext>) {
        pages.on(.team, .get, needs: .manageTeam) { _, _ in try await show() }
        pages.on(.teamInvitations, .post, needs: .manageTeam) { request, context in
            let form = TeamForm(try await request.items(upTo: Self.formLimit))
            do {
                let token = try await membership.invite(
                    form.text("email"), role: form.role, grants: form.grants, numbers: form.numbers,
                    author: context.author, language: Language.current.rawValue)
                let link = services.publicURL + oneTimePath(.invitation, token)
                return try await show(
                    TeamPage.NewLink(
                        name: form.text("email"), link: link, isInvitation: true, isMailed: membership.sendsMail))
            } catch let refusal as TeamRefusal {
                return try await show(typed: form.text("email"), refusal: refusal)
            }
        }
        pages.on(.teamInvitationsEnd, .post, needs: .manageTeam) { request, context in
            let form = TeamForm(try await request.items(upTo: Self.formLimit))
            guard let id = OneTimeLinkID(text: form.text("invitation")) else { throw [String: String].incomplete }
            try await membership.takeBack(id, author: context.author)
            return back(to: SiteURL.team.path)
        }
        addMember(to: pages)
    }

    private func addMember(to pages: some RouterMethods<WebContext>) {
        pages.on(.teamMember(id: "{id}"), .get, needs: .manageTeam) { _, context in
            try await show(try member(context))
        }
        on(.teamMember(id: "{id}"), pages) { id, form, author in
            try await membership.change(
                id,
                MemberChange(
                    role: form.role, grants: form.grants, numbers: .some(form.numbers), owner: .some(form.owner)),
                author: author)
        }
        on(.teamMemberActivity(id: "{id}"), pages) { id, form, author in
            try await membership.change(id, MemberChange(isActive: form.text("active") == "yes"), author: author)
        }
        on(.teamMemberCodesEnd(id: "{id}"), pages) { id, _, author in
            try await membership.endCodes(of: id, author: author)
        }
        pages.on(.teamMemberPassword(id: "{id}"), .post, needs: .manageTeam) { request, context in
            _ = try await request.items(upTo: Self.formLimit)
            let id = try member(context)
            do {
                let link = try await membership.makeResetLink(for: id, author: context.author)
                return try await show(id, link: services.publicURL + oneTimePath(.passwordReset, link))
            } catch TeamRefusal.unknownMember {
                throw WebFailure.notFound(TeamRefusal.unknownMember.sentence)
            }
        }
    }

    /// Does it and shows the member; a refusal is shown there.
    private func on(
        _ url: SiteURL, _ pages: some RouterMethods<WebContext>,
        _ work: @escaping @Sendable (MemberID, TeamForm, Author) async throws -> Void
    ) {
        pages.on(url, .post, needs: .manageTeam) { request, context in
            let form = TeamForm(try await request.items(upTo: Self.formLimit))
            let id = try member(context)
            do {
                try await work(id, form, context.author)
                return back(to: SiteURL.teamMember(id: id.description).path + "?saved")
            } catch TeamRefusal.unknownMember {
                throw WebFailure.notFound(TeamRefusal.unknownMember.sentence)
            } catch let refusal as TeamRefusal {
                return try await show(id, refusal: refusal)
            }
        }
    }

    private func member(_ context: WebContext) throws -> MemberID {
        guard let id = context.parameters.get("id").flatMap({ MemberID(text: $0) }) else {
            throw WebFailure.notFound(TeamRefusal.unknownMember.sentence)
        }
        return id
    }

    private func show(
        _ link: TeamPage.NewLink? = nil, typed: String = "", refusal: TeamRefusal? = nil
    ) async throws -> Response {
        let reading = try await TeamReading.read(services)
        let page = TeamPage(
            reading, link: link, typed: typed, notice: refusal?.sentence, assets: assets,
            sandboxPage: services.sandboxPage)
        return Response(html: templates.render(page, .team), status: refusal?.status ?? .ok)
    }

    private func show(
        _ id: MemberID, link: String? = nil, refusal: TeamRefusal? = nil
    ) async throws -> Response {
        let reading = try await TeamReading.read(services)
        guard let row = reading.rows.first(where: { $0.member.id == id }) else {
            throw WebFailure.notFound(TeamRefusal.unknownMember.sentence)
        }
        let page = MemberPage(
            row, reading, link: link, notice: refusal?.sentence, assets: assets, sandboxPage: services.sandboxPage)
        return Response(html: templates.render(page, .member), status: refusal?.status ?? .ok)
    }

    private func back(to path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path])
    }
}

/// What the forms about members carry: some fields come several times.
struct TeamForm: Sendable {
    private let items: [(name: String, value: String)]

    init(_ items: QueryItems) {
        self.items = items.items
    }

    func text(_ name: String) -> String { items.first { $0.name == name }?.value ?? "" }

    var role: Role { Role(rawValue: text("role")) ?? .agent }

    var grants: Set<Permission> { Set(all("grant").compactMap { Permission(rawValue: $0) }) }

    /// `nil` = all, as long as “all numbers” is chosen.
    var numbers: Set<BusinessNumberID>? {
        text("sight") == "some" ? Set(all("number").map { BusinessNumberID($0) }) : nil
    }

    var owner: OwnerID? { text("owner").isEmpty ? nil : OwnerID(text("owner")) }

    private func all(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }
}
