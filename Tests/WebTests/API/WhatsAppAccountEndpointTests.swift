import Domain
import HTTPTypes
import HummingbirdTesting
import Sync
import Synchronization
import Testing

@testable import Web

/// Connecting WhatsApp accounts through the API.
struct WhatsAppAccountEndpointTests {
    private static let account = "102290129340398"
    private static let list = "/api/v1/whatsapp-accounts"
    private static let connection =
        #"{"account_id":"102290129340398","token":"EAAJ","app_secret":"secret","verify_token":"word"}"#

    /// What was asked, as lines.
    private final class Asked: Sendable {
        let lines = Mutex<[String]>([])

        func note(_ line: String) { lines.withLock { $0.append(line) } }

        func actions(throwing refusal: (any Error)? = nil) -> WhatsAppActions {
            WhatsAppActions(
                connect: { credentials, author in
                    self.note(
                        "connect \(credentials.account) \(credentials.token) \(credentials.appSecret) by \(author)")
                    if let refusal { throw refusal }
                },
                signUp: { signup, _ in
                    self.note(
                        "sign up \(signup.account) \(signup.code.revealed) \(signup.number?.value ?? "-") "
                            + "\(signup.pin?.revealed ?? "-")")
                },
                check: { self.note("check \($0)") },
                rotateSecret: { account, secret, word, _ in
                    self.note("rotate \(account) \(secret.revealed) \(word?.revealed ?? "-")")
                },
                disconnect: { account, _ in self.note("disconnect \(account)") })
        }
    }

    @Test func `each call does its one thing and answers how the account is then`() async throws {
        let asked = Asked()
        try await withSite(
            setup: { $0.services.whatsApp = asked.actions() },
            { site in
                let id = Self.account
                let answers = [
                    try await site.send(.post, Self.list, body: Self.connection),
                    try await site.send(
                        .post, "/api/v1/whatsapp-signups",
                        body: #"{"code":"AQB","account_id":"\#(id)","number_id":"7","pin":"581063"}"#),
                    try await site.send(.post, "\(Self.list)/\(id)/check"),
                    try await site.send(.put, "\(Self.list)/\(id)/secret", body: #"{"app_secret":"new"}"#),
                    try await site.send(.delete, "\(Self.list)/\(id)"),
                ]
                for answer in answers {
                    #expect(answer.status == .ok)
                    #expect(try answer.json["id"]?.text == id && !answer.text.contains("EAAJ"))
                }
                #expect(
                    asked.lines.withLock { $0 } == [
                        "connect \(id) EAAJ secret by \(Author.token("tests"))", "check \(id)",
                        "sign up \(id) AQB 7 581063", "check \(id)", "check \(id)", "rotate \(id) new -",
                        "disconnect \(id)",
                    ])
            })
    }

    @Test func `accounts and numbers are listed with their states`() async throws {
        try await withSite { site in
            let account = try #require(try await site.json(Self.list)["results"]?.array.first)
            #expect(account["state"]?.text == "connected" && account["sentence"] != nil)
            #expect(account["numbers"]?.integer.map { $0 > 0 } == true)
            let one = try await site.json("\(Self.list)/\(Self.account)")
            #expect(one.object["findings"] == .array([]))
            let number = try #require(try await site.json("/api/v1/numbers")["results"]?.array.first)
            for field in ["state", "throughput", "messaging_limit", "is_on_phone_app", "heard_at"] {
                #expect(number.object[field] != nil)
            }
        }
    }

    @Test(arguments: [
        (ConnectRefusal.tokenNotValid, 409), (.wrongAppSecret, 422), (.noMetaApp, 409),
        (.unknownAccount(WhatsAppAccountID("9")), 404),
    ])
    func `a refusal comes with its own status, word and sentence`(refusal: ConnectRefusal, status: Int) async throws {
        try await withSite(
            setup: { $0.services.whatsApp = Asked().actions(throwing: refusal) },
            { site in
                let answer = try await site.send(.post, Self.list, body: Self.connection)
                #expect(Int(answer.status.code) == status)
                #expect(try answer.errorCode == refusal.word)
                #expect(try answer.json["error"]?["message"]?.text == refusal.sentence)
            })
    }

    @Test(arguments: [
        ("{}", "missing_account_id"), (#"{"account_id":"1"}"#, "missing_token"), ("[]", "bad_json"),
        (#"{"account_id":"1","secret":"x"}"#, "unknown_field"),
    ])
    func `a body that cannot be meant is refused`(body: String, code: String) async throws {
        try await withSite(
            setup: { $0.services.whatsApp = Asked().actions() },
            { site in
                let answer = try await site.send(.post, Self.list, body: body)
                #expect(answer.status == .badRequest)
                #expect(try answer.errorCode == code)
            })
    }

    @Test func `nobody connects without a token of the API`() async throws {
        try await withSite(
            setup: { $0.services.whatsApp = Asked().actions() },
            { site in
                let answer = try await site.send(.post, Self.list, token: nil, body: Self.connection)
                #expect(answer.status == .unauthorized)
            })
    }
}
