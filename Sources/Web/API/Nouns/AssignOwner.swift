import Domain
import Foundation
import HTTPTypes
import Storage
import Sync

/// `PUT /api/v1/mappings/{phone_number_id}`: this owner answers for this number.
let assignOwnerEndpoint = APIEndpoint(
    method: .put, url: .item(.mappings, id: "{id}"), name: "put_mapping",
    summary: "Maps a business number to a HubSpot owner. Asking for what is already so changes nothing.",
    parameters: [APIParameter(name: "id", place: .path, type: .id, meaning: "Meta's phone_number_id.")],
    body: [
        APIProperty(name: "owner_id", type: .id, meaning: "An active HubSpot owner, see owners.", canBeNull: false),
        APIProperty(
            name: "reach",
            type: .words([MappingChange.Reach.everything.rawValue, MappingChange.Reach.fromNow.rawValue]),
            meaning: "“everything” (unless told): what HubSpot shows already moves to the owner too. “from_now”: only "
                + "messages from now on.", canBeNull: true),
    ],
    answer: .one(.mappings),
    refusals: [
        404: "unknown_number: no such business number is connected.",
        409: "archived_owner: HubSpot has deactivated that owner.",
        422: "unknown_owner: HubSpot has no such owner.",
    ],
    respond: assignOwner)

@Sendable private func assignOwner(_ request: APIRequest) async throws -> JSONText {
    let change = try mappingChange(request)
    do {
        _ = try await request.services.assign(change)
    } catch let refusal as MappingRefusal {
        throw WebFailure(status: status(of: refusal), code: refusal.word, message: refusal.sentence)
    }
    guard let made = try await request.read({ try MappingList.find($0, $1, id: change.number.value) }) else {
        throw WebFailure(
            status: .conflict, code: "changed_meanwhile",
            message: "Somebody changed the mapping of this number in the same moment. Read it again.")
    }
    return mappingsAPI.fields.json(made)
}

private func mappingChange(_ request: APIRequest) throws(WebFailure) -> MappingChange {
    guard let json = try? JSON(parsing: request.body), case .object(let fields) = json else {
        throw .bad("bad_json", "The body is not a JSON object such as {\"owner_id\":\"123\"}.")
    }
    if let unknown = fields.keys.sorted().first(where: { !["owner_id", "reach"].contains($0) }) {
        throw .bad("unknown_field", "“\(unknown)” is no field of a mapping. It takes owner_id and reach.")
    }
    guard let owner = json["owner_id"]?.text else {
        throw .bad("missing_owner", "The body names no owner: {\"owner_id\":\"123\"}.")
    }
    let reachWord = json["reach"]?.string ?? MappingChange.Reach.everything.rawValue
    guard let reach = MappingChange.Reach(rawValue: reachWord) else {
        throw .bad("bad_reach", "“reach” is everything or from_now, not “\(reachWord)”.")
    }
    return MappingChange(
        number: BusinessNumberID(request.id ?? ""), owner: OwnerID(owner), reach: reach,
        author: request.author ?? .liaison)
}

private func status(of refusal: MappingRefusal) -> HTTPResponse.Status {
    switch refusal {
    case .unknownNumber: .notFound
    case .unknownOwner: .unprocessableContent
    case .archivedOwner: .conflict
    }
}
