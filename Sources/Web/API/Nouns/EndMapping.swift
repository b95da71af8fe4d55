import Domain
import HTTPTypes
import Storage
import Sync

/// `DELETE /api/v1/mappings/{phone_number_id}`: nobody answers for this number any more.
let endMappingEndpoint = APIEndpoint(
    method: .delete, url: .item(.mappings, id: "{id}"), name: "delete_mapping",
    summary: "Ends the mapping of a business number, and answers what was in force. Messages fall to the contact's "
        + "owner, then to the workspace's fallback.",
    parameters: [
        APIParameter(name: "id", place: .path, type: .id, meaning: "Meta's phone_number_id."),
        APIParameter(
            name: "reach", place: .query,
            type: .words([MappingChange.Reach.everything.rawValue, MappingChange.Reach.fromNow.rawValue]),
            meaning:
                "“everything” (unless told): also what HubSpot shows already. “from_now”: only messages from now on."
        ),
    ],
    answer: .one(.mappings), refusals: [404: "Nothing is mapped for this number, or there is no such number."],
    respond: endMapping)

@Sendable private func endMapping(_ request: APIRequest) async throws -> JSONText {
    guard let end = request.services.userMapping?.end else {
        throw WebFailure.unavailable("Mappings cannot be ended on this server.")
    }
    let number = BusinessNumberID(request.id ?? "")
    let reachWord = request.query["reach"] ?? MappingChange.Reach.everything.rawValue
    guard let reach = MappingChange.Reach(rawValue: reachWord) else {
        throw WebFailure.bad("bad_reach", "“reach” is everything or from_now, not “\(reachWord)”.")
    }
    guard let before = try await request.read({ try MappingList.find($0, $1, id: number.value) }) else {
        throw WebFailure.notFound("Nothing is mapped for the number “\(number)”.")
    }
    do {
        try await end(MappingEnd(number: number, reach: reach, author: request.doer))
    } catch let refusal as MappingRefusal {
        throw WebFailure.notFound(refusal.sentence)
    }
    return mappingsAPI.fields.json(before)
}
