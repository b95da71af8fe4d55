import Domain

/// What is told about one template.
enum TemplateNews {
    static func status(_ value: NewsValue) -> NewsValue.Reading {
        guard let template = template(value) else { return .unknown("without template") }
        guard let status = statuses[value.event] else { return .unknown(value.event) }
        let reason = reason(value).map { " (\($0))" } ?? ""
        guard let advice = advices[status] else {
            return value.news(
                "status", value.event, "The template is \(status.spoken)\(reason).", about: template,
                change: .template(.status(status)))
        }
        return value.news(
            "status", value.event, "The template is \(status.spoken)\(reason). \(advice)", about: template,
            level: .warning, needsPerson: true, change: .template(.status(status)))
    }

    /// Meta's event as the status that lists of templates show.
    private static let statuses = [
        "APPROVED": "APPROVED", "REINSTATED": "APPROVED", "UNARCHIVED": "APPROVED", "PENDING": "PENDING",
        "IN_APPEAL": "IN_APPEAL", "REJECTED": "REJECTED", "PAUSED": "PAUSED", "FLAGGED": "FLAGGED",
        "DISABLED": "DISABLED", "PENDING_DELETION": "PENDING_DELETION", "DELETED": "DELETED", "ARCHIVED": "ARCHIVED",
        "LIMIT_EXCEEDED": "LIMIT_EXCEEDED", "LOCKED": "LOCKED",
    ]

    private static let advices = [
        "REJECTED": "Change it in WhatsApp Manager and hand it in again.",
        "PAUSED": "Customers did not like it: it cannot be sent for a while. Change it, or use another.",
        "FLAGGED": "Customers do not like it, and Meta will disable it unless that changes.",
        "DISABLED": "It can no longer be sent. Make another.",
        "LIMIT_EXCEEDED": "The account has too many templates. Delete some in WhatsApp Manager.",
        "LOCKED": "It cannot be changed now.",
    ]

    private static func reason(_ value: NewsValue) -> String? {
        let texts = [
            value.json["rejection_info"]?["reason"]?.text, value.json["other_info"]?["description"]?.text,
            value.json["reason"]?.text?.spoken,
        ]
        return texts.compactMap(\.self).first { $0.lowercased() != "none" }.map { String($0.prefix(300)) }
    }

    static func quality(_ value: NewsValue) -> NewsValue.Reading {
        guard let template = template(value) else { return .unknown("without template") }
        let score = value.word("new_quality_score")
        if score.isEmpty { return .unknown("without score") }
        let isBad = score == "RED"
        return value.news(
            "quality", score,
            "Customers' opinion of the template is \(score.spoken)."
                + (isBad ? " Change it before Meta pauses it." : ""), about: template,
            level: isBad ? .warning : .info, needsPerson: isBad, change: .template(.quality(score)))
    }

    static func category(_ value: NewsValue) -> NewsValue.Reading {
        guard let template = template(value) else { return .unknown("without template") }
        guard let category = value.json["new_category"]?.text?.uppercased() else {
            return .unknown("without category")
        }
        let before = value.json["previous_category"]?.text?.spoken
        return value.news(
            "category", category,
            "The template is \(category.spoken) now\(before.map { ", and was \($0)" } ?? ""): that is what its "
                + "messages cost.", about: template, change: .template(.category(category)))
    }

    static func components(_ value: NewsValue) -> NewsValue.Reading {
        guard let template = template(value) else { return .unknown("without template") }
        return value.news("components", "changed", "Somebody changed what the template says.", about: template)
    }

    private static func template(_ value: NewsValue) -> AccountNews.Subject? {
        guard let name = value.json["message_template_name"]?.identifier else { return nil }
        return .template(
            TemplateName(name: name, language: value.json["message_template_language"]?.identifier ?? ""))
    }
}
