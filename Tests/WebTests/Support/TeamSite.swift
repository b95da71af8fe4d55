import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Storage
import Sync
import Synchronization
import TestEngines
import Testing
import Web

/// A site on which people sign in.
struct TeamSite: Sendable {
    static let password = "correct horse"
    static let cookieName = "__Host-liaison"

    let site: Site
    let membership: Membership
    let clock: HandClock
    /// Everything that the site answers.
    let routes: [Route]

    struct Route: Sendable {
        var method: HTTPRequest.Method
        var path: String
        var name: String { "\(method.rawValue) \(path)" }
        /// With something where a value stands.
        var uri: String { path.replacing(/\{[^}]+\}/, with: "12") }
    }

    /// A member, as an invitation would make one.
    @discardableResult
    func add(
        _ name: String, role: Role = .agent, grants: Set<Permission> = [], numbers: Set<BusinessNumberID>? = nil
    ) async throws -> Member {
        let email = "\(name.lowercased())@taller.example"
        let token = try await membership.invite(
            email, role: role, grants: grants, numbers: numbers, author: .liaison)
        _ = try await membership.join(
            name: name, password: Self.password, language: nil, token,
            from: SignInDevice(userAgent: "", address: ""))
        let member = try await membership.member(withEmail: email)
        try await membership.endOthers(of: member.id, keeping: SessionID(0))
        return member
    }

    /// A browser in which somebody signed in without the page.
    func browser(of member: Member) async throws -> Browser {
        let token = try await membership.openSession(
            of: member.id, from: SignInDevice(userAgent: "Firefox/140 Linux", address: "203.0.113.9"))
        return try await Browser(site: site, token: token.revealed)
    }

    /// As an admin of the name Ada.
    func admin() async throws -> Browser {
        try await browser(of: try await add("Ada", role: .admin))
    }

    /// Whoever just comes to the site.
    var stranger: Browser { Browser(site: site) }
}

/// What a browser remembers: the cookie, and the proof that stands in pages.
struct Browser: Sendable {
    let site: Site
    var token: String?
    var formToken: String?

    init(site: Site) {
        self.site = site
    }

    init(site: Site, token: String) async throws {
        self.site = site
        self.token = token
        formToken = try await get("/account").text.firstMatch(of: /<meta name="csrf" content="([^"]+)"/)
            .map { String($0.output.1) }
    }

    func get(_ uri: String, headers: HTTPFields = [:]) async throws -> TestResponse {
        try await site.send(.get, uri, token: nil, headers: with(headers))
    }

    /// A form of a page: with the proof, unless another is given.
    func post(_ uri: String, _ form: String = "", headers: HTTPFields = [:]) async throws -> TestResponse {
        let proof = formToken.map { "csrf=\($0)" } ?? ""
        return try await send(.post, uri, [proof, form].filter { !$0.isEmpty }.joined(separator: "&"), headers)
    }

    func send(
        _ method: HTTPRequest.Method, _ uri: String, _ body: String, _ headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        var headers = with(headers)
        if headers[.secFetchSite] == nil { headers[.secFetchSite] = "same-origin" }
        return try await site.send(method, uri, token: nil, headers: headers, body: body)
    }

    private func with(_ headers: HTTPFields) -> HTTPFields {
        var headers = headers
        if let token { headers[.cookie] = "\(TeamSite.cookieName)=\(token)" }
        return headers
    }
}

extension TestResponse {
    var location: String? { headers[.location] }

    /// The token that the browser is told to keep.
    var newToken: String? {
        headers[.setCookie].flatMap { $0.firstMatch(of: /^__Host-liaison=([^;]*);/) }.map { String($0.output.1) }
    }
}

/// A clock that a test moves.
final class HandClock: Sendable {
    private let moment = Mutex(Rows.now)

    var wall: WallClock { WallClock { self.moment.withLock { $0 } } }

    func advance(by duration: Duration) {
        moment.withLock { $0 = $0 + duration }
    }
}

func withTeam(
    _ engine: TestEngine = .sqlite, story: Story = .full, setup: (inout SiteSetup) -> Void = { _ in },
    sendsMail: Bool = false, _ test: @Sendable (TeamSite) async throws -> Void
) async throws {
    try await withDatabase(engine) { database in
        let rows = Rows(database: database)
        try await story.tell(rows)
        let clock = HandClock()
        var services = plainServices(database)
        let membership = Membership(
            database: database, workspace: Rows.workspace, box: try SecretBox(passphrase: "a key for the tests"),
            cost: .none, sendsMail: sendsMail,
            random: RandomSource { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } },
            changes: services.changes, clock: clock.wall, ids: .counting(from: 900_000))
        services.membership = membership
        services.clock = clock.wall
        var made = SiteSetup(services: services, access: .members)
        setup(&made)
        let router = try makeRouter(made.services, access: made.access)
        let routes = router.routes.map { TeamSite.Route(method: $0.method, path: $0.path.description) }
        let app = Application(router: router)
        try await app.test(made.framework) { client in
            try await test(
                TeamSite(site: Site(rows: rows, client: client), membership: membership, clock: clock, routes: routes))
        }
    }
}
