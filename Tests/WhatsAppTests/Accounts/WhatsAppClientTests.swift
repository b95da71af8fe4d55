import Domain
import Foundation
import Synchronization
import Testing
import WhatsApp

/// Answers each call by the first rule whose start its address has, and remembers the calls.
private final class Graph: Sendable {
    let calls = Mutex<[HTTPCall]>([])
    private let answers: [(start: String, body: String)]

    init(_ answers: [(start: String, body: String)]) {
        self.answers = answers
    }

    var client: WhatsAppClient {
        let exchange = HTTPExchange { [self] call async throws(HTTPFailure) in
            calls.withLock { $0.append(call) }
            guard let answer = answers.first(where: { call.url.hasPrefix("https://graph.example/v25.0/\($0.start)") })
            else { throw .notSent("no rule for \(call.url)") }
            return HTTPReply(status: 200, body: Data(answer.body.utf8))
        }
        return WhatsAppClient(exchange: exchange, baseURL: "https://graph.example/", token: "se/cret")
    }
}

struct WhatsAppClientTests {
    private let bakery =
        #"""
        {"id":"771122334455667","display_phone_number":"+34 931 23 45 67","verified_name":"Forn Marta","quality_rating":"GREEN","status":"CONNECTED"}
        """#
    private let second = #"{"id":771122334455668,"display_phone_number":"+34 931 23 45 68"}"#
    private let path =
        "550010020030040/phone_numbers?fields=id,display_phone_number,verified_name,quality_rating,status,"
        + "is_on_biz_app,last_onboarded_time,whatsapp_business_manager_messaging_limit,username&limit=100"

    @Test func `numbers of all pages are listed, by cursor`() async throws {
        let graph = Graph([
            (
                path + "&after=QVFI",
                #"""
                {"data":[\#(second),{"display_phone_number":"no id"}],"paging":{"cursors":{"before":"a","after":"b"}}}
                """#
            ),
            (
                path,
                #"""
                {"data":[\#(bakery)],"paging":{"cursors":{"before":"a","after":"QVFI"},"next":"https://evil.example/"}}
                """#
            ),
        ])
        let numbers = try await graph.client.numbers(of: bakeryAccount)
        #expect(
            numbers == [
                BusinessNumber(
                    id: bakeryNumber, account: bakeryAccount, displayPhone: "+34 931 23 45 67",
                    verifiedName: "Forn Marta", quality: "GREEN", status: "CONNECTED"),
                BusinessNumber(
                    id: BusinessNumberID("771122334455668"), account: bakeryAccount, displayPhone: "+34 931 23 45 68",
                    verifiedName: "", quality: nil, status: nil),
            ])
        let calls = graph.calls.withLock(\.self)
        #expect(calls.count == 2)
        #expect(calls.allSatisfy { $0.headers["authorization"] == "Bearer se/cret" })
    }

    @Test func `pages that run in a circle end`() async {
        let graph = Graph([(path, #"{"data":[\#(bakery)],"paging":{"cursors":{"after":"x"},"next":"y"}}"#)])
        let error = await #expect(throws: WhatsAppFailure.self) { try await graph.client.numbers(of: bakeryAccount) }
        #expect(error?.word == "unreadable")
        #expect(graph.calls.withLock(\.count) == 2)
    }

    @Test func `subscribing is a post`() async throws {
        let graph = Graph([("550010020030040/subscribed_apps", #"{"success":true}"#)])
        try await graph.client.subscribe(bakeryAccount)
        #expect(graph.calls.withLock(\.self).map(\.method) == [.post])
        let refused = Graph([("550010020030040/subscribed_apps", #"{"success":false}"#)])
        await #expect(throws: WhatsAppFailure.self) { try await refused.client.subscribe(bakeryAccount) }
    }

    @Test func `a subscription is one's own or anybody's`() async throws {
        let app = #"{"data":[{"whatsapp_business_api_data":{"id":"42","name":"Liaison"}}]}"#
        let client = Graph([("550010020030040/subscribed_apps", app)]).client
        #expect(try await client.isSubscribed(bakeryAccount))
        #expect(try await client.isSubscribed(bakeryAccount, appID: "42"))
        #expect(try await !client.isSubscribed(bakeryAccount, appID: "43"))
        let nobody = Graph([("550010020030040/subscribed_apps", #"{"data":[]}"#)]).client
        #expect(try await !nobody.isSubscribed(bakeryAccount))
    }

    @Test func `the token's facts tell whether it serves the account`() async throws {
        let scopes = #"["whatsapp_business_management","whatsapp_business_messaging"]"#
        let granular = #"[{"scope":"whatsapp_business_management","target_ids":["550010020030040"]}]"#
        let data =
            #"""
            {"data":{"app_id":42,"type":"SYSTEM_USER","is_valid":true,"expires_at":0,"scopes":\#(scopes),\#
            "granular_scopes":\#(granular)}}
            """#
        let facts = try await Graph([("debug_token?input_token=se%2Fcret", data)]).client.checkToken()
        #expect(facts.appID == "42")
        #expect(facts.kind == "SYSTEM_USER")
        #expect(facts.expiresAt == nil)
        #expect(facts.covers(bakeryAccount))
        #expect(!facts.covers(WhatsAppAccountID("1")))
        #expect(facts.missingScopes.isEmpty)
    }

    @Test func `a token about which nothing is told is not valid`() async throws {
        let facts = try await Graph([("debug_token", "{}")]).client.checkToken()
        #expect(!facts.isValid)
        #expect(facts.missingScopes.count == 2)
    }

    @Test func `name and portfolio of an account`() async throws {
        let reply = #"{"id":"550010020030040","name":"Forn","owner_business_info":{"id":"88","name":"Forn Marta SL"}}"#
        let facts = try await Graph([("550010020030040?fields=", reply)]).client.facts(of: bakeryAccount)
        #expect(facts == WhatsAppAccountFacts(name: "Forn", portfolio: PortfolioID("88")))
    }

    @Test func `a portfolio that may not be seen is nil`() async throws {
        let graph = Graph([
            (
                "550010020030040?fields=id,name,",
                #"{"error":{"code":100,"message":"Tried accessing nonexisting field"}}"#
            ),
            ("550010020030040?fields=id,name", #"{"id":"550010020030040","name":"Forn"}"#),
        ])
        #expect(try await graph.client.facts(of: bakeryAccount) == WhatsAppAccountFacts(name: "Forn", portfolio: nil))
    }

    @Test func `a dead token is not taken for a missing portfolio`() async {
        let graph = Graph([("550010020030040", #"{"error":{"code":190,"message":"Expired"}}"#)])
        let error = await #expect(throws: WhatsAppFailure.self) { try await graph.client.facts(of: bakeryAccount) }
        #expect(error?.word == "reconnect")
    }

    @Test func `an id with a path in it stays an id`() async {
        let graph = Graph([("..%2Fme%3Fx/subscribed_apps", #"{"success":true}"#)])
        await #expect(throws: Never.self) { try await graph.client.subscribe(WhatsAppAccountID("../me?x")) }
    }
}
