import Domain
import Foundation
import HubSpot
import Sandbox
import Storage
import Sync
import TestEngines
import Testing

@testable import App

/// HubSpot connected and left again, over real HTTP.
struct ConnectionJourneyTests {
    @Test(arguments: TestEngine.available)
    func `an app is installed on HubSpot's page, used, and taken out`(engine: TestEngine) async throws {
        try await Journey.take(engine) { journey in
            try await journey.approve()
            #expect(journey.world.hubSpot.installation != nil)
            let page = try await journey.eventually("the page names who connected") {
                let page = try await journey.page("/integrations/hubspot")
                return page.contains("through HubSpot’s page") && page.contains("granted") ? page : nil
            }
            #expect(page.contains("by webhook"))
            let contact = journey.world.hubSpot.addContact(["firstname": "Ana", "phone": "+34 600 000 001"])
            try await journey.findChanges()
            let ana = journey.world.whatsApp.addCustomer("Ana", phone: "34600000001")
            _ = ana.writes("through the app", to: journey.number.value)
            _ = try await journey.communication(on: contact, saying: "through the app")
            let left = try await journey.press("/integrations/hubspot/disconnection")
            #expect(left.status == 303)
            #expect(journey.world.hubSpot.installation == nil)
            #expect(try await journey.page("/integrations/hubspot").contains("HubSpot is disconnected."))
        }
    }

    @Test(arguments: TestEngine.available)
    func `what changes in HubSpot is in the mirror as soon as its webhook comes`(engine: TestEngine) async throws {
        try await Journey.take(engine, tellsChanges: true) { journey in
            _ = try await journey.eventually("the import") { try await journey.readAt() }
            let id = journey.world.hubSpot.addContact(["firstname": "Bea", "phone": "+34 600 000 002"])
            _ = try await journey.eventually("the contact") { try await journey.mirrored(id) }
            journey.world.hubSpot.changeContact(id, ["phone": "+34 600 000 003"])
            _ = try await journey.eventually("the change") {
                try await journey.mirrored(id)?.phones.first?.text == "+34 600 000 003" ? true : nil
            }
            journey.world.hubSpot.deleteContactForPrivacy(id)
            _ = try await journey.eventually("the end") { try await journey.mirrored(id) == nil ? true : nil }
        }
    }

    @Test(arguments: TestEngine.available)
    func `no token stands in a log, a page, an answer or the database`(engine: TestEngine) async throws {
        try await Journey.take(engine) { journey in
            let wrong = "a-wrong-token-that-somebody-pasted"
            let refused = try await journey.press("/integrations/hubspot/token", "token=\(wrong)")
            #expect(refused.status == 422)
            var said = String(decoding: refused.body, as: UTF8.self)
            try await journey.approve()
            try await journey.assembly.connections.checkHubSpot(Assembly.workspace)
            journey.world.hubSpot.expireAccessTokens()
            _ = try await journey.assembly.connections.checkHubSpot(Assembly.workspace)
            journey.world.hubSpot.uninstall()
            _ = try? await journey.assembly.connections.checkHubSpot(Assembly.workspace)
            for path in ["/", "/integrations/hubspot", "/metrics", "/api/v1/numbers", "/api/v1/contacts"] {
                said += try await journey.page(path)
            }
            for finding in try await Doctor(assembly: journey.assembly).findings() { said += finding.line }
            let secrets =
                Array(journey.record.tokens) + [
                    wrong, DemoAccounts.hubSpotToken, DemoAccounts.clientSecret, DemoAccounts.whatsAppToken,
                    DemoAccounts.appSecret, DemoAccounts.apiToken,
                ]
            #expect(journey.record.tokens.count >= 3)
            let log = journey.record.log.joined(separator: "\n")
            let stored = try await journey.everythingStored()
            for secret in secrets {
                #expect(!said.contains(secret) && !log.contains(secret))
                let bytes = Data(secret.utf8)
                #expect(stored.range(of: bytes) == nil && stored.range(of: Data(bytes.hexadecimal.utf8)) == nil)
            }
            #expect(stored.range(of: Data("10203040".utf8)) != nil, "What is looked through is the database.")
        }
    }
}

extension Journey {
    func page(_ path: String) async throws -> String {
        String(decoding: try await send(.get, path).body, as: UTF8.self)
    }

    func mirrored(_ contact: String) async throws -> Contact? {
        try await assembly.database.read { try ContactTable.find($0, Assembly.workspace, ContactID(contact)) }
    }

    /// A button, with its form.
    func press(_ path: String, _ form: String = "", cookie: String? = nil) async throws -> HTTPReply {
        let headers: HTTPHeaders = [
            "Content-Type": "application/x-www-form-urlencoded", "X-CSRF-Token": try await formToken(),
            "Cookie": [cookie, self.cookie].compactMap(\.self).joined(separator: "; "),
        ]
        return try await exchange.send(
            HTTPCall(.post, path.hasPrefix("http") ? path : url + path, headers: headers, body: Data(form.utf8)))
    }

    /// As it stands in each page.
    private func formToken() async throws -> String {
        let page = try await page("/account")
        return String(try #require(page.firstMatch(of: /<meta name="csrf" content="([^"]+)"/)).1)
    }

    /// What a browser does between “Connect with HubSpot” and being back.
    func approve() async throws {
        let away = try await send(.get, "/integrations/hubspot/authorization")
        let consent = try #require(away.headers["Location"])
        let cookie = try #require(away.headers["Set-Cookie"]?.split(separator: ";").first)
        let user = try #require(world.hubSpot.owners().first?.userID)
        let approved = try await press(consent, "user=\(user)&decision=approve")
        let back = try #require(approved.headers["Location"])
        let answer = try await exchange.send(
            HTTPCall(
                .get, back,
                headers: ["Cookie": "\(self.cookie); \(cookie)"]))
        #expect(answer.status == 303, "\(String(decoding: answer.body, as: UTF8.self))")
    }

    /// The whole database: the bytes of SQLite's files, the text of PostgreSQL's rows, where bytes are hexadecimal.
    func everythingStored() async throws -> Data {
        if let path = assembly.settings.database.path {
            return ["", "-wal"].reduce(into: Data()) { all, suffix in
                all += (try? Data(contentsOf: URL(fileURLWithPath: path + suffix))) ?? Data()
            }
        }
        return try await assembly.database.read { connection in
            let rows = try Self.tables.flatMap { try connection.rows($0).map { try $0.text("row") } }
            return Data(rows.joined(separator: "\n").utf8)
        }
    }

    /// Wherever a token could have got to.
    private static let tables: [SQL] = [
        "SELECT CAST(t AS TEXT) AS row FROM hubspot_accounts AS t",
        "SELECT CAST(t AS TEXT) AS row FROM whatsapp_accounts AS t",
        "SELECT CAST(t AS TEXT) AS row FROM api_tokens AS t", "SELECT CAST(t AS TEXT) AS row FROM audit AS t",
        "SELECT CAST(t AS TEXT) AS row FROM intake AS t", "SELECT CAST(t AS TEXT) AS row FROM timeline_entries AS t",
        "SELECT CAST(t AS TEXT) AS row FROM contacts AS t", "SELECT CAST(t AS TEXT) AS row FROM unknown_parts AS t",
    ]
}

extension Data {
    fileprivate var hexadecimal: String {
        map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    }
}
