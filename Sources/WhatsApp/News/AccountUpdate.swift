import Domain

/// `account_update`: what became of the account or of a number's connection.
enum AccountUpdate {
    static func read(_ value: NewsValue) -> NewsValue.Reading {
        switch value.event {
        case "PARTNER_REMOVED", "ACCOUNT_OFFBOARDED", "ACCOUNT_DELETED", "PARTNER_APP_UNINSTALLED": lost(value)
        case "PARTNER_ADDED", "ACCOUNT_RECONNECTED", "PARTNER_APP_INSTALLED": back(value)
        case "ACCOUNT_RESTRICTION": restriction(value)
        case "ACCOUNT_VIOLATION": violation(value)
        case "DISABLED_UPDATE": ban(value)
        case "AD_ACCOUNT_LINKED", "AUTH_INTL_PRICE_ELIGIBILITY_UPDATE", "MM_LITE_TERMS_SIGNED",
            "VOLUME_BASED_PRICING_TIER_UPDATE":
            .withoutEffect(value.event)
        default: .unknown(value.event)
        }
    }

    private static func lost(_ value: NewsValue) -> NewsValue.Reading {
        let sentence =
            switch value.event {
            case "PARTNER_REMOVED":
                "It was disconnected from the platform\(reason(value)). Nothing more arrives from it. Connect it again "
                    + "in the WhatsApp Business app, then here."
            case "ACCOUNT_OFFBOARDED":
                "Its WhatsApp account moved to another device and left the platform. Nothing arrives until it is back: "
                    + "open the WhatsApp Business app there and connect it again."
            case "PARTNER_APP_UNINSTALLED":
                "The app was taken out of the account, so nothing more arrives. Install it again, then connect here."
            default: "WhatsApp says that the account was deleted. What it sent before is kept."
            }
        return value.news(
            "connection", value.event, sentence, level: .error, needsPerson: true,
            change: .numberStatus("DISCONNECTED"))
    }

    private static func back(_ value: NewsValue) -> NewsValue.Reading {
        value.news("connection", value.event, "It is connected to the platform.", change: .numberStatus("CONNECTED"))
    }

    /// Why a number left that is used on a phone too, and who wanted it.
    private static func reason(_ value: NewsValue) -> String {
        let info = value.json["disconnection_info"]
        let word = (info?["reason"]?.text ?? "").uppercased()
        let by = (info?["initiated_by"]?.text ?? "").uppercased() == "SYSTEM" ? ", by WhatsApp itself" : ""
        if word.isEmpty { return by }
        return ": \(reasons[word] ?? word.spoken)\(by)"
    }

    private static let reasons = [
        "ACCOUNT_DISCONNECTED": "somebody disconnected it in the WhatsApp Business app",
        "BUSINESS_DOWNGRADE": "the phone changed from WhatsApp Business to the ordinary WhatsApp",
        "CHANGE_NUMBER": "the phone has another number now",
        "COMPANION_INACTIVITY": "the platform was not used for too long",
        "PRIMARY_INACTIVITY": "the WhatsApp Business app was not opened for too long",
        "USER_RE_REGISTERED": "the number was registered on another phone",
    ]

    private static func restriction(_ value: NewsValue) -> NewsValue.Reading {
        let restrictions = value.json["restriction_info"].list
        let types = restrictions.compactMap { $0["restriction_type"]?.text?.spoken }
        let how = types.isEmpty ? "it does not say how" : types.joined(separator: ", ")
        let end = restrictions.compactMap { $0["expiration"]?.moment }.max()
        let until = end.map { " until \($0.iso8601.prefix(10))" } ?? ""
        // While it lasts, where that is told.
        let lasts = end.flatMap { end in value.at.map { max(.zero, end - $0) } }
        return value.news(
            "restriction", value.event,
            "Meta restricts the account\(until): \(how). See Account quality in Meta's Business Support.",
            level: .error, needsPerson: true, lasts: lasts)
    }

    private static func violation(_ value: NewsValue) -> NewsValue.Reading {
        let type = value.json["violation_info"]?["violation_type"]?.text?.spoken ?? "it does not say which"
        return value.news(
            "violation", value.event,
            "Meta says that the account broke a rule: \(type). Read it in Meta's Business Support and appeal there if "
                + "it is wrong; more of these lead to restrictions.",
            level: .warning, needsPerson: true, lasts: NewsValue.week)
    }

    private static func ban(_ value: NewsValue) -> NewsValue.Reading {
        let state = (value.json["ban_info"]?["waba_ban_state"]?.text ?? "").uppercased()
        switch state {
        case "REINSTATE": return value.news("ban", state, "Meta has lifted the ban of the account.")
        case "SCHEDULE_FOR_DISABLE":
            return value.news(
                "ban", state, "Meta will disable the account. Read why in Meta's Business Support and appeal there.",
                level: .error, needsPerson: true)
        case "DISABLE":
            return value.news(
                "ban", state,
                "Meta has disabled the account: nothing arrives and nothing can be sent. Appeal in Meta's Business "
                    + "Support.", level: .error, needsPerson: true)
        default: return .unknown("DISABLED_UPDATE \(state)")
        }
    }
}
