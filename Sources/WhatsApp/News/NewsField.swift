import Domain

/// Which fields of a subscription tell about accounts, numbers and templates. Each change is one piece of news, one
/// that is known and changes nothing here, or one that this program does not know.
enum NewsField {
    static let readers: [String: NewsValue.Reader] = [
        "account_update": { AccountUpdate.read($0) },
        "account_alerts": { AccountAlert.read($0) },
        "account_review_update": { AccountReview.read($0) },
        "business_capability_update": { CapabilityUpdate.read($0) },
        "phone_number_name_update": { NumberNews.name($0) },
        "phone_number_quality_update": { NumberNews.quality($0) },
        "business_username_update": { NumberNews.username($0) },
        "security": { NumberNews.security($0) },
        "messaging_handovers": { HandoverNews.read($0) },
        "message_template_status_update": { TemplateNews.status($0) },
        "message_template_quality_update": { TemplateNews.quality($0) },
        "message_template_components_update": { TemplateNews.components($0) },
        "template_category_update": { TemplateNews.category($0) },
        // Known, and nothing of ours depends on them.
        "account_settings_update": { .withoutEffect($0.json["type"]?.text ?? "settings") },
        "flows": { .withoutEffect($0.json["event"]?.text ?? "without event") },
        "automatic_events": { _ in .withoutEffect("event") },
        "partner_solutions": { .withoutEffect($0.json["event"]?.text ?? "without event") },
        "payment_configuration_update": { .withoutEffect($0.json["status"]?.text ?? "without status") },
    ]

    /// False where the field is none of these.
    static func read(_ field: String, _ value: JSON, at time: Timestamp?, into log: inout EventLog) -> Bool {
        guard let reader = readers[field] else { return false }
        switch reader(NewsValue(value, entryTime: time)) {
        case .news(let news): log.append(.news(news))
        case .withoutEffect(let name): log.keepWithoutEffect(field, name, value)
        case .unknown(let name): log.keepUnknown(field, name.isEmpty ? "without word" : name, value)
        }
        return true
    }
}
