import Domain
import HTTPTypes
import Sync

private let personContactBody = [
    APIProperty(name: "first_name", type: .text, meaning: "Without any name WhatsApp's is taken.", canBeNull: true),
    APIProperty(name: "last_name", type: .text, meaning: "See first_name.", canBeNull: true),
    APIProperty(name: "email", type: .text, meaning: "No other contact may have it.", canBeNull: true),
    APIProperty(
        name: "owner_id", type: .id, meaning: "The HubSpot user; without, whoever the business number is mapped to.",
        canBeNull: true),
]

/// `POST /api/v1/persons/{id}/contact`
let personContactEndpoint = APIEndpoint(
    method: .post, url: .personContact(id: "{id}"), name: "make_contact_of_person",
    summary: "Makes a HubSpot contact of somebody on WhatsApp and links them. Asking again answers the same link.",
    parameters: [
        APIParameter(name: "id", place: .path, type: .id, meaning: "The person's id."), APIRequest.keyParameter,
    ],
    body: personContactBody, answer: .one(.links),
    refusals: recordRefusals([409, 422, 502]).merging([
        404: "unknown_person: nobody has this id.",
        409: "linked_already: the person has a contact. exists: another contact has this e-mail address.",
    ]) { $1 },
    respond: { request in
        let body = try RecordBody(request, taking: personContactBody)
        let draft = ContactDraft(
            firstName: try body.text("first_name"), lastName: try body.text("last_name"),
            email: try body.text("email"), owner: try body.id("owner_id"))
        let (person, asked): (PersonID, RecordRequest) = (try request.rowID(), try request.recordRequest())
        return try await request.withLinks {
            linksAPI.fields.json(try await $0.createContact(of: person, draft, asked))
        }
    })
