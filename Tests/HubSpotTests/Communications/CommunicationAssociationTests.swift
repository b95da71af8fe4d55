import Domain
import Testing

@testable import HubSpot

struct CommunicationAssociationTests {
    let pair = CommunicationAssociation(communication: CommunicationID("11"), contact: ContactID("501"))

    @Test func `one pair is put on the timeline without a body`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(200, "{}"))
        try await hub.client.associate(pair)
        let call = try #require(hub.calls.first)
        #expect(call.method == .put)
        #expect(call.url.hasSuffix("/crm/objects/2026-03/communications/11/associations/default/contacts/501"))
        #expect(call.body.isEmpty)
    }

    @Test func `refusals are told by pair`() async throws {
        let body = """
            {"results":[{"fromObjectTypeId":"0-18","fromObjectId":11,"toObjectTypeId":"0-1","toObjectId":501}],
             "errors":[{"category":"OBJECT_NOT_FOUND","message":"no contact","context":{"toObjectId":["502"]}}]}
            """
        let bad = CommunicationAssociation(communication: pair.communication, contact: ContactID("502"))
        let refused = try await ScriptedHubSpot(HTTPReply(207, body)).client.associate([pair, bad])
        #expect(refused.mapValues(\.word) == [bad: "object_not_found"])
    }

    @Test func `pairs are taken off the timeline`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(204))
        try await hub.client.dissociate([pair])
        let call = try #require(hub.calls.first)
        #expect(call.url.hasSuffix("/crm/associations/2026-03/communications/contacts/batch/archive"))
        #expect(call.json["inputs"] == [["from": ["id": "11"], "to": [["id": "501"]]]])
    }

    @Test func `a search for one moment asks by contact and milliseconds`() async throws {
        let body = #"{"total":1,"results":[{"id":"11","properties":{"hs_timestamp":"2026-11-21T12:00:00Z"}}]}"#
        let hub = ScriptedHubSpot(HTTPReply(200, body))
        let found = try await hub.client.searchCommunications(of: ContactID("501"), at: .noon)
        #expect(found.map(\.timestamp) == [.noon])
        let filters = hub.calls.first?.json["filterGroups"]?.array.first?["filters"]?.array ?? []
        #expect(filters.map { $0["value"]?.text } == ["501", "1795262400000"])
    }
}
