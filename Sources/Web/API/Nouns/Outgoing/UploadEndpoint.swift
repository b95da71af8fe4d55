import Domain
import Foundation
import HTTPTypes
import Sync

private let uploadFields: [APIField<String>] = [
    APIField("media_id", .id, "WhatsApp's id of the file, good for 30 days.") { .text($0) }
]

/// `POST /api/v1/numbers/{id}/media`
let uploadEndpoint = APIEndpoint(
    method: .post, url: .numberMedia(id: "{id}"), name: "post_number_media",
    summary: "Gives a file to WhatsApp at once, to be sent by its id. Doing it again makes another id and no harm.",
    parameters: [
        APIParameter(name: "id", place: .path, type: .id, meaning: "Meta's phone_number_id of the business number."),
        APIParameter(name: "name", place: .query, type: .text, meaning: "The file's name."),
    ],
    upload: APIUpload(
        types: ["image/jpeg", "image/png", "image/webp", "video/mp4", "audio/ogg", "application/pdf"],
        bytesMax: Outgoing.uploadBytesMax,
        meaning: "The file, under its own Content-Type. A larger document is sent by a link."),
    answer: .schema(APISchema(name: "UploadedMedia", properties: uploadFields.map(\.property))),
    refusals: [
        404: "unknown_number: there is none.", 413: "too_large: send it by a link.",
        422: "invalid: WhatsApp does not take the file.", 502: "WhatsApp refused it, and the sentence says why.",
        503: "WhatsApp cannot be reached now, or other files are being uploaded; try again.",
    ],
    respond: { request in
        guard let file = request.upload else { throw WebFailure.notFound("There is no file.") }
        if let unknown = request.query.items.first(where: { $0.name != "name" }) {
            throw WebFailure.bad("unknown_filter", "“\(unknown.name)” is no parameter here. It takes: name.")
        }
        let outgoing = try request.outgoing()
        do {
            let id = try await outgoing.upload(
                type: file.contentType, name: request.query["name"] ?? "file",
                for: BusinessNumberID(request.id ?? "")
            ) {
                var data = Data()
                try await file.read { data += $0 }
                return data
            }
            return uploadFields.json(id)
        } catch let refusal as OutgoingRefusal {
            throw WebFailure(refusal)
        } catch let failure as UploadFailure {
            throw WebFailure(
                status: failure.mayPass ? .serviceUnavailable : .badGateway, code: failure.word,
                message: failure.sentence)
        }
    })
