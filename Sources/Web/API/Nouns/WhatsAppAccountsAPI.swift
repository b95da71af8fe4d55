import Domain
import Storage

let whatsAppAccountsAPI = APIResource<WhatsAppAccountList>(
    noun: .whatsAppAccounts,
    summary: "The WhatsApp Business accounts (WABAs), how each connection is, and what its newest check found.",
    fields: [
        APIField("id", .id, "Meta's id of the account.") { JSONText($0.account.id) },
        APIField("name", .text, "Meta's name of it.") { .text($0.account.name) },
        APIField("portfolio_id", .id, "The business portfolio that owns it.") { JSONText($0.account.portfolio) },
        APIField("app_id", .id, "Meta's app that the token belongs to.", canBeNull: true) {
            JSONText($0.upkeep.appID)
        },
        APIField(
            "state", .words(ConnectionState.Word.allCases.map(\.rawValue)),
            "needs_reconnect = nothing works without a new token; what waits, waits."
        ) { .text($0.account.state.word.rawValue) },
        APIField("sentence", .text, "The state in words, with what to do.") { .text($0.account.state.sentence) },
        APIField("numbers", .integer, "How many business numbers it has, see numbers.") { .integer($0.numbers) },
        APIField("connected_at", .moment, "When it was connected last.") { JSONText($0.upkeep.connectedAt) },
        APIField("token_expires_at", .moment, "When the token ends; null = never.", canBeNull: true) {
            JSONText($0.upkeep.tokenExpiresAt)
        },
        APIField(
            "former_secret_until", .moment, "Until when what the app's former secret signs is taken.", canBeNull: true
        ) { JSONText($0.upkeep.formerSecretUntil) },
        APIField("heard_at", .moment, "When its newest webhook came.", canBeNull: true) { JSONText($0.heardAt) },
        APIField("checked_at", .moment, "When it was checked last; every hour.", canBeNull: true) {
            JSONText($0.upkeep.checkedAt)
        },
    ],
    detail: [
        APIField(
            "findings", .list(.object(findingProperties)),
            "What the newest check looked at, in the order in which one thing rests on another."
        ) { .list($0.findings.map(finding)) }
    ],
    noFilter: { WhatsAppAccountList.Filter() },
    idMeaning: "Meta's id of the account.")

private let findingProperties = [
    APIProperty(name: "subject", type: .text, meaning: "token, subscription and so on.", canBeNull: false),
    APIProperty(
        name: "grade", type: .words(ConnectionFinding.Grade.allCases.map(\.rawValue)), meaning: "How it is.",
        canBeNull: false),
    APIProperty(name: "sentence", type: .text, meaning: "What was found and what to do.", canBeNull: false),
]

private func finding(_ finding: ConnectionFinding) -> JSONText {
    [
        "subject": .text(finding.subject), "grade": .text(finding.grade.rawValue), "sentence": .text(finding.sentence),
    ]
}
