import Domain
import Storage

let templatesAPI = APIResource<TemplateList>(
    noun: .templates,
    summary:
        "The templates of the connected WhatsApp accounts, read from Meta four times an hour, and "
        + "as WhatsApp tells of them meanwhile.",
    fields: [
        APIField("id", .id, "Meta's id of the template in this language.") { JSONText($0.id) },
        APIField("account_id", .id, "The WhatsApp Business account (WABA) it belongs to.") { JSONText($0.account) },
        APIField("name", .text, "Its name, the same in each language.") { .text($0.name) },
        APIField("language", .text, "Meta's word for the language, such as es or es_MX.") { .text($0.language) },
        APIField("state", .text, "Meta's word: APPROVED, PENDING, REJECTED, PAUSED, DISABLED.") { .text($0.state) },
        APIField("category", .text, "UTILITY, MARKETING or AUTHENTICATION.", canBeNull: true) {
            JSONText($0.category)
        },
        APIField("quality", .text, "GREEN, YELLOW or RED, once WhatsApp has told it.", canBeNull: true) {
            JSONText($0.quality)
        },
        APIField("header", .text, "What its heading takes: text, image, video, document, location.", canBeNull: true) {
            JSONText($0.header?.rawValue)
        },
        APIField("header_text", .text, "The heading's text.", canBeNull: true) { JSONText($0.headerText) },
        APIField("header_variables", .list(.text), "What the heading's text is filled with, in order.") {
            .list($0.headerVariables.map { .text($0) })
        },
        APIField("text", .text, "The text.") { .text($0.body) },
        APIField("text_variables", .list(.text), "What the text is filled with, in order: 1, 2 … or names.") {
            .list($0.bodyVariables.map { .text($0) })
        },
        APIField("footer", .text, "The small text below.", canBeNull: true) { JSONText($0.footer) },
        APIField("buttons", .list(.object(buttonFields.map(\.property))), "In their order.") {
            .list($0.buttons.map { buttonFields.json($0) })
        },
    ],
    filters: [
        .vendorID("account", "Templates of this WhatsApp account.", \.account),
        .text("name", "Templates of this name.", \.name), .text("language", "In this language.", \.language),
        .text("state", "In this state.", \.state),
    ],
    noFilter: { TemplateList.Filter() },
    idMeaning: "Meta's id of the template in one language.")

private let buttonFields: [APIField<MessageTemplate.Button>] = [
    APIField("kind", .text, "url, quick_reply, phone_number …") { .text($0.kind) },
    APIField("title", .text, "What stands on it.") { .text($0.title) },
    APIField("has_variable", .flag, "It needs a value.") { .bool($0.hasVariable) },
]
