import Domain
import HTTPTypes
import Linking
import Sync

let linkSettingsEndpoints = [readLinkSettingsEndpoint, changeLinkSettingsEndpoint]

private let fuzzyType = APIType.words(FuzzySetting.allCases.map(\.rawValue))
private let targetType = APIType.words(LinkSettingsEditor.phoneProperties)

private let linkSettingsFields: [APIField<LinkSettingsStatus>] = [
    APIField("fuzzy", fuzzyType, "What a national number may lead to when a chat is opened.") {
        .text($0.settings.fuzzy.rawValue)
    },
    APIField("phone_property", targetType, "The field that a link by hand replaces; null = none.", canBeNull: true) {
        JSONText($0.settings.phoneProperty)
    },
    APIField(
        "default_region", .text, "How numbers without a country code are read; null = they are not.", canBeNull: true
    ) { JSONText($0.settings.defaultRegion?.code) },
    APIField("further_properties", .list(.text), "Fields that hold phones beside HubSpot's own.") {
        .list($0.settings.furtherProperties.map { .text($0) })
    },
    APIField(
        "state", .words(LinkSettingsStatus.Reading.words),
        "Whether contacts are read by these settings. Until ready, nobody is linked by Liaison."
    ) { .text($0.reading.word) },
    APIField("contacts_read", .integer, "How far the reading is.", canBeNull: true) {
        JSONText($0.reading.progress?.read)
    },
    APIField("contacts_total", .integer, "Of how many, where that is known.", canBeNull: true) {
        JSONText($0.reading.progress?.total)
    },
]

private let schema = APISchema(name: "LinkSettings", properties: linkSettingsFields.map(\.property))

/// `GET /api/v1/link-settings`
private let readLinkSettingsEndpoint = APIEndpoint(
    method: .get, url: .linkSettings, name: "get_link_settings",
    summary: "How the workspace links, and how far contacts are read that way.", answer: .schema(schema),
    respond: { linkSettingsFields.json(try await $0.services.linkSettings.status()) })

private let changeBody = [
    APIProperty(name: "fuzzy", type: fuzzyType, meaning: "See get_link_settings.", canBeNull: false),
    APIProperty(name: "phone_property", type: targetType, meaning: "null leaves phones alone.", canBeNull: true),
    APIProperty(
        name: "default_region", type: .text, meaning: "Two letters such as ES; null reads no national numbers.",
        canBeNull: true),
    APIProperty(
        name: "further_properties", type: .list(.text),
        meaning: "All that there are to be, by HubSpot's names; at most \(LinkSettings.furtherPropertiesMax).",
        canBeNull: false),
]

/// `PATCH /api/v1/link-settings`
private let changeLinkSettingsEndpoint = APIEndpoint(
    method: .patch, url: .linkSettings, name: "patch_link_settings",
    summary: "Changes what is named and leaves the rest. Links that stand stay; phones are read again where needed.",
    body: changeBody, answer: .schema(schema),
    refusals: [
        409: "not_connected: HubSpot has to be asked about a new field.",
        422: "not_replaceable, unknown_property, no_phones, read_anyway, too_many: the sentence says what to choose.",
        503: "HubSpot has to be asked about a new field and does not answer now.",
    ],
    respond: { request in
        let editor = request.services.linkSettings
        do {
            _ = try await editor.change(try change(request))
        } catch let refusal as LinkSettingsRefusal {
            throw WebFailure(status: .unprocessableContent, code: refusal.word, message: refusal.sentence)
        } catch let failure as RecordFailure {
            throw WebFailure(failure, now: request.services.clock.now, names: [:])
        }
        return linkSettingsFields.json(try await editor.status())
    })

private func change(_ request: APIRequest) throws(WebFailure) -> LinkSettingsChange {
    let body = try RecordBody(request, taking: changeBody)
    var change = LinkSettingsChange(author: request.doer)
    change.fuzzy = try body.word("fuzzy", FuzzySetting.allCases.map { ($0.rawValue, $0) })
    if body.isNull("phone_property") { change.phoneProperty = .nothing }
    if let name = try body.text("phone_property") { change.phoneProperty = .chosen(name) }
    if body.isNull("default_region") { change.defaultRegion = .nothing }
    if let code = try body.text("default_region") {
        guard let region = Region(code) else {
            throw .bad("bad_default_region", "“\(code)” is no region; write two letters, such as DE or MX.")
        }
        change.defaultRegion = .chosen(region)
    }
    if body.has("further_properties") { change.furtherProperties = try body.texts("further_properties") }
    return change
}
