import Domain
import Testing

@testable import HubSpot

struct CommunicationCreateTests {
    @Test func `a communication is written as a WhatsApp message of its contacts`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(201, #"{"results":[]}"#))
        _ = try await hub.client.createCommunications([sampleDraft(contacts: ["501", "502"])])
        let call = try #require(hub.calls.first)
        #expect(call.url == "https://api.hubapi.com/crm/objects/2026-03/communications/batch/create")
        let input = try #require(call.json["inputs"]?.array.first)
        #expect(input["objectWriteTraceId"] == "7-20000-0")
        #expect(
            input["properties"] == [
                "hs_communication_channel_type": "WHATS_APP", "hs_communication_logged_from": "CRM",
                "hs_communication_body": "<p>Lena: hello 0</p>", "hs_timestamp": "1795262400000",
                "hubspot_owner_id": "80112233",
            ])
        let contacts = try #require(input["associations"]?.array)
        #expect(contacts.map { $0["to"]?["id"] } == ["501", "502"])
        #expect(contacts.map { $0["types"]?.array.first?["associationTypeId"] } == [81, 81])
    }

    @Test func `results come in any order and find their draft by its trace id`() async throws {
        let created = try await create(
            2, HTTPReply(201, results((id: "12", trace: "7-20000-1"), (id: "11", trace: "7-20000-0"))))
        #expect(created == .answered([key(0): .created("11"), key(1): .created("12")]))
    }

    @Test func `a bad input is refused by itself`() async throws {
        let body = """
            {"results":[{"id":"11","properties":{},"objectWriteTraceId":"7-20000-0"}],"numErrors":1,
             "errors":[{"category":"VALIDATION_ERROR","message":"too long","context":{"objectWriteTraceId":["7-20000-1"]}}]}
            """
        guard case .answered(let outcomes) = try await create(2, HTTPReply(207, body)),
            case .refused(let refusal) = outcomes[key(1)]
        else {
            Issue.record("the second draft was not refused")
            return
        }
        #expect(outcomes[key(0)] == .created("11"))
        #expect(refusal.word == "validation_error")
        #expect(refusal.sentence.contains("too long"))
        #expect(refusal.isPermanent)
    }

    @Test func `a result without a trace id is known by its time`() async throws {
        let body = """
            {"results":[{"id":"12","properties":{"hs_timestamp":"2026-11-21T12:00:01Z"}},
                        {"id":"11","properties":{"hs_timestamp":"2026-11-21T12:00:00.000Z"}}]}
            """
        #expect(
            try await create(2, HTTPReply(201, body)) == .answered([key(0): .created("11"), key(1): .created("12")]))
    }

    @Test func `a draft that the answer does not mention is unanswered, never assumed`() async throws {
        let created = try await create(2, HTTPReply(201, results((id: "11", trace: "7-20000-0"))))
        #expect(created == .answered([key(0): .created("11"), key(1): .unanswered]))
    }

    @Test func `a nameless error is about the only draft left`() async throws {
        let body = #"{"results":[],"errors":[{"category":"OBJECT_NOT_FOUND","message":"no contact 501"}]}"#
        guard case .answered(let outcomes) = try await create(1, HTTPReply(207, body)) else {
            Issue.record("not answered")
            return
        }
        #expect(outcomes[key(0)]?.refusal?.word == "object_not_found")
    }

    @Test func `nameless errors of several kinds accuse nobody`() async throws {
        let body = #"{"results":[],"errors":[{"category":"OBJECT_NOT_FOUND"},{"category":"VALIDATION_ERROR"}]}"#
        #expect(
            try await create(2, HTTPReply(207, body)) == .answered([key(0): .unanswered, key(1): .unanswered]))
    }

    @Test func `a refusal of everything is for the caller to split`() async throws {
        let body = #"{"category":"VALIDATION_ERROR","message":"one of them is wrong"}"#
        #expect(
            try await create(2, HTTPReply(400, body))
                == .wholeBatchRefused(.invalid("one of them is wrong", problems: [])))
    }

    @Test func `a refusal of the token is not about the drafts`() async throws {
        await #expect(throws: HubSpotFailure.invalidToken) { try await create(2, HTTPReply(401)) }
    }

    @Test(arguments: ["", "<html>", #"{"status":"PENDING"}"#, #"{"results":[{"properties":{}}]}"#])
    func `a created batch whose answer cannot be read is an unknown outcome`(body: String) async throws {
        await #expect { try await create(1, HTTPReply(201, body)) } throws: {
            ($0 as? HubSpotFailure)?.word == "unknown_outcome"
        }
    }

    private func create(
        _ count: Int64, _ reply: HTTPReply
    ) async throws -> BatchOutcome<CommunicationKey, CommunicationCreated> {
        try await ScriptedHubSpot(reply).client.createCommunications((0..<count).map { sampleDraft($0) })
    }

    private func key(_ part: Int64) -> CommunicationKey { sampleDraft(part).0 }

    private func results(_ results: (id: String, trace: String)...) -> String {
        let texts = results.map { #"{"id":"\#($0.id)","properties":{},"objectWriteTraceId":"\#($0.trace)"}"# }
        return #"{"status":"COMPLETE","results":[\#(texts.joined(separator: ","))]}"#
    }
}

extension CommunicationCreated {
    fileprivate static func created(_ id: String) -> CommunicationCreated { .created(CommunicationID(id)) }

    fileprivate var refusal: Refusal? {
        if case .refused(let refusal) = self { refusal } else { nil }
    }
}
