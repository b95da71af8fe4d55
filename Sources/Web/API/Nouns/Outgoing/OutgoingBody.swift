import Domain

/// The body of a request to send, as the description tells it and as it is read.
enum OutgoingBody {
    static let types = [
        "text", "image", "video", "audio", "document", "sticker", "location", "template", "reaction", "buttons", "list",
        "contact_request", "read", "typing",
    ]

    static let properties: [APIProperty] = [
        optional("type", .words(types), "What is sent; text unless told."),
        optional("text", .text, "The text; under a picture, video or document its caption."),
        optional("reply_to", .id, "The message of the chat that it answers, by wamid."),
        optional("preview", .flag, "True: a link in the text is shown with a preview."),
        optional("media_id", .id, "With a file: the id that it was uploaded under."),
        optional("link", .text, "With a file, instead: the https address where WhatsApp fetches it."),
        optional("file_name", .text, "With a document: the name that the customer sees."),
        optional("voice", .flag, "With audio: shown as a voice note (ogg with opus)."),
        optional("message", .id, "With reaction, read and typing: the message it is about, by wamid."),
        optional("emoji", .text, "With reaction: one emoji; none takes the reaction back."),
        optional("latitude", .text, "With location, in degrees."), optional("longitude", .text, "With location."),
        optional("name", .text, "With location: what is there."),
        optional("address", .text, "With location: its address."),
        optional("header", .text, "With buttons and list: the heading."),
        optional("footer", .text, "With buttons and list: the small text below."),
        optional("buttons", .list(.object(choiceProperties)), "With buttons: one to three."),
        optional("list", .object(listProperties), "With list: what can be chosen."),
        optional("template", .object(TemplateBody.properties), "With template: which, and what fills it."),
    ]

    static func content(_ body: RecordBody) throws(WebFailure) -> OutgoingContent {
        let type = try body.word("type", types.map { ($0, $0) }) ?? "text"
        switch type {
        case "text": return .text(try body.needed("text"), showsPreview: try body.flag("preview") ?? false)
        case "location":
            return .location(
                Location(
                    latitude: try body.number("latitude"), longitude: try body.number("longitude"),
                    name: try body.text("name"), address: try body.text("address")))
        case "template": return .template(try TemplateBody.template(body))
        case "reaction": return .reaction(to: try message(body), emoji: try body.text("emoji"))
        case "buttons": return .buttons(OutgoingButtons(frame: try frame(body), buttons: try buttons(body)))
        case "list": return .list(try list(body))
        case "contact_request": return .contactRequest(try body.needed("text"))
        case "read": return .readMark(try message(body))
        case "typing": return .typing(answering: try message(body))
        default: return .media(try media(body, OutgoingMedia.Kind(rawValue: type) ?? .document, caption: "text"))
        }
    }

    static func media(
        _ body: RecordBody, _ kind: OutgoingMedia.Kind, caption: String?
    ) throws(WebFailure) -> OutgoingMedia {
        let (id, link) = (try body.text("media_id"), try body.text("link"))
        guard let source = id.map(OutgoingMedia.Source.upload) ?? link.map(OutgoingMedia.Source.link),
            id == nil || link == nil
        else { throw .bad("missing_media_id", "Say “media_id” or “link”, one of the two.") }
        return OutgoingMedia(
            kind: kind, source: source, caption: try caption.flatMap { name throws(WebFailure) in try body.text(name) },
            fileName: try body.text("file_name"), isVoiceNote: try body.flag("voice") ?? false)
    }

    static func optional(_ name: String, _ type: APIType, _ meaning: String) -> APIProperty {
        APIProperty(name: name, type: type, meaning: meaning, canBeNull: true)
    }

    static func needed(_ name: String, _ type: APIType, _ meaning: String) -> APIProperty {
        APIProperty(name: name, type: type, meaning: meaning, canBeNull: false)
    }

    private static let choiceProperties = [
        needed("id", .text, "Your word for it, which comes back with the answer."),
        needed("title", .text, "What the customer reads."),
    ]
    private static let rowProperties = choiceProperties + [optional("description", .text, "Below the title.")]
    private static let sectionProperties = [
        optional("title", .text, "Needed where there are several sections."),
        needed("rows", .list(.object(rowProperties)), "At most ten in all sections."),
    ]
    private static let listProperties = [
        needed("button", .text, "What stands on the button that opens the list."),
        needed("sections", .list(.object(sectionProperties)), "At most ten."),
    ]

    private static func message(_ body: RecordBody) throws(WebFailure) -> WhatsAppMessageID {
        WhatsAppMessageID(try body.needed("message"))
    }

    private static func frame(_ body: RecordBody) throws(WebFailure) -> InteractiveFrame {
        InteractiveFrame(
            header: try body.text("header"), body: try body.needed("text"), footer: try body.text("footer"))
    }

    private static func buttons(_ body: RecordBody) throws(WebFailure) -> [OutgoingButtons.Button] {
        var buttons: [OutgoingButtons.Button] = []
        for part in try body.parts("buttons", taking: choiceProperties) {
            buttons.append(.init(id: try part.needed("id"), title: try part.needed("title")))
        }
        return buttons
    }

    private static func list(_ body: RecordBody) throws(WebFailure) -> OutgoingMenu {
        guard let list = try body.part("list", taking: listProperties) else {
            throw .bad("missing_list", "Say what can be chosen, as “list”.")
        }
        var sections: [OutgoingMenu.Section] = []
        for section in try list.parts("sections", taking: sectionProperties) {
            var rows: [OutgoingMenu.Row] = []
            for row in try section.parts("rows", taking: rowProperties) {
                rows.append(
                    .init(
                        id: try row.needed("id"), title: try row.needed("title"),
                        description: try row.text("description")))
            }
            sections.append(.init(title: try section.text("title"), rows: rows))
        }
        return OutgoingMenu(frame: try frame(body), button: try list.needed("button"), sections: sections)
    }
}
