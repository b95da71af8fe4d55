/// What the business can send. Vendor words stay in the connector; limits are checked by `problems`.
public indirect enum OutgoingContent: Sendable, Hashable, Codable {
    case text(String, showsPreview: Bool)
    case media(OutgoingMedia)
    case location(Location)
    case template(OutgoingTemplate)
    /// `emoji` `nil` takes the reaction back.
    case reaction(to: WhatsAppMessageID, emoji: String?)
    case buttons(OutgoingButtons)
    case list(OutgoingMenu)
    /// Asks for the customer's own contact card, and with it for the number of somebody known by user id only.
    case contactRequest(String)
    /// The customer sees that this message and all before it were read.
    case readMark(WhatsAppMessageID)
    /// "… is typing", for 25 seconds or until a message goes out; marks as read too.
    case typing(answering: WhatsAppMessageID)
}

extension OutgoingContent {
    /// The word under which it is stored, counted and filtered.
    public var kind: String {
        switch self {
        case .text: "text"
        case .media(let media): media.kind.rawValue
        case .location: "location"
        case .template: "template"
        case .reaction: "reaction"
        case .buttons: "buttons"
        case .list: "list"
        case .contactRequest: "contact_request"
        case .readMark: "read"
        case .typing: "typing"
        }
    }

    /// A signal is no message: it has no id, no statuses, no place in the order of the chat, and does no harm twice.
    public var isSignal: Bool {
        switch self {
        case .readMark, .typing: true
        case .text, .media, .location, .template, .reaction, .buttons, .list, .contactRequest: false
        }
    }

    /// Whether the customer must have written within 24 hours (facts of the Cloud API, section 12).
    public var needsWindow: Bool {
        switch self {
        case .template, .readMark, .typing: false
        case .text, .media, .location, .reaction, .buttons, .list, .contactRequest: true
        }
    }

    /// Whether it may be sent into a group (facts of the Cloud API, section 10).
    public var fitsGroups: Bool {
        switch self {
        case .text, .media, .template: true
        case .location, .reaction, .buttons, .list, .contactRequest, .readMark, .typing: false
        }
    }

    /// The message that this is about and that must be there.
    public var target: WhatsAppMessageID? {
        switch self {
        case .reaction(let target, _), .readMark(let target), .typing(let target): target
        case .text, .media, .location, .template, .buttons, .list, .contactRequest: nil
        }
    }

    /// As a message of the chat; `nil` for signals.
    public var asMessage: MessageContent? {
        switch self {
        case .text(let text, _): .text(text)
        case .media(let media): media.asMessage
        case .location(let location): .location(location)
        case .template(let template): .template(name: template.name, language: template.language)
        case .reaction(let target, let emoji): .reaction(to: target, emoji: emoji)
        case .buttons(let buttons):
            .interactive(
                InteractiveReply(
                    kind: kind, title: buttons.frame.body,
                    description: buttons.buttons.map { "[\($0.title)]" }.joined(separator: " ")))
        case .list(let list):
            .interactive(
                InteractiveReply(
                    kind: kind, title: list.frame.body,
                    description: list.rows.map { "[\($0.title)]" }.joined(separator: " ")))
        case .contactRequest(let text): .interactive(InteractiveReply(kind: kind, title: text))
        case .readMark, .typing: nil
        }
    }
}
