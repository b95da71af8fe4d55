import Domain
import Sandbox
import Testing

struct ScopeTests {
    struct Need: Sendable, CustomTestStringConvertible {
        let method: HTTPCall.Method
        let path: String
        let scopes: [String]
        var testDescription: String { "\(method.rawValue) \(path)" }

        init(_ method: HTTPCall.Method, _ path: String, _ scopes: String...) {
            self.method = method
            self.path = path
            self.scopes = scopes
        }
    }

    static let reads = [
        Need(.get, "/crm/objects/2026-03/contacts", "crm.objects.contacts.read"),
        Need(.get, "/crm/v3/objects/contacts/1", "crm.objects.contacts.read"),
        Need(.post, "/crm/objects/2026-03/contacts/search", "crm.objects.contacts.read"),
        Need(.post, "/crm/objects/2026-03/contacts/batch/read", "crm.objects.contacts.read"),
        Need(.get, "/crm/objects/2026-03/communications", "crm.objects.contacts.read"),
        Need(.get, "/crm/objects/2026-03/notes", "crm.objects.contacts.read"),
        Need(.get, "/crm/objects/2026-03/tasks", "crm.objects.contacts.read"),
        Need(.get, "/crm/objects/2026-03/companies", "crm.objects.companies.read"),
        Need(.get, "/crm/objects/2026-03/deals", "crm.objects.deals.read"),
        Need(.get, "/crm/objects/2026-03/tickets", "tickets"),
        Need(.get, "/crm/owners/2026-03", "crm.objects.owners.read"),
        Need(.get, "/crm/pipelines/2026-03/deals", "crm.objects.deals.read"),
    ]

    static let writes = [
        Need(.post, "/crm/objects/2026-03/contacts", "crm.objects.contacts.write"),
        Need(.patch, "/crm/objects/2026-03/contacts/1", "crm.objects.contacts.write"),
        Need(.delete, "/crm/objects/2026-03/contacts/1", "crm.objects.contacts.write"),
        Need(.post, "/crm/objects/2026-03/contacts/merge", "crm.objects.contacts.write"),
        Need(.post, "/crm/objects/2026-03/contacts/gdpr-delete", "crm.objects.contacts.write"),
        Need(.post, "/crm/objects/2026-03/contacts/batch/update", "crm.objects.contacts.write"),
        Need(.post, "/crm/objects/2026-03/communications", "crm.objects.contacts.write"),
        Need(.post, "/crm/objects/2026-03/tickets", "tickets"),
        Need(.post, "/crm/objects/2026-03/deals", "crm.objects.deals.write"),
        Need(.post, "/crm/properties/2026-03/contacts", "crm.schemas.contacts.write"),
        Need(.delete, "/appinstalls/2026-03/external-install", "oauth"),
    ]

    @Test(arguments: reads + writes)
    func `a call needs its scope, and the refusal names it`(need: Need) async throws {
        let scene = HubSpotScene { $0.tokens["none"] = .init(scopes: []) }
        let answer = try await scene.call(need.method, need.path, [:], token: "none")
        #expect(answer.status == 403)
        #expect(answer.body["status"] == "error")
        #expect(answer.body["category"] == "MISSING_SCOPES")
        #expect(answer.body["correlationId"]?.text != nil)
        let error = try #require(answer.body["errors"]?.array.first)
        #expect(error["context"]?["requiredGranularScopes"] == .array(need.scopes.map(JSON.string)))
        #expect(error["message"]?.text != nil)
    }

    @Test(arguments: reads + writes)
    func `with the scope the call gets through`(need: Need) async throws {
        let scene = HubSpotScene { $0.tokens["enough"] = .init(scopes: Set(need.scopes)) }
        let answer = try await scene.call(need.method, need.path, [:], token: "enough")
        #expect(answer.status != 403 && answer.status != 401)
    }

    @Test func `associations need the scopes of both ends`() async throws {
        let scene = HubSpotScene {
            $0.tokens["half"] = .init(scopes: ["crm.objects.contacts.read"])
            $0.tokens["both"] = .init(scopes: ["crm.objects.contacts.read", "crm.objects.companies.read"])
        }
        let path = "/crm/associations/2026-03/contacts/companies/labels"
        let refused = try await scene.call(.get, path, token: "half")
        #expect(
            refused.body["errors"]?.array.first?["context"]?["requiredGranularScopes"]
                == ["crm.objects.companies.read"])
        #expect(try await scene.call(.get, path, token: "both").status == 200)
    }

    @Test func `everybody may know the account`() async throws {
        let scene = HubSpotScene { $0.tokens["none"] = .init(scopes: []) }
        #expect(try await scene.call(.get, "/account-info/2026-03/details", token: "none").status == 200)
    }

    @Test func `a token of OAuth may do what was granted and no more`() async throws {
        let oauth = OAuthScene()
        let (access, _) = try await oauth.install(grant: [])
        #expect(try await oauth.contacts(access).status == 200)
        let refused = try await oauth.scene.call(.get, "/crm/objects/2026-03/tickets", token: access)
        #expect(refused.body["category"] == "MISSING_SCOPES")
    }
}
