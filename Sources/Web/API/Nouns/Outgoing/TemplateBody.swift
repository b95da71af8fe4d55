import Domain

/// A template and what fills it, in the body of a request to send.
enum TemplateBody {
    static let properties = [
        OutgoingBody.needed("name", .text, "See templates."),
        OutgoingBody.needed("language", .text, "See templates."),
        OutgoingBody.optional("values", .list(.object(valueProperties)), "What fills the text's variables, in order."),
        OutgoingBody.optional("header", .object(headerProperties), "What fills the heading."),
        OutgoingBody.optional("buttons", .list(.object(buttonProperties)), "What fills buttons."),
    ]

    static func template(_ body: RecordBody) throws(WebFailure) -> OutgoingTemplate {
        guard let part = try body.part("template", taking: properties) else {
            throw .bad("missing_template", "Say which, as “template”.")
        }
        return OutgoingTemplate(
            name: try part.needed("name"), language: try part.needed("language"), header: try header(part),
            body: try values(part), buttons: try buttons(part))
    }

    private static let valueProperties = [
        OutgoingBody.optional("name", .text, "Where the template's variables have names."),
        OutgoingBody.needed("text", .text, "What stands there."),
    ]
    private static let headerProperties = [
        OutgoingBody.optional("values", .list(.object(valueProperties)), "Of a text."),
        OutgoingBody.optional("type", .words(["image", "video", "document"]), "Of a file."),
        OutgoingBody.optional("media_id", .id, "Of a file: the id that it was uploaded under."),
        OutgoingBody.optional("link", .text, "Of a file, instead: its https address."),
        OutgoingBody.optional("file_name", .text, "Of a document."),
        OutgoingBody.optional("latitude", .text, "Of a place."),
        OutgoingBody.optional("longitude", .text, "Of a place."),
        OutgoingBody.optional("name", .text, "Of a place."), OutgoingBody.optional("address", .text, "Of a place."),
    ]
    private static let buttonProperties = [
        OutgoingBody.needed("index", .integer, "Which, from 0."),
        OutgoingBody.optional("link", .text, "The end of its link."),
        OutgoingBody.optional("payload", .text, "What comes back when it is pressed."),
        OutgoingBody.optional("code", .text, "The code that it copies."),
    ]

    private static func values(_ body: RecordBody) throws(WebFailure) -> [OutgoingTemplate.Value] {
        var values: [OutgoingTemplate.Value] = []
        for part in try body.parts("values", taking: valueProperties) {
            values.append(.init(name: try part.text("name"), text: try part.needed("text")))
        }
        return values
    }

    private static func header(_ body: RecordBody) throws(WebFailure) -> OutgoingTemplate.Header? {
        guard let part = try body.part("header", taking: headerProperties) else { return nil }
        if try part.text("latitude") != nil {
            return .location(
                Location(
                    latitude: try part.number("latitude"), longitude: try part.number("longitude"),
                    name: try part.text("name"), address: try part.text("address")))
        }
        let kinds: [OutgoingMedia.Kind] = [.image, .video, .document]
        if let kind = try part.word("type", kinds.map { ($0.rawValue, $0) }) {
            return .media(
                OutgoingMedia(
                    kind: kind, source: try source(part), fileName: try part.text("file_name")))
        }
        return .text(try values(part))
    }

    private static func source(_ part: RecordBody) throws(WebFailure) -> OutgoingMedia.Source {
        if let id = try part.text("media_id") { return .upload(id) }
        return .link(try part.needed("link"))
    }

    private static func buttons(_ body: RecordBody) throws(WebFailure) -> [OutgoingTemplate.Button] {
        var buttons: [OutgoingTemplate.Button] = []
        for part in try body.parts("buttons", taking: buttonProperties) {
            let filling: OutgoingTemplate.Button.Filling? =
                if let link = try part.text("link") {
                    .link(link)
                } else if let payload = try part.text("payload") {
                    .payload(payload)
                } else {
                    try part.text("code").map { .code($0) }
                }
            guard let index = Int(exactly: try part.number("index")), let filling else {
                throw .bad("bad_buttons", "A button has an “index” and one of “link”, “payload” and “code”.")
            }
            buttons.append(.init(index: index, filling: filling))
        }
        return buttons
    }
}
