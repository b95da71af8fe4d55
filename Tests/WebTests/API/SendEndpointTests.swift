import Domain
import HTTPTypes
import HummingbirdTesting
import Storage
import Sync
import TestEngines
import Testing

@testable import Web

/// The shop of the full story: in chat 101 the customer wrote an hour ago, in chat 106 half an hour ago.
@Suite struct SendEndpointTests {
    private func post(
        _ site: Site, _ path: String, _ body: String, key: String? = nil
    ) async throws -> TestResponse {
        var headers: HTTPFields = [:]
        if let key, let name = HTTPField.Name("Idempotency-Key") { headers[name] = key }
        return try await site.send(.post, path, headers: headers, body: body)
    }

    @Test(arguments: TestEngine.available)
    func `a reply is taken at once in the name of the token, and once for its key`(engine: TestEngine) async throws {
        try await withSite(engine) { site in
            let first = try await post(
                site, "/api/v1/chats/101/messages", #"{"text":"Sí","reply_to":"wamid.201"}"#, key: "k1")
            #expect(first.status == .ok, "\(first.text)")
            let message = try first.json
            #expect(message["state"]?.text == "queued" && message["author"]?.text == "token:tests")
            #expect(message["type"]?.text == "text" && message["reply_to"]?.text == "wamid.201")
            let second = try await post(
                site, "/api/v1/chats/101/messages", #"{"text":"Sí","reply_to":"wamid.201"}"#, key: "k1")
            #expect(try second.json["id"] == message["id"])
            let other = try await post(site, "/api/v1/chats/101/messages", #"{"text":"No"}"#, key: "k1")
            #expect(try other.errorCode == "key_taken")
            let listed = try await site.json("/api/v1/outgoing-messages?chat=101&state=queued")
            #expect(listed["results"]?.array.map { $0["id"] } == [message["id"]])
        }
    }

    @Test(arguments: [
        ("chats/101/messages", #"{"type":"image","link":"https://example.com/a.jpg","text":"Mira"}"#, "image"),
        ("chats/101/messages", #"{"type":"audio","media_id":"77","voice":true}"#, "audio"),
        ("chats/101/messages", #"{"type":"location","latitude":41.4,"longitude":"2.2"}"#, "location"),
        ("chats/101/messages", #"{"type":"reaction","message":"wamid.201","emoji":"👍"}"#, "reaction"),
        (
            "chats/101/messages",
            #"{"type":"buttons","text":"¿Cuándo?","buttons":[{"id":"a","title":"Hoy"},{"id":"b","title":"Mañana"}]}"#,
            "buttons"
        ),
        (
            "chats/101/messages",
            #"{"type":"list","text":"¿Cuál?","#
                + #""list":{"button":"Ver","sections":[{"rows":[{"id":"1","title":"Uno"}]}]}}"#,
            "list"
        ),
        ("chats/101/messages", #"{"type":"contact_request","text":"¿Tu número?"}"#, "contact_request"),
        ("chats/101/messages", #"{"type":"read","message":"wamid.201"}"#, "read"),
        ("chats/101/messages", #"{"type":"typing","message":"wamid.201"}"#, "typing"),
        (
            "numbers/106540352242922/messages",
            #"{"to":"+34 611 000 111","type":"template","#
                + #""template":{"name":"seguimiento","language":"es","values":[{"text":"Ana"}]}}"#,
            "template"
        ),
        (
            "numbers/106540352242922/messages",
            #"{"user_id":"US.77","type":"template","#
                + #""template":{"name":"seguimiento","language":"es","values":[{"text":"Bo"}]}}"#,
            "template"
        ),
    ])
    func `every kind is understood`(path: String, body: String, type: String) async throws {
        try await withSite { site in
            let answer = try await post(site, "/api/v1/\(path)", body)
            #expect(answer.status == .ok, "\(answer.text)")
            #expect(try answer.json["type"]?.text == type)
        }
    }

    @Test(arguments: [
        ("chats/101/messages", "[]", "bad_json", 400), ("chats/101/messages", "{}", "missing_text", 400),
        ("chats/101/messages", #"{"text":"a","subject":"b"}"#, "unknown_field", 400),
        ("chats/101/messages", #"{"type":"poll","text":"a"}"#, "bad_type", 400),
        ("chats/101/messages", #"{"type":"image","text":"a"}"#, "missing_media_id", 400),
        ("chats/101/messages", #"{"type":"image","link":"http://example.com/a"}"#, "invalid", 422),
        ("chats/101/messages", #"{"type":"buttons","text":"a","buttons":[{"id":"a"}]}"#, "missing_title", 400),
        ("chats/101/messages", #"{"type":"buttons","text":"a","buttons":{"id":"a"}}"#, "bad_buttons", 400),
        ("chats/101/messages", #"{"text":"a","reply_to":"wamid.999"}"#, "no_target", 422),
        ("chats/404/messages", #"{"text":"a"}"#, "unknown_chat", 404),
        ("chats/x/messages", #"{"text":"a"}"#, "not_found", 404),
        ("numbers/404/messages", #"{"to":"+34611000111","text":"a"}"#, "unknown_number", 404),
        ("numbers/106540352242922/messages", #"{"text":"a"}"#, "missing_to", 400),
        ("numbers/106540352242922/messages", #"{"to":"+34611000111","text":"a"}"#, "window_closed", 409),
        ("numbers/106540352242922/messages", #"{"to":"911","text":"a"}"#, "bad_recipient", 422),
        ("numbers/106540352242922/messages", #"{"to":"+52 55 1234 0000","text":"a"}"#, "own_number", 422),
        (
            "numbers/106540352242922/messages",
            #"{"to":"+34611000111","type":"template","template":{"name":"seguimiento","language":"es"}}"#, "invalid",
            422
        ),
        ("outgoing-messages/701/repetition", "", "not_now", 409),
        ("outgoing-messages/701/settlement", "", "not_now", 409),
        ("outgoing-messages/701/cancellation", "", "not_now", 409),
        ("outgoing-messages/9/cancellation", "", "unknown_message", 404),
    ])
    func `what cannot be sent is refused with its own word`(
        path: String, body: String, word: String, status: Int
    ) async throws {
        try await withSite { site in
            let answer = try await post(site, "/api/v1/\(path)", body)
            #expect(try answer.errorCode == word, "\(answer.text)")
            #expect(Int(answer.status.code) == status)
            #expect(try answer.json["error"]?["message"]?.text?.isEmpty == false)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a person says what becomes of a message of which nobody knows`(engine: TestEngine) async throws {
        try await withSite(engine) { site in
            for id in Int64(711)...712 {
                try await site.rows.outgoing(id, chat: 101, text: "lost \(id)") { fate in
                    _ = fate.begin(at: Rows.now - .seconds(900))
                    fate.abandon()
                    _ = fate.giveUp(at: Rows.now)
                }
            }
            let unknown = try await site.json("/api/v1/outgoing-messages?state=unknown")
            #expect(unknown["results"]?.array.count == 2)
            #expect(unknown["results"]?.array.first?["trouble"]?["code"]?.text == "unknown_outcome")
            let settled = try await site.send(.post, "/api/v1/outgoing-messages/711/settlement")
            #expect(try settled.json["state"]?.text == "assumed_sent")
            let again = try await site.send(.post, "/api/v1/outgoing-messages/712/repetition")
            #expect(try again.json["again_of"]?.text == "712" && again.json["state"]?.text == "queued")
            let id = try #require(try again.json["id"]?.text)
            let taken = try await site.send(.post, "/api/v1/outgoing-messages/\(id)/cancellation")
            #expect(try taken.json["state"]?.text == "cancelled")
        }
    }

    @Test func `a chat says until when anything may be sent`() async throws {
        try await withSite { site in
            let chat = try await site.json("/api/v1/chats/101")
            let wrote = try #require(chat["customer_wrote_at"]?.text.flatMap { Timestamp(iso8601: $0) })
            #expect(chat["window_closes_at"]?.text.flatMap { Timestamp(iso8601: $0) } == wrote + ServiceWindow.length)
        }
    }

    @Test func `templates say what fills them`() async throws {
        try await withSite { site in
            let found = try await site.json("/api/v1/templates?name=seguimiento&language=es&state=APPROVED")
            let template = try #require(found["results"]?.array.first)
            #expect(template["text_variables"] == ["1"] && template["buttons"]?.array.first?["title"] == "Sí")
        }
    }
}
