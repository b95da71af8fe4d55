import Domain
import Testing

@testable import HubSpot

struct CommunicationLookTests {
    let lena = ContactID("501")

    @Test func `a look goes through the contact's associations, page by page`() async throws {
        let hub = ScriptedHubSpot(
            HTTPReply(207, associations(["9", "10"], after: "x")), HTTPReply(200, associations(["11"])),
            HTTPReply(200, records(["9": 5, "10": 6, "11": 7])))
        let look = try await hub.client.findCommunications(of: [lena], at: [.noon + .seconds(7)])
        #expect(look.found.map(\.id) == [CommunicationID("11")])
        #expect(look.found.map(\.contact) == [lena])
        #expect(look.isComplete)
        #expect(hub.calls[1].json["inputs"] == [["id": "501", "after": "x"]])
        #expect(hub.calls[2].json["inputs"] == [["id": "11"], ["id": "10"], ["id": "9"]])
    }

    @Test func `a contact without communications has none`() async throws {
        let body = #"{"results":[],"errors":[{"category":"OBJECT_NOT_FOUND","message":"no association"}]}"#
        let hub = ScriptedHubSpot(HTTPReply(207, body))
        let look = try await hub.client.findCommunications(of: [lena], at: [.noon])
        #expect(look == CommunicationLook(found: [], isComplete: true))
    }

    @Test func `an endless contact is not read for ever, and the look says so`() async throws {
        let hub = ScriptedHubSpot(HTTPReply(200, associations(["9"], after: "more")))
        let look = try? await hub.client.findCommunications(of: [lena], at: [.noon])
        #expect(hub.calls.count == 21)
        #expect(look == nil || look?.isComplete == false)
    }

    private func associations(_ ids: [String], after: String? = nil) -> String {
        let targets = ids.map { #"{"toObjectId":\#($0),"associationTypes":[]}"# }.joined(separator: ",")
        let paging = after.map { #","paging":{"next":{"after":"\#($0)"}}"# } ?? ""
        return #"{"results":[{"from":{"id":"501"},"to":[\#(targets)]\#(paging)}]}"#
    }

    /// Ids and seconds after noon.
    private func records(_ times: [String: Int64]) -> String {
        let texts = times.map { id, seconds in
            let moment = Timestamp.noon + .seconds(seconds)
            return #"{"id":"\#(id)","properties":{"hs_timestamp":"\#(moment)","hs_communication_body":"b"}}"#
        }
        return #"{"results":[\#(texts.joined(separator: ","))]}"#
    }
}
