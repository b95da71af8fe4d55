/// A webhook field that Liaison reads, and what is missed without it. An app chooses its fields in Meta's dashboard.
public struct WebhookNeed: Sendable, Equatable {
    /// Meta's name of the field.
    public var field: String
    public var cost: String
    /// Without it there is nothing to do at all.
    public var isRequired = false

    public static let all: [WebhookNeed] = [
        WebhookNeed(field: "messages", cost: "no message and no status arrives", isRequired: true),
        WebhookNeed(field: "smb_message_echoes", cost: "what is written on the company's phone is not seen"),
        WebhookNeed(field: "history", cost: "the chats from before a number was connected do not come"),
        WebhookNeed(field: "smb_app_state_sync", cost: "the names in the company's phone do not come"),
        WebhookNeed(field: "account_update", cost: "a restriction or disconnection is found out an hour later"),
        WebhookNeed(field: "phone_number_quality_update", cost: "a fall of a number's quality is seen an hour later"),
        WebhookNeed(field: "message_template_status_update", cost: "a paused template is only noticed when it is sent"),
        WebhookNeed(field: "group_lifecycle_update", cost: "new and deleted groups are not seen"),
        WebhookNeed(field: "group_participants_update", cost: "who joins and leaves a group is not seen"),
        WebhookNeed(field: "group_settings_update", cost: "new names of groups are not seen"),
    ]

    public static func missing(in fields: Set<String>) -> [WebhookNeed] {
        all.filter { !fields.contains($0.field) }
    }
}
