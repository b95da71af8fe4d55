import Domain
import HTTPTypes
import Storage

let mediaAPI = APIResource<MediaList>(
    noun: .media,
    summary: "Files of messages: where each is, why it is not here, and whether HubSpot has it. Newest message first.",
    fields: [
        APIField("id", .id, "Our id of the message.") { JSONText($0.download.message) },
        APIField("wamid", .id, "WhatsApp's id of the message.") { JSONText($0.whatsAppID) },
        APIField("chat_id", .id, "The chat it stands in.") { JSONText($0.chat) },
        APIField("kind", .words(MediaKind.allCases.map(\.rawValue)), "What it is.") {
            .text($0.download.kind.rawValue)
        },
        APIField("name", .text, "What it is saved as: the sender's name for it, made harmless.") {
            .text($0.name.text)
        },
        APIField("type", .text, "Its MIME type, as WhatsApp tells it.", canBeNull: true) {
            JSONText($0.download.mimeType)
        },
        APIField("caption", .text, "What the sender wrote under it.", canBeNull: true) { JSONText($0.caption) },
        APIField("state", .words(MediaDownload.State.allCases.map(\.rawValue)), "Where it is.") {
            .text($0.download.state.rawValue)
        },
        APIField("problem", .words(MediaProblem.Word.allCases.map(\.rawValue)), "Why it is not here.", canBeNull: true)
        {
            JSONText($0.download.problem?.word.rawValue)
        },
        APIField("sentence", .text, "The same for people, with what to do.", canBeNull: true) {
            JSONText($0.download.problem?.sentence)
        },
        APIField("size", .integer, "In bytes, once it is here.", canBeNull: true) { JSONText($0.download.file?.size) },
        APIField("sha256", .text, "Of its bytes, in hexadecimal, once it is here.", canBeNull: true) {
            JSONText($0.download.file?.hash.hexadecimal)
        },
        APIField("content_path", .text, "Where its bytes are, once it is here.", canBeNull: true) { item in
            JSONText(item.download.file.map { _ in APIURL.mediaContent(id: item.download.message.description).path })
        },
        APIField("attempts", .integer, "How often it was tried.") { .integer($0.download.attempts) },
        APIField("next_try_at", .moment, "When it is tried again.", canBeNull: true) { JSONText($0.download.dueAt) },
        APIField("expires_at", .moment, "Until when WhatsApp keeps it.") { JSONText($0.download.expiresAt) },
        APIField("settled_at", .moment, "When it was stored, refused or given up.", canBeNull: true) {
            JSONText($0.download.settledAt)
        },
        APIField("hubspot", .object(heldFields.map(\.property)), "HubSpot's side of it.", canBeNull: true) {
            $0.held.map { heldFields.json($0) } ?? .null
        },
    ],
    filters: [
        .rowID("chat", "Files of this chat.", \.chat),
        .word("kind", "Files of this kind.", of: MediaKind.allCases.map(\.rawValue), \.kind),
        .word("state", "Only those that are there.", of: MediaDownload.State.allCases.map(\.rawValue), \.state),
    ],
    noFilter: { MediaList.Filter() },
    idMeaning: "Our id of the message.")

private let heldFields: [APIField<MediaList.Item.Held>] = [
    APIField(
        "state", .words(["waiting", "uploading", "standing", "refused", "removing"]),
        "Whether HubSpot has it, once."
    ) { .text($0.state) },
    APIField("file_id", .id, "HubSpot's id of the file.", canBeNull: true) { JSONText($0.id) },
    APIField("sentence", .text, "Why HubSpot would not take it.", canBeNull: true) { JSONText($0.sentence) },
]

/// `GET /api/v1/media/{id}/content`
let mediaContentEndpoint = APIEndpoint(
    method: .get, url: .mediaContent(id: "{id}"), name: "get_media_content",
    summary: "The bytes of a message's file, or the part that a Range header asks for.",
    parameters: [
        APIParameter(name: "id", place: .path, type: .id, meaning: "Our id of the message."),
        APIParameter(name: "download", place: .query, type: .flag, meaning: "To be saved and not shown."),
    ],
    answer: .bytes("The file. Types that a browser would run or guess are application/octet-stream."),
    refusals: [
        404:
            "not_found, being_fetched, refused, gone, lost: there is no file, or it is not here: see the message.",
        416: "The range lies behind the end of the file.",
    ],
    file: { request, headers in
        try await MediaRoutes.answer(request.services, id: request.id ?? "", request.query, headers)
    },
    respond: { _ in .null })
