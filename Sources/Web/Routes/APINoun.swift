/// What the JSON API has lists of. The raw value is the word in the URL.
enum APINoun: String, CaseIterable, Sendable {
    case numbers
    case owners
    case mappings
    case persons
    case joins
    case contacts
    case links
    case conflicts
    case suggestions
    case blocks
    case phoneWrites = "phone-writes"
    case chats
    case messages
    case outgoing = "outgoing-messages"
    case templates
    case timelineEntries = "timeline-entries"
    case intake
    case notices
    case parts
    case audit
    case media
    case whatsAppAccounts = "whatsapp-accounts"

    /// The name as part of an operation: `timeline_entries`.
    var word: String { rawValue.replacing("-", with: "_") }

    /// The name of one of them as a schema: `TimelineEntry`.
    var schemaName: String {
        switch self {
        case .numbers: "BusinessNumber"
        case .owners: "Owner"
        case .mappings: "UserMapping"
        case .persons: "Person"
        case .joins: "PersonJoin"
        case .contacts: "Contact"
        case .links: "Link"
        case .conflicts: "Conflict"
        case .suggestions: "Suggestion"
        case .blocks: "LinkBlock"
        case .phoneWrites: "PhoneWrite"
        case .chats: "Chat"
        case .messages: "Message"
        case .outgoing: "OutgoingMessage"
        case .templates: "Template"
        case .timelineEntries: "TimelineEntry"
        case .intake: "IntakeBody"
        case .notices: "Notice"
        case .parts: "WebhookPart"
        case .audit: "AuditEntry"
        case .media: "MediaFile"
        case .whatsAppAccounts: "WhatsAppAccount"
        }
    }
}
