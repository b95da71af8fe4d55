import Domain
import Foundation
import Synchronization
import Testing

@testable import WhatsApp

struct SendingTests {
    private let number = BusinessNumberID("106540352242922")

    /// What is sent to Meta, and what comes of its answer.
    private func send(
        _ content: OutgoingContent, to address: SendingAddress? = .phone("34611222333"), replyTo: String? = nil,
        answer: String = #"{"messages":[{"id":"wamid.1"}],"contacts":[{"input":"+34611222333","wa_id":"34611222333"}]}"#
    ) async throws -> (body: JSON, receipt: SendingReceipt) {
        let calls = Mutex<[HTTPCall]>([])
        let exchange = HTTPExchange { call async throws(HTTPFailure) in
            calls.withLock { $0.append(call) }
            return HTTPReply(status: 200, body: Data(answer.utf8))
        }
        let client = WhatsAppClient(exchange: exchange, baseURL: "https://graph.example", token: "t")
        let receipt = try await client.send(
            content, to: address, from: number, replyTo: replyTo.map { WhatsAppMessageID($0) }, callback: "liaison:7")
        let call = try #require(calls.withLock { $0.first })
        #expect(call.url == "https://graph.example/v25.0/106540352242922/messages")
        #expect(call.headers["authorization"] == "Bearer t" && call.headers["content-type"] == "application/json")
        return (try JSON(parsing: call.body), receipt)
    }

    @Test func `a text goes to the number with plus and country code, and carries our word`() async throws {
        let (body, receipt) = try await send(.text("Sí", showsPreview: false), replyTo: "wamid.0")
        #expect(
            body == [
                "messaging_product": "whatsapp", "recipient_type": "individual", "to": "+34611222333", "type": "text",
                "text": ["preview_url": false, "body": "Sí"], "context": ["message_id": "wamid.0"],
                "biz_opaque_callback_data": "liaison:7",
            ])
        #expect(receipt == SendingReceipt(whatsAppID: WhatsAppMessageID("wamid.1"), phone: "34611222333"))
    }

    @Test func `somebody without a number is named by user id, a group by its own`() async throws {
        let user = try await send(
            .text("Sí", showsPreview: false), to: .user(BusinessScopedUserID("ES.1")),
            answer: #"{"messages":[{"id":"wamid.1"}],"contacts":[{"input":"ES.1","user_id":"ES.1"}]}"#)
        #expect(user.body["recipient"] == "ES.1" && user.body["to"] == nil)
        #expect(user.receipt.userID == BusinessScopedUserID("ES.1") && user.receipt.phone == nil)
        let group = try await send(.text("Sí", showsPreview: false), to: .group(GroupID("Y2Fw")))
        #expect(group.body["recipient_type"] == "group" && group.body["to"] == "Y2Fw")
    }

    @Test func `a template carries its values by name`() async throws {
        let template = OutgoingTemplate(
            name: "cita", language: "es", header: .media(OutgoingMedia(kind: .image, source: .upload("9"))),
            body: [.init(name: "nombre", text: "Núria")], buttons: [.init(index: 0, filling: .link("77"))])
        let body = try await send(.template(template)).body
        #expect(
            body["template"] == [
                "name": "cita", "language": ["code": "es"],
                "components": [
                    ["type": "header", "parameters": [["type": "image", "image": ["id": "9"]]]],
                    [
                        "type": "body",
                        "parameters": [["type": "text", "parameter_name": "nombre", "text": "Núria"]],
                    ],
                    [
                        "type": "button", "sub_type": "url", "index": "0",
                        "parameters": [["type": "text", "text": "77"]],
                    ],
                ],
            ])
    }

    @Test func `a read mark names its message and nobody else`() async throws {
        let (body, receipt) = try await send(
            .typing(answering: WhatsAppMessageID("wamid.0")), to: nil, answer: #"{"success":true}"#)
        #expect(
            body == [
                "messaging_product": "whatsapp", "status": "read", "message_id": "wamid.0",
                "typing_indicator": ["type": "text"],
            ])
        #expect(receipt.whatsAppID == nil)
    }

    @Test(arguments: [
        "{}", #"{"messages":[]}"#, #"{"messages":[{"message_status":"accepted"}]}"#, #"{"messages":"wamid.1"}"#, "",
        "<html>",
    ])
    func `an answer without an id counts as none`(answer: String) async throws {
        await #expect(throws: WhatsAppFailure.self) {
            try await send(.text("Sí", showsPreview: false), answer: answer)
        }
    }

    @Test(arguments: [
        #"{"messages":[{"id":"wamid.1"}]}"#, #"{"messages":[{"id":"wamid.1"}],"contacts":null}"#,
        #"{"messages":[{"id":"wamid.1","new":1}],"contacts":[{"wa_id":""}],"more":[]}"#,
    ])
    func `an answer with an id is enough`(answer: String) async throws {
        let receipt = try await send(.text("Sí", showsPreview: false), answer: answer).receipt
        #expect(receipt == SendingReceipt(whatsAppID: WhatsAppMessageID("wamid.1")))
    }

    @Test(
        arguments: [
            ("TIER_250", 250), ("TIER_2K", 2_000), ("TIER_100K", 100_000), ("10000", 10_000), ("TIER_UNLIMITED", nil),
            ("", nil), ("TIER_NOT_SET", nil), ("TIER_-5", nil),
        ] as [(String, Int?)])
    func `a messaging limit that is not understood limits nothing`(word: String, openings: Int?) {
        #expect(SendingLimits.openings(word) == openings)
    }
}
