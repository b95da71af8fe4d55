import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import TestEngines
import Testing

@testable import Web

/// Mara and Joan of the shop; Joan sees only the second number.
enum Staff {
    static let mara = Member(
        id: MemberID(31), name: "Mara <Voss>", email: "mara@taller.example", role: .admin)
    static let joan = Member(
        id: MemberID(32), name: "Joan Puig", email: "joan@taller.example", role: .agent,
        numbers: [Rows.secondNumber])
    static let idle = Member(
        id: MemberID(33), name: "Lía", email: "lia@taller.example", role: .agent, isActive: false)
}

/// Puts a member into each request, as a session does: named by a header, so that two may act in one test.
private struct ActingMember: RouterMiddleware {
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let name = HTTPField.Name("X-Acting").flatMap { request.headers[$0] }
        context.member = [Staff.mara, Staff.joan, Staff.idle].first { "\($0.id)" == name }
        return try await next(request, context)
    }
}

/// The pages of the inbox over a real database, with members.
func withInbox(
    _ engine: TestEngine = .sqlite, story: Story = .full,
    _ test: @Sendable (InboxSite) async throws -> Void
) async throws {
    try await withDatabase(engine) { database in
        let rows = Rows(database: database)
        try await story.tell(rows)
        var services = plainServices(database)
        services.members = { [Staff.mara, Staff.joan, Staff.idle] }
        let router = Router(context: WebContext.self)
        let (templates, assets) = (try Templates(), try AssetStore())
        router.add(
            middleware: EdgeMiddleware(
                headers: SecurityHeaders(publicURL: services.publicURL),
                errors: ErrorAnswers(templates: templates, assets: assets)))
        let pages = router.group().add(middleware: ActingMember()).add(middleware: SameSiteMiddleware())
        let inbox = try #require(services.inbox)
        InboxRoutes(services: services, inbox: inbox, templates: templates, assets: assets).add(to: pages)
        try await Application(router: router).test(.router) { client in
            try await test(InboxSite(rows: rows, client: client))
        }
    }
}

struct InboxSite: Sendable {
    let rows: Rows
    let client: any TestClientProtocol

    func get(_ uri: String, as member: Member? = nil, isPart: Bool = false) async throws -> TestResponse {
        try await client.execute(uri: uri, method: .get, headers: headers(member, isPart))
    }

    func page(_ uri: String, as member: Member? = nil) async throws -> String {
        let answer = try await get(uri, as: member)
        #expect(answer.status == .ok, "\(uri): \(answer.text.prefix(400))")
        return answer.text
    }

    func submit(
        _ uri: String, _ form: [String: String], as member: Member? = nil, isPart: Bool = false
    ) async throws -> TestResponse {
        let body = form.sorted { $0.key < $1.key }
            .map { "\(QueryItems.encoded($0.key))=\(QueryItems.encoded($0.value))" }.joined(separator: "&")
        return try await send(uri, body, type: "application/x-www-form-urlencoded", as: member, isPart: isPart)
    }

    func send(
        _ uri: String, _ body: String, type: String, as member: Member? = nil, isPart: Bool = false
    ) async throws -> TestResponse {
        var headers = headers(member, isPart)
        headers[.secFetchSite] = "same-origin"
        headers[.contentType] = type
        return try await client.execute(
            uri: uri, method: .post, headers: headers, body: ByteBuffer(string: body))
    }

    private func headers(_ member: Member?, _ isPart: Bool) -> HTTPFields {
        var headers: HTTPFields = [:]
        if let member, let name = HTTPField.Name("X-Acting") { headers[name] = "\(member.id)" }
        if isPart, let name = HTTPField.Name("HX-Request") { headers[name] = "true" }
        return headers
    }

    func outgoing() async throws -> [OutgoingMessage] {
        try await rows.database.read {
            try OutgoingList.page($0, Rows.workspace, OutgoingList.Filter(), PageRequest(limit: 50)).items
                .map(\.message)
        }
    }
}
