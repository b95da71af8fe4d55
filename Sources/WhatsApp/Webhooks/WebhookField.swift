import Domain

/// Which fields of a subscription are read. Those with lists of messages and the like say what their messages are;
/// those of `NewsField` are one piece of news a change. Every other field is kept as unknown.
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
        "user_preferences": .live,
        "calls": .live,
    ]

    /// - Parameter time: of the entry, where it has one.
    static func read(_ change: JSON, at time: Timestamp?, into log: inout EventLog) {
        let field = change["field"]?.text ?? ""
        if let value = change["value"], value.isObject, NewsField.read(field, value, at: time, into: &log) { return }
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
