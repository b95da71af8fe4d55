import Domain
import HTTPTypes
import Storage
import Sync

private let stepFields: [APIField<DiagnosisStep>] = [
    APIField("stage", .words(DiagnosisStep.Stage.allCases.map(\.rawValue)), "Where on the way.") {
        .text($0.stage.rawValue)
    },
    APIField(
        "state", .words(DiagnosisStep.State.allCases.map(\.rawValue)),
        "passed; waiting: it gets past by itself; stopped: somebody has to do something; noted: past, but not quite as "
            + "somebody may have wanted; not_reached."
    ) { .text($0.state.rawValue) },
    APIField("sentence", .text, "What is so.") { .text($0.sentence) },
    APIField("since", .moment, "Since when.", canBeNull: true) { JSONText($0.since) },
    APIField("advice", .text, "What to do.", canBeNull: true) { JSONText($0.advice) },
]

private let choiceFields: [APIField<DiagnosisChoice>] = [
    APIField("name", .text, "Who.") { .text($0.name) },
    APIField("detail", .text, "What tells them apart.") { .text($0.detail) },
    APIField("query", .text, "Asks about exactly this one.") { .text($0.text) },
]

private let diagnosisFields: [APIField<DiagnosisAnswer>] = [
    APIField(
        "outcome", .words(Diagnosis.Outcome.allCases.map(\.rawValue)), "Null where several or nobody is meant.",
        canBeNull: true
    ) { JSONText($0.report?.diagnosis.outcome.rawValue) },
    APIField("sentence", .text, "The answer in a sentence or two.") { .text($0.sentence) },
    APIField("message_id", .id, "WhatsApp's id of the message that was followed.", canBeNull: true) {
        JSONText($0.report?.facts.message?.id)
    },
    APIField("person_id", .id, "Who is on the other side.", canBeNull: true) {
        JSONText($0.report?.facts.person?.id)
    },
    APIField("contact_id", .id, "The contact they are linked to.", canBeNull: true) {
        JSONText($0.report?.facts.linking.link?.contact)
    },
    APIField("steps", .list(.object(stepFields.map(\.property))), "From WhatsApp to the timeline, in order.") {
        .list(($0.report?.diagnosis.steps ?? []).map { stepFields.json($0) })
    },
    APIField("choices", .list(.object(choiceFields.map(\.property))), "Where several are meant.") {
        .list($0.choices.map { choiceFields.json($0) })
    },
]

/// `GET /api/v1/diagnoses?query=`
let diagnosisEndpoint = APIEndpoint(
    method: .get, url: .diagnoses, name: "diagnose",
    summary:
        "Why something is, or is not, in HubSpot: the way of a message from WhatsApp to the timeline. Writes nothing.",
    parameters: [
        APIParameter(
            name: "query", place: .query, type: .text,
            meaning: "WhatsApp's id of a message, a phone number in any spelling, a name, an e-mail address, or "
                + "HubSpot's id of a contact.")
    ],
    answer: .schema(APISchema(name: "Diagnosis", properties: diagnosisFields.map(\.property))),
    respond: { request in
        if let unknown = request.query.items.first(where: { $0.name != "query" }) {
            throw WebFailure.bad("unknown_filter", "“\(unknown.name)” is no parameter here: query.")
        }
        guard let text = request.query["query"], !text.isEmpty else {
            throw WebFailure.bad("missing_query", "Say what to look for: ?query=…")
        }
        return diagnosisFields.json(try await request.services.diagnoser.ask(text, request.sight))
    })

extension DiagnosisAnswer {
    /// `nil` = several or nobody is meant.
    var report: DiagnosisReport? {
        switch self {
        case .way(let report): report
        case .several, .nothing: nil
        }
    }

    var choices: [DiagnosisChoice] {
        switch self {
        case .several(let choices): choices
        case .way, .nothing: []
        }
    }

    var sentence: String {
        switch self {
        case .way(let report): report.diagnosis.sentence
        case .several(let choices): "\(choices.count) may be meant. Choose one."
        case .nothing(let sentence): sentence
        }
    }
}

extension WebServices {
    var diagnoser: Diagnoser {
        Diagnoser(database: database, workspace: workspace, findContacts: findContacts, clock: clock)
    }
}
