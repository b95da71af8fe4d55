import Domain
import HTTPTypes
import Sync
import Synchronization

/// Lines in an answer; all of them are in the CSV of `liaison link preview`.
private let previewLinesMax = 1000

private let previewBody = [
    APIProperty(
        name: "opened", type: .flag,
        meaning: "True decides as if every chat were opened, so that national numbers count as the workspace allows.",
        canBeNull: true)
]

private let previewLineFields: [APIField<LinkPreview.Line>] = [
    APIField("person_id", .id, "The person on WhatsApp.") { JSONText($0.person) },
    APIField("name", .text, "The name they chose.", canBeNull: true) { JSONText($0.name) },
    APIField("phone", .text, "WhatsApp's digits of their phone.", canBeNull: true) { JSONText($0.phone) },
    APIField("outcome", .words(LinkPreview.Outcome.allCases.map(\.rawValue)), "What a run would do.") {
        .text($0.outcome.rawValue)
    },
    APIField("contact_ids", .list(.id), "Who would be linked, or fits.") { .list($0.contacts.map { JSONText($0) }) },
    APIField("reason", .text, "Why, in sentences.") { .text($0.reason) },
]

private let previewSchema = APISchema(
    name: "LinkPreview",
    properties: LinkPreview.Outcome.allCases.map {
        APIProperty(
            name: "\($0.rawValue)_count", type: .integer, meaning: "Persons with this outcome.", canBeNull: false)
    } + [
        APIProperty(
            name: "unreadable_count", type: .integer, meaning: "Contacts with a phone of which no number can be read.",
            canBeNull: false),
        APIProperty(
            name: "results", type: .list(.object(previewLineFields.map(\.property))),
            meaning: "The first \(previewLinesMax) persons that something would happen to, or be asked about.",
            canBeNull: false),
    ])

/// `POST /api/v1/link-previews`
let linkPreviewEndpoint = APIEndpoint(
    method: .post, url: .linkPreviews, name: "preview_links",
    summary: "What a run over everybody who is not linked would do now. Nothing is written.",
    body: previewBody, answer: .schema(previewSchema),
    respond: { request in
        let isOpening = try RecordBody(request, taking: previewBody).flag("opened") ?? false
        return try await request.withLinks { links in
            let lines = Mutex<[JSONText]>([])
            let preview = try await links.preview(isOpening: isOpening) { line in
                guard ![.none, .blocked].contains(line.outcome) else { return }
                lines.withLock { if $0.count < previewLinesMax { $0.append(previewLineFields.json(line)) } }
            }
            let counts = LinkPreview.Outcome.allCases.map { outcome in
                JSONText.Field(name: "\(outcome.rawValue)_count", value: .integer(Int64(preview.counts[outcome] ?? 0)))
            }
            return .object(
                counts + [
                    .init(name: "unreadable_count", value: .integer(Int64(preview.unreadable))),
                    .init(name: "results", value: .list(lines.withLock { $0 })),
                ])
        }
    })
