import Domain

/// `account_alerts`: something about the business, an account or a number that Meta wants to be seen. Older versions
/// print the alert flat, newer ones inside `alert_info`.
enum AccountAlert {
    static func read(_ value: NewsValue) -> NewsValue.Reading {
        let alert = value.json["alert_info"] ?? value.json
        guard let type = alert["alert_type"]?.text else { return .unknown("alert without type") }
        let severity = (alert["alert_severity"]?.text ?? "").uppercased()
        let isOver = ["RESOLVED", "INACTIVE", "NONE"].contains((alert["alert_status"]?.text ?? "").uppercased())
        let isGrave = ["WARNING", "CRITICAL"].contains(severity)
        let description = alert["alert_description"]?.text.map { ": \($0.prefix(500))" } ?? ""
        return value.news(
            "alert \(type.lowercased().prefix(60))", isOver ? "over" : severity.isEmpty ? "told" : severity,
            "Meta tells of “\(type.spoken)”\(description). See Meta's Business Support.", about: subject(value),
            level: severity == "CRITICAL" ? .error : isGrave ? .warning : .info, needsPerson: isGrave && !isOver,
            lasts: NewsValue.week)
    }

    private static func subject(_ value: NewsValue) -> AccountNews.Subject {
        guard value.word("entity_type") == "PHONE_NUMBER", let id = value.json["entity_id"]?.identifier else {
            return .account
        }
        return .number(BusinessNumberID(id))
    }
}

/// `account_review_update`: whether Meta lets the account take part at all.
enum AccountReview {
    static func read(_ value: NewsValue) -> NewsValue.Reading {
        let decision = value.word("decision")
        switch decision {
        case "APPROVED": return value.news("review", decision, "Meta has approved the account.")
        case "PENDING", "DEFERRED":
            return value.news("review", decision, "Meta is still reviewing the account.")
        case "REJECTED":
            return value.news(
                "review", decision,
                "Meta has refused the account after its review. Read why in WhatsApp Manager and ask for another one.",
                level: .error, needsPerson: true)
        default: return .unknown(decision)
        }
    }
}

/// `business_capability_update`: how much the business may send.
enum CapabilityUpdate {
    static func read(_ value: NewsValue) -> NewsValue.Reading {
        let limit =
            value.json["max_daily_conversations_per_business"]?.text
            ?? value.json["max_daily_conversation_per_phone"]?.text
        guard let limit else { return .withoutEffect("without limit") }
        return value.news(
            "limit", "limit", "Messaging limit: \(MessagingLimit.words(limit)) outside of open conversations.",
            change: .messagingLimit(limit))
    }
}

/// How many customers may be written to first in 24 hours, in people's words.
enum MessagingLimit {
    static func words(_ limit: String) -> String {
        let tier = limit.uppercased().replacing("TIER_", with: "")
        switch tier {
        case "UNLIMITED", "-1": return "no limit on customers a day"
        case "NOT_SET": return "no limit set yet"
        default: return "\(tier.replacing("K", with: ",000")) customers a day"
        }
    }
}
