import Domain
import HTTPTypes
import Sync

private let settingFields: [APIField<MediaSettings>] = [
    APIField(
        "delivery", .words(MediaSettings.Delivery.allCases.map(\.rawValue)),
        """
        How files are shown in HubSpot. “attach”: put there as private files, attached to a note of the day; what \
        cannot 
        """
            + "be is linked. “link”: a link to this server, for members. “name”: name and size only."
    ) { .text($0.delivery.rawValue) },
    APIField("attach_bytes_max", .integer, "Larger files are linked.") { .integer($0.attachBytesMax) },
    APIField("limits", .object(limitFields.map(\.property)), "The largest file that is fetched, in bytes, by kind.") {
        limitFields.json($0)
    },
    APIField(
        "refused_types", .list(.text),
        "MIME types, or their beginnings such as application/x-, that are not fetched."
    ) { .list($0.refusedTypes.map { .text($0) }) },
]

private let limitFields: [APIField<MediaSettings>] = MediaKind.allCases.map { kind in
    APIField(kind.rawValue, .integer, "For files of this kind, 104857600 at most.") { .integer($0.limit(of: kind)) }
}

private let settingsShape = APIAnswerShape.schema(
    APISchema(name: "MediaSettings", properties: settingFields.map(\.property)))

let mediaSettingsEndpoints = [readMediaSettingsEndpoint, saveMediaSettingsEndpoint]

/// `GET /api/v1/media-settings`
private let readMediaSettingsEndpoint = APIEndpoint(
    method: .get, url: .mediaSettings, name: "get_media_settings",
    summary: "What is taken of files, and what becomes of them in HubSpot.", answer: settingsShape,
    refusals: [404: "not_found: this server keeps no files."],
    respond: { settingFields.json(try await choices($0).settings()) })

/// `PUT /api/v1/media-settings`
private let saveMediaSettingsEndpoint = APIEndpoint(
    method: .put, url: .mediaSettings, name: "put_media_settings",
    summary: "Changes what is given. Files that were refused for a limit that was raised are fetched if WhatsApp still "
        + "has them.",
    body: settingFields.map { field in
        APIProperty(
            name: field.property.name, type: field.property.type, meaning: field.property.meaning, canBeNull: true)
    }, answer: settingsShape,
    refusals: [
        404: "not_found: this server keeps no files.",
        422: "bad_limit: a limit is not between 1 and 104857600 bytes.",
    ],
    respond: { request in
        let choices = try choices(request)
        let body = try RecordBody(request, taking: settingFields.map(\.property))
        let settings = try merged(body, into: try await choices.settings())
        try await choices.save(settings, author: request.doer)
        return settingFields.json(settings)
    })

private func choices(_ request: APIRequest) throws(WebFailure) -> MediaChoices {
    guard let choices = request.services.mediaChoices else { throw .notFound("This server keeps no files.") }
    return choices
}

private func merged(_ body: RecordBody, into before: MediaSettings) throws(WebFailure) -> MediaSettings {
    var settings = before
    let words = MediaSettings.Delivery.allCases.map { ($0.rawValue, $0) }
    settings.delivery = try body.word("delivery", words) ?? before.delivery
    if let limit = try body.text("attach_bytes_max") { settings.attachBytesMax = try bytes("attach_bytes_max", limit) }
    for (name, text) in try body.values("limits") {
        guard let kind = MediaKind(rawValue: name) else {
            let kinds = MediaKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw .bad("bad_limits", "“\(name)” is no kind of file; there are \(kinds).")
        }
        settings.bytesMax[kind] = try bytes("limits.\(name)", text)
    }
    if body.has("refused_types") { settings.refusedTypes = try types(try body.texts("refused_types")) }
    return settings
}

private func bytes(_ name: String, _ text: String) throws(WebFailure) -> Int64 {
    guard let number = Int64(text), (1...MediaSettings.largest).contains(number) else {
        throw WebFailure(
            status: .unprocessableContent, code: "bad_limit",
            message: "“\(name)” is a number of bytes between 1 and \(MediaSettings.largest).")
    }
    return number
}

private func types(_ texts: [String]) throws(WebFailure) -> [String] {
    let types = texts.map { $0.lowercased().filter { !$0.isWhitespace } }
    let isPlain = types.allSatisfy { type in
        type.contains("/") && type.count <= 100 && type.allSatisfy { $0.isASCII && $0 != ";" && $0 != "," }
    }
    guard isPlain, types.count <= 50 else {
        throw .bad(
            "bad_refused_types", "“refused_types” are up to 50 MIME types or beginnings, such as application/x-.")
    }
    return types
}
