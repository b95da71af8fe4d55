import Domain

/// How a row of an account's phone numbers is read.
enum NumberFields {
    static let plain = "id,display_phone_number,verified_name,quality_rating,status"
    static let usual =
        "\(plain),code_verification_status,platform_type,name_status,account_mode,throughput,is_on_biz_app,"
        + "is_official_business_account"
    /// Meta refuses the whole call for one field that this version or this account does not know.
    static let all = "\(usual),whatsapp_business_manager_messaging_limit,health_status,last_onboarded_time,username"

    static func report(_ row: JSON, _ account: WhatsAppAccountID) -> NumberReport? {
        guard let id = row["id"]?.text else { return nil }
        let facts = NumberFacts(row)
        let number = BusinessNumber(
            id: BusinessNumberID(id), account: account, displayPhone: row["display_phone_number"]?.text ?? "",
            verifiedName: row["verified_name"]?.text ?? "", quality: row["quality_rating"]?.text,
            status: row["status"]?.text, isOnPhone: facts.isOnPhoneApp, onboardedAt: facts.onboardedAt,
            messagingLimit: facts.messagingLimit, username: facts.username)
        return NumberReport(number: number, facts: facts, state: NumberState(number, facts, NumberHealth(row)))
    }
}

extension NumberFacts {
    init(_ row: JSON) {
        self.init()
        platform = row["platform_type"]?.text
        throughput = row["throughput"]?["level"]?.text
        messagingLimit = (row["whatsapp_business_manager_messaging_limit"] ?? row["messaging_limit_tier"])?.text
        nameStatus = row["name_status"]?.text
        codeVerification = row["code_verification_status"]?.text
        accountMode = row["account_mode"]?.text
        isOnPhoneApp = row["is_on_biz_app"]?.bool
        isOfficial = row["is_official_business_account"]?.bool
        username = row["username"]?.text
        onboardedAt = row["last_onboarded_time"].flatMap { $0.moment ?? $0.text.flatMap(Self.moment) }
    }

    /// Graph writes `2026-11-21T09:15:07+0000`, without the colon that ISO 8601 wants.
    private static func moment(_ text: String) -> Timestamp? {
        Timestamp(iso8601: text.hasSuffix("+0000") ? text.dropLast(5) + "Z" : text)
    }
}

/// `health_status`: whether Meta would take a message from the number now, and who or what is in the way.
struct NumberHealth {
    enum Word {
        case available
        case limited
        case blocked
        case notTold
    }

    var word: Word
    /// Meta's words about what is in the way, cut at 300 characters.
    var reasons: String

    init(_ row: JSON) {
        let health = row["health_status"]
        switch health?["can_send_message"]?.text?.uppercased() {
        case "AVAILABLE": word = .available
        case "LIMITED": word = .limited
        case "BLOCKED": word = .blocked
        default: word = .notTold
        }
        let errors = (health?["entities"]).list.flatMap { $0["errors"].list }
        let words = errors.compactMap { error in
            let parts = [error["error_description"]?.text, error["possible_solution"]?.text].compactMap(\.self)
            return parts.isEmpty ? nil : parts.joined(separator: " ")
        }
        var seen: Set<String> = []
        reasons = String(words.filter { seen.insert($0).inserted }.joined(separator: " ").prefix(300))
    }
}
