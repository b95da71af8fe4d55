/// What every call to HubSpot's records may answer instead, and of the others those that apply.
func recordRefusals(_ more: Set<Int>) -> [Int: String] {
    let always: Set = [403, 409, 503]
    return recordRefusalMeanings.filter { always.union(more).contains($0.key) }
}

private let recordRefusalMeanings = [
    403: "missing_scopes: the HubSpot token lacks a permission, which is named.",
    404: "not_found: HubSpot does not have it (any more).",
    409:
        "not_connected: connect HubSpot first. invalid_token, expired_token, access_revoked: connect it again. exists: "
        + "such a contact is there, see contact_id. changed_meanwhile: see conflicts. underway: the same request is "
        + "being carried out.",
    422: "invalid: see problems. key_taken: the key was used for another request.",
    502: "unknown_outcome: it is not known whether HubSpot carried it out; look at the contact, or repeat the request "
        + "with the same Idempotency-Key. refused: any other answer of HubSpot's.",
    503: "HubSpot or the database takes no calls now; Retry-After says when to come back.",
]

/// What a create answers: an id, the same however often it is asked for with the same key.
let madeFields: [APIField<String>] = [APIField("id", .id, "HubSpot's id of the new record.") { .text($0) }]
let madeSchema = APISchema(name: "NewRecord", properties: madeFields.map(\.property))
