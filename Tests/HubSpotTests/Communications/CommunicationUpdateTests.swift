import Domain
import Testing

@testable import HubSpot

struct CommunicationUpdateTests {
    let ids = [CommunicationID("11"), CommunicationID("12")]

    @Test func `an update writes body, time and owner, and clears an owner that is none`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(200, #"{"results":[{"id":"11","properties":{}}]}"#))
        var draft = sampleDraft().1
        draft.owner = nil
        let outcome = try await hub.client.updateCommunications([(ids[0], draft)])
        #expect(outcome == .answered([ids[0]: .updated]))
        #expect(
            hub.calls.first?.json["inputs"]?.array.first?["properties"] == [
                "hs_communication_body": "<p>Lena: hello 0</p>", "hs_timestamp": "1795262400000",
                "hubspot_owner_id": "",
            ])
    }

    @Test func `a communication that somebody deleted has vanished`() async throws {
        let body = """
            {"results":[{"id":"11","properties":{}}],
             "errors":[{"category":"OBJECT_NOT_FOUND","message":"m","context":{"ids":["12"]}}]}
            """
        #expect(
            try await update(HTTPReply(207, body)) == .answered([ids[0]: .updated, ids[1]: .vanished]))
    }

    @Test func `what the answer does not mention is unanswered`() async throws {
        #expect(
            try await update(HTTPReply(200, #"{"results":[{"id":"12","properties":{}}]}"#))
                == .answered([ids[0]: .unanswered, ids[1]: .updated]))
    }

    @Test func `a 404 for several is for the caller to split, for one it says all`() async throws {
        let reply = HTTPReply(404, #"{"message":"gone"}"#)
        #expect(try await update(reply) == .wholeBatchRefused(.notFound("gone")))
        let one = try await ScriptedHubSpot(reply).client.updateCommunications([(ids[0], sampleDraft().1)])
        #expect(one == .answered([ids[0]: .vanished]))
    }

    @Test func `a lost answer to an update is no unknown outcome`() async throws {
        let hub = ScriptedHubSpot([.failure(.unknownOutcome("reset"))])
        await #expect(throws: HubSpotFailure.unreachable("reset")) {
            try await hub.client.updateCommunications([(ids[0], sampleDraft().1)])
        }
    }

    @Test func `archiving what is gone already is no failure`() async throws {
        try await ScriptedHubSpot(HTTPReply(204)).client.archiveCommunications(ids)
        try await ScriptedHubSpot(HTTPReply(404)).client.archiveCommunications([ids[0]])
    }

    private func update(
        _ reply: HTTPReply
    ) async throws -> BatchOutcome<CommunicationID, CommunicationUpdated> {
        try await ScriptedHubSpot(reply).client.updateCommunications(ids.map { ($0, sampleDraft().1) })
    }
}
