import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import Sync
import Synchronization
import TestEngines
import Testing
import Web

/// A site over a real database, asked without a socket.
struct Site: Sendable {
    static let token = "a-token-of-the-tests"

    let rows: Rows
    let client: any TestClientProtocol

    func get(_ uri: String, token: String? = Site.token, headers: HTTPFields = [:]) async throws -> TestResponse {
        try await send(.get, uri, token: token, headers: headers)
    }

    func send(
        _ method: HTTPRequest.Method, _ uri: String, token: String? = Site.token, headers: HTTPFields = [:],
        body: String? = nil
    ) async throws -> TestResponse {
        var headers = headers
        if let token { headers[.authorization] = "Bearer \(token)" }
        return try await client.execute(
            uri: uri, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    }

    func json(_ uri: String) async throws -> JSON {
        try await get(uri).json
    }

    /// A page that is there.
    func page(_ uri: String) async throws -> String {
        let answer = try await get(uri)
        #expect(answer.status == .ok, "\(uri)")
        return answer.text
    }

    /// A form of that page, sent by a browser.
    func submit(_ uri: String, _ form: String) async throws -> TestResponse {
        try await send(.post, uri, headers: [.secFetchSite: "same-origin"], body: form)
    }
}

extension HTTPField.Name {
    static var secFetchSite: HTTPField.Name { HTTPField.Name("Sec-Fetch-Site") ?? .origin }
}

extension TestResponse {
    var text: String { String(buffer: body) }

    var json: JSON {
        get throws { try JSON(parsing: Data(text.utf8)) }
    }

    /// The word of the error it tells.
    var errorCode: String? {
        get throws { try json["error"]?["code"]?.text }
    }
}

/// What the database holds when a test begins.
enum Story {
    /// Nothing is connected.
    case bare
    /// Everything is connected, nobody has written.
    case empty
    /// Everything works.
    case full
    /// Much is wrong at once.
    case failing
    case rows((Rows) async throws -> Void)

    func tell(_ rows: Rows) async throws {
        switch self {
        case .bare: try await rows.bareStory()
        case .empty: try await rows.emptyStory()
        case .full: try await rows.fullStory()
        case .failing: try await rows.failingStory()
        case .rows(let write): try await write(rows)
        }
    }
}

/// What the site is built with, to be changed by a test.
struct SiteSetup {
    var services: WebServices
    var access: PageAccess = .openForTests
    var framework: TestingSetup = .router
}

func withSite(
    _ engine: TestEngine = .sqlite, story: Story = .full,
    setup: (inout SiteSetup) -> Void = { _ in }, _ test: @Sendable (Site) async throws -> Void
) async throws {
    try await withDatabase(engine) { database in
        let rows = Rows(database: database)
        try await story.tell(rows)
        var site = SiteSetup(services: plainServices(database))
        setup(&site)
        let app = Application(router: try makeRouter(site.services, access: site.access))
        try await app.test(site.framework) { client in
            try await test(Site(rows: rows, client: client))
        }
    }
}

/// Services that do nothing of their own.
func plainServices(_ database: any SQLDatabase) -> WebServices {
    WebServices(
        database: database, workspace: Rows.workspace, receive: { _ in .stored },
        answerHandshake: { $0["hub.verify_token"] == "demo-verify-token" ? $0["hub.challenge"] : nil },
        assign: { throw MappingRefusal.unknownNumber($0.number) },
        tokenName: { $0 == Site.token ? "tests" : nil }, status: { .calm },
        links: plainLinks(database), linkSettings: plainLinkSettings(database),
        findContacts: { _ in ContactSearchAnswer(contacts: []) },
        outgoing: Outgoing(
            connections: plainConnections(database), workspace: Rows.workspace, pace: TimelineEntryTable.Pace()),
        inbox: Inbox(
            database: database, workspace: Rows.workspace, changes: Changes(), clock: WallClock { Rows.now },
            ids: IDSource.counting(from: 80_000)),
        changes: Changes(),
        clock: WallClock { Rows.now }, publicURL: "https://liaison.example.net")
}

/// HubSpot is not connected, so a contact that the mirror does not have cannot be brought.
private func plainLinks(_ database: any SQLDatabase) -> Links {
    Links(
        database: database, workspace: Rows.workspace, records: plainRecords(database), pace: TimelineEntryTable.Pace(),
        changes: Changes(), clock: WallClock { Rows.now }, ids: IDSource.counting(from: 50_000))
}

private func plainLinkSettings(_ database: any SQLDatabase) -> LinkSettingsEditor {
    LinkSettingsEditor(
        database: database, workspace: Rows.workspace, records: plainRecords(database), changes: Changes(),
        clock: WallClock { Rows.now }, ids: IDSource.counting(from: 60_000))
}

private func plainRecords(_ database: any SQLDatabase) -> Records {
    Records(connections: plainConnections(database), workspace: Rows.workspace)
}

private func plainConnections(_ database: any SQLDatabase) -> Connections {
    let clock = WallClock { Rows.now }
    guard let box = try? SecretBox(passphrase: "a key for the tests") else { preconditionFailure("no box") }
    return Connections(
        database: database, box: box, secrets: WebhookSecrets(database: database, box: box, clock: clock),
        exchange: HTTPExchange { _ async throws(HTTPFailure) in throw .notSent("pages call no vendor") },
        addresses: Connections.Addresses(hubSpot: "", graph: ""), changes: Changes(), clock: clock,
        ids: .counting(from: 70_000))
}
