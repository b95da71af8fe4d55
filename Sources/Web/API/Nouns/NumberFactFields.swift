import Domain
import Storage

/// What Meta told about a number when it was asked last, at most an hour ago.
let numberFactFields: [APIField<NumberList.Item>] = [
    APIField(
        "state", .words(NumberState.Word.allCases.map(\.rawValue)),
        "Whether it can be used; null until Meta was asked.", canBeNull: true
    ) { JSONText($0.state?.word.rawValue) },
    APIField("sentence", .text, "The state in words, with what to do.", canBeNull: true) {
        JSONText($0.state?.sentence)
    },
    APIField("heard_at", .moment, "When its newest webhook came.", canBeNull: true) { JSONText($0.heardAt) },
    APIField("throughput", .text, "Meta's level of messages a second.", canBeNull: true) {
        JSONText($0.facts.throughput)
    },
    APIField(
        "messaging_limit", .text, "Meta's tier of how many people may be written to first in 24 hours.",
        canBeNull: true
    ) { JSONText($0.facts.messagingLimit) },
    APIField("is_on_phone_app", .flag, "It is also used in the WhatsApp Business app.", canBeNull: true) {
        flag($0.facts.isOnPhoneApp)
    },
    APIField("platform", .text, "Where Meta runs it.", canBeNull: true) { JSONText($0.facts.platform) },
    APIField("name_status", .text, "Whether Meta accepts the name.", canBeNull: true) {
        JSONText($0.facts.nameStatus)
    },
    APIField("code_verification", .text, "Whether the number was proven to be yours.", canBeNull: true) {
        JSONText($0.facts.codeVerification)
    },
    APIField("account_mode", .text, "LIVE, or SANDBOX for a test number.", canBeNull: true) {
        JSONText($0.facts.accountMode)
    },
    APIField("is_official", .flag, "It has the official business mark.", canBeNull: true) {
        flag($0.facts.isOfficial)
    },
    APIField("username", .text, "The business's username.", canBeNull: true) { JSONText($0.facts.username) },
    APIField("onboarded_at", .moment, "When it was set up last.", canBeNull: true) { JSONText($0.facts.onboardedAt) },
    APIField("read_at", .moment, "When Meta was asked.", canBeNull: true) { JSONText($0.readAt) },
]

private func flag(_ flag: Bool?) -> JSONText {
    flag.map(JSONText.bool) ?? .null
}
