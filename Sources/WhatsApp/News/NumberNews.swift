import Domain

/// What is told about one business number, which these fields name by its digits only.
enum NumberNews {
    /// `phone_number_name_update`: the review of the name that customers see.
    static func name(_ value: NewsValue) -> NewsValue.Reading {
        let decision = value.word("decision")
        let name = value.json["requested_verified_name"]?.text ?? "the name"
        switch decision {
        case "APPROVED":
            return value.news(
                "name", decision, "Customers see the name “\(name)”.",
                change: value.json["requested_verified_name"]?.text.map { .verifiedName($0) })
        case "REJECTED":
            let reason = value.json["rejection_reason"]?.text.map { " (\($0.spoken))" } ?? ""
            return value.news(
                "name", decision,
                "Meta has refused the name “\(name)”\(reason). Ask for another one in WhatsApp Manager.",
                level: .warning, needsPerson: true)
        case "PENDING", "DEFERRED", "IN_REVIEW":
            return value.news("name", decision, "Meta is still reviewing the name “\(name)”.")
        default: return .unknown(decision)
        }
    }

    /// `phone_number_quality_update`: what customers think of its messages, and how many it may send therefore.
    static func quality(_ value: NewsValue) -> NewsValue.Reading {
        let limit = value.json["current_limit"]?.text ?? value.json["max_daily_conversations_per_business"]?.text
        let words = limit.map { " Messaging limit: \(MessagingLimit.words($0))." } ?? ""
        let change = limit.map { AccountNews.Change.messagingLimit($0) }
        switch value.event {
        case "FLAGGED":
            return value.news(
                "quality", value.event,
                "Customers block or report this number's messages: its quality is low. Write only to people who expect "
                    + "it, or Meta lowers the limit." + words,
                level: .warning, needsPerson: true, change: change)
        case "DOWNGRADE":
            return value.news(
                "quality", value.event, "Meta has lowered this number's limit." + words, level: .warning,
                needsPerson: true, lasts: NewsValue.week, change: change)
        case "UNFLAGGED", "UPGRADE", "ONBOARDING", "THROUGHPUT_UPGRADE":
            return value.news("quality", value.event, "This number's quality is good." + words, change: change)
        default: return .unknown(value.event)
        }
    }

    /// `security`: somebody does something with the number's two-step PIN.
    static func security(_ value: NewsValue) -> NewsValue.Reading {
        let what: String
        switch value.event {
        case "PIN_CHANGED": what = "The two-step PIN of this number was changed."
        case "PIN_RESET_REQUEST": what = "Somebody asked to reset the two-step PIN of this number."
        case "PIN_RESET_SUCCESS": what = "The two-step PIN of this number was switched off."
        default: return .unknown(value.event)
        }
        return value.news(
            "security", value.event, "\(what) If that was none of you, look at Security in WhatsApp Manager now.",
            level: .warning, needsPerson: true, lasts: NewsValue.glance)
    }

    /// `business_username_update`: the name under which customers can find the number.
    static func username(_ value: NewsValue) -> NewsValue.Reading {
        let status = value.word("status")
        let name = value.json["username"]?.text
        let isGone = ["DELETED", "REMOVED"].contains(status)
        guard isGone || name != nil else { return .unknown(status) }
        return value.news(
            "username", status.isEmpty ? "told" : status,
            isGone ? "The number has no username any more." : "The number's username is \(name ?? "").",
            // A name that is only reserved is not the number's yet.
            change: isGone ? .username(nil) : ["", "APPROVED"].contains(status) ? .username(name) : nil)
    }
}
