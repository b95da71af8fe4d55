import Domain

/// Which fields of a subscription are read, and what the messages in them are. Every other field is kept as unknown.
enum WebhookField {
    static let sources: [String: ReceivedMessage.Source] = [
        "messages": .live,
        "smb_message_echoes": .echo,
        "history": .history,
        "smb_app_state_sync": .history,
        "standby": .standby,
        "group_lifecycle_update": .live,
        "group_participants_update": .live,
        "group_participant_update": .live,
        "group_settings_update": .live,
        "group_status_update": .live,
    ]

    static func read(_ change: JSON, into log: inout EventLog) {
        let field = change["field"]?.text ?? ""
        guard let source = sources[field], let outer = change["value"], outer.isObject else {
            return log.keepUnknown("field", field.isEmpty ? "without field" : field, change["value"] ?? change)
        }
        // Standby hides the usual value one level deeper and leaves the metadata outside.
        let inner = field == "standby" ? outer["standby"] ?? outer : outer
        let value = WebhookValue(inner, metadata: inner["metadata"] ?? outer["metadata"], source: source)
        let hasKnownPart = value.readAll(into: &log)
        if !hasKnownPart { log.keepUnknown("field", field, outer) }
    }
}
