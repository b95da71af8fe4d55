import Domain
import HTTPTypes
import Storage
import Sync

let joinsAPI = APIResource<PersonJoinList>(
    noun: .joins,
    summary: "Persons whom WhatsApp turned out to name as one, the latest first. Each can be undone.",
    fields: [
        APIField("id", .id, "Our id of the join.") { JSONText($0.id) },
        APIField("person_id", .id, "Who goes on.") { JSONText($0.person) },
        APIField("absorbed_id", .id, "Who turned out to be that person.") { JSONText($0.absorbed) },
        APIField("reason", .text, "Why, in a sentence.") { .text($0.reason) },
        APIField("joined_at", .moment, "When.") { JSONText($0.joinedAt) },
        APIField("undone_at", .moment, "When somebody said that they are two.", canBeNull: true) {
            JSONText($0.undoneAt)
        },
        APIField("undone_by", .text, "Who said so: token:NAME.", canBeNull: true) { JSONText($0.undoneBy?.text) },
    ],
    noFilter: { PersonJoinList.Filter() },
    idMeaning: "Our id of the join.")

/// `POST /api/v1/joins/{id}/separation`
let separateEndpoint = APIEndpoint(
    method: .post, url: .separation(id: "{id}"), name: "separate_persons",
    summary: "The two are two after all: what was whose before the join, messages, names and link, is theirs again. "
        + "The number stays where WhatsApp says it is now, and nothing joins the two by itself any more.",
    parameters: [APIParameter(name: "id", place: .path, type: .id, meaning: "Our id of the join.")],
    answer: .one(.joins),
    refusals: [404: "unknown_join: there is none.", 409: "separated_already: they are two."],
    respond: { request in
        let join: PersonJoinID = try request.rowID()
        return try await request.withLinks { joinsAPI.fields.json(try await $0.separate(join, author: request.doer)) }
    })
