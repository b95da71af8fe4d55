extension OutgoingContent {
    // From Meta's pages on each kind of message (facts of the Cloud API, section 12, and the pages named there).
    static let textMax = 4_096
    static let captionMax = 1_024
    static let fileNameMax = 240
    static let linkMax = 2_048
    static let headerMax = 60
    static let footerMax = 60
    static let bodyMax = 1_024
    static let emojiMax = 32

    /// What is wrong with it by itself, whatever the chat it is for.
    public var problems: [OutgoingProblem] {
        var check = OutgoingCheck()
        switch self {
        case .text(let text, _): check.text(text, "text", "The text", max: Self.textMax)
        case .media(let media): check.media(media)
        case .location(let location): check.location(location)
        case .template(let template): check.template(template)
        case .reaction(let target, let emoji): check.reaction(target, emoji)
        case .buttons(let buttons): check.buttons(buttons)
        case .list(let list): check.list(list)
        case .contactRequest(let text): check.text(text, "text", "The text", max: Self.bodyMax)
        case .readMark(let target), .typing(let target): check.target(target)
        }
        return check.problems
    }
}

extension OutgoingCheck {
    fileprivate mutating func target(_ target: WhatsAppMessageID) {
        text(target.value, "message", "The id of the message", max: 512)
    }

    fileprivate mutating func reaction(_ target: WhatsAppMessageID, _ emoji: String?) {
        self.target(target)
        guard let emoji else { return }
        if emoji.count != 1 || emoji.utf16.count > OutgoingContent.emojiMax || emoji.utf8.count < 2 {
            note("emoji", "A reaction is one emoji, or none to take it back.")
        }
    }

    fileprivate mutating func media(_ media: OutgoingMedia) {
        switch media.source {
        case .upload(let id): text(id, "media_id", "The id of the uploaded file", max: 256)
        case .link(let link): self.link(link)
        }
        if let caption = media.caption {
            if media.kind.takesCaption {
                text(caption, "text", "The caption", max: OutgoingContent.captionMax)
            } else {
                note("text", "Under \(media.kind.rawValue) no text can stand; send it as a message of its own.")
            }
        }
        if let name = media.fileName {
            if media.kind == .document {
                text(name, "file_name", "The file's name", max: OutgoingContent.fileNameMax)
            } else {
                note("file_name", "Only documents have a name.")
            }
        }
        if media.isVoiceNote, media.kind != .audio { note("voice", "Only audio can be a voice note.") }
    }

    private mutating func link(_ link: String) {
        text(link, "link", "The link", max: OutgoingContent.linkMax)
        let isSafe = link.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        if !link.hasPrefix("https://") || !isSafe || link.dropFirst(8).prefix(while: { $0 != "/" }).isEmpty {
            note("link", "WhatsApp fetches files from https:// addresses only.")
        }
    }

    fileprivate mutating func location(_ location: Location) {
        if !(-90...90).contains(location.latitude) { note("latitude", "A latitude lies between -90 and 90.") }
        if !(-180...180).contains(location.longitude) { note("longitude", "A longitude lies between -180 and 180.") }
        optionalText(location.name, "name", "The name", max: 1_000)
        optionalText(location.address, "address", "The address", max: 1_000)
    }

    fileprivate mutating func frame(_ frame: InteractiveFrame, bodyMax: Int) {
        optionalText(frame.header, "header", "The heading", max: OutgoingContent.headerMax)
        text(frame.body, "text", "The text", max: bodyMax)
        optionalText(frame.footer, "footer", "The footer", max: OutgoingContent.footerMax)
    }

    fileprivate mutating func buttons(_ buttons: OutgoingButtons) {
        frame(buttons.frame, bodyMax: OutgoingContent.bodyMax)
        count(buttons.buttons.count, "buttons", "buttons", 1...3)
        for button in buttons.buttons {
            text(button.id, "buttons", "The id of a button", max: 256)
            text(button.title, "buttons", "The title of a button", max: 20)
        }
        distinct(buttons.buttons.map(\.id), "buttons", "ids of buttons")
        distinct(buttons.buttons.map(\.title), "buttons", "titles of buttons")
    }

    fileprivate mutating func list(_ list: OutgoingMenu) {
        frame(list.frame, bodyMax: OutgoingContent.textMax)
        text(list.button, "list", "The text of the list's button", max: 20)
        count(list.sections.count, "list", "sections", 1...10)
        count(list.rows.count, "list", "rows", 1...10)
        for section in list.sections {
            if section.title == nil, list.sections.count > 1 { note("list", "Each of several sections has a title.") }
            optionalText(section.title, "list", "The title of a section", max: 24)
            if section.rows.isEmpty { note("list", "A section has no rows.") }
        }
        for row in list.rows {
            text(row.id, "list", "The id of a row", max: 200)
            text(row.title, "list", "The title of a row", max: 24)
            optionalText(row.description, "list", "The description of a row", max: 72)
        }
        distinct(list.rows.map(\.id), "list", "ids of rows")
    }

    fileprivate mutating func template(_ template: OutgoingTemplate) {
        text(template.name, "template", "The template's name", max: 512)
        text(template.language, "template", "The template's language", max: 20)
        for value in template.body { filling(value.text) }
        switch template.header {
        case .text(let values): values.forEach { filling($0.text) }
        case .media(let file): media(file)
        case .location(let place): location(place)
        case nil: break
        }
        for button in template.buttons {
            switch button.filling {
            case .link(let text), .payload(let text), .code(let text): filling(text)
            }
        }
    }

    /// Meta refuses line breaks, tabs and more than four spaces in a row within a variable (code 132018 or 100).
    private mutating func filling(_ text: String) {
        self.text(text, "template", "What fills a variable", max: OutgoingContent.bodyMax)
        if text.contains(where: { $0.isNewline || $0 == "\t" }) || text.contains("     ") {
            note("template", "What fills a variable has no line breaks, no tabs and at most four spaces in a row.")
        }
    }
}
