import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Storage
import Sync
import TestEngines

@testable import Web

extension Rows {
    /// Ana (1) is linked; two contacts fit Jo (2); nobody fits Bruna (3), who wrote to the second number; Eve (4) has a
    /// hostile name and is linked to a contact with another one.
    func sidebarStory() async throws {
        try await workspaceRow()
        try await hubSpot()
        try await whatsApp()
        try await businessNumber()
        try await businessNumber(Self.secondNumber, phone: "+34 910 12 34 56", name: "Ventas ES")
        try await owner("71", "Mara", "Voss")
        try await owner("72", "Joan", "Puig", isArchived: true)
        for (id, name, phone) in [
            (1, "Ana", "34612345678"), (2, "Jo", "447700900123"), (3, "Bruna", "5511987654321"),
            (4, Self.hostile, "33612345678"),
        ] as [(Int64, String, String)] {
            try await person(id, name: name, phone: phone)
            try await chat(100 + id, person: id, number: id == 3 ? Self.secondNumber : Self.number)
        }
        try await contact("546000", first: "Ana", last: "Díaz", email: "ana@example.net", phone: "34612345678")
        try await contact("21", first: "Jo", last: "Hill", phone: "447700900123")
        try await contact("22", first: "Joanna", last: Self.hostile, phone: "447700900123")
        try await contact("23", first: "Ev\"e", last: Self.hostile)
        try await link(501, person: 1, contact: "546000")
        try await link(504, person: 4, contact: "23")
        try await phoneWrite(601, link: 501, person: 1, contact: "546000")
    }

    /// Ends an attribute and begins a script, with an accent that hides the quotation mark from whoever goes by letter.
    static let hostile = "\"\u{301} onload=x '><script>alert(1)</script>"
}

/// The sidebar and the form of its card, as this member sees them; `nil` = open to all.
func withSidebar(
    _ engine: TestEngine = .sqlite, member: Member? = nil, records: RecordActions? = nil,
    story: (Rows) async throws -> Void = { try await $0.sidebarStory() },
    _ test: @Sendable (Site) async throws -> Void
) async throws {
    try await withDatabase(engine) { database in
        let rows = Rows(database: database)
        try await story(rows)
        var services = plainServices(database)
        services.records = records
        services.findContacts = { text in
            ContactSearchAnswer(contacts: text == "jo" ? [.found] : [], source: .hubspot)
        }
        let (templates, assets) = (try Templates(), try AssetStore())
        let router = Router(context: WebContext.self)
        router.add(
            middleware: EdgeMiddleware(
                headers: SecurityHeaders(publicURL: services.publicURL),
                errors: ErrorAnswers(templates: templates, assets: assets)))
        APIRoutes(services: services).add(to: router)
        let pages = router.group().add(middleware: SignedIn(member: member)).add(middleware: ViewerZoneMiddleware())
        SidebarRoutes(desk: SidebarDesk(services: services, templates: templates, assets: assets)).add(to: pages)
        let choices = CardChoices(
            database: database, workspace: Rows.workspace, clock: services.clock, ids: .counting(from: 9000))
        CardRoutes(services: services, choices: choices, templates: templates, assets: assets).add(to: pages)
        try await Application(router: router).test(.router) { client in
            try await test(Site(rows: rows, client: client))
        }
    }
}

private struct SignedIn: RouterMiddleware {
    let member: Member?

    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.member = member
        return try await next(request, context)
    }
}

extension Contact {
    /// By HubSpot's own search; the mirror has them too.
    fileprivate static let found = Contact(
        id: ContactID("21"), firstName: "Jo", lastName: "Hill", email: nil, owner: nil,
        phones: [ContactPhone(property: "phone", text: "07700 900123")], modifiedAt: Rows.now)
}

extension Member {
    /// Sees the first number's chats, and may do what an admin granted.
    static func agent(_ grants: Set<Permission> = [], sees numbers: Set<BusinessNumberID>? = nil) -> Member {
        Member(
            id: MemberID(7), name: "Mara Voss", email: "mara@example.net", role: .agent, owner: OwnerID("71"),
            grants: grants, numbers: numbers)
    }
}

extension Site {
    /// What htmx gets of this address.
    ///
    /// - Parameter zone: that the browser is in, as its cookie says.
    func part(_ uri: String, zone: String? = nil) async throws -> TestResponse {
        try await get(uri, headers: headers(zone))
    }

    /// A form that htmx sends.
    func press(_ uri: String, _ form: String, zone: String? = nil) async throws -> TestResponse {
        var headers = headers(zone)
        headers[.secFetchSite] = "same-origin"
        return try await send(.post, uri, headers: headers, body: form)
    }

    private func headers(_ zone: String?) -> HTTPFields {
        var headers: HTTPFields = [.hxRequest: "true"]
        if let zone { headers[.cookie] = "zone=\(zone)" }
        return headers
    }
}

extension HTTPField.Name {
    static var hxRequest: HTTPField.Name { HTTPField.Name("HX-Request") ?? .vary }
}
