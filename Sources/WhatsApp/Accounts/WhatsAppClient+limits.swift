public import Domain

extension WhatsAppClient {
    /// What the account's numbers may send. Meta refuses a call for one field that it does not know, so the newest one
    /// is left out where it is refused.
    public func sendingLimits(
        of account: WhatsAppAccountID
    ) async throws(WhatsAppFailure) -> [BusinessNumberID: SendingLimits] {
        let fields = "id,quality_rating,throughput,is_on_biz_app"
        let rows: [JSON]
        do {
            rows = try await numberRows(account, fields + ",whatsapp_business_manager_messaging_limit")
        } catch .fixRequest {
            rows = try await numberRows(account, fields)
        }
        let limits = rows.compactMap { row in
            (row["id"]?.text).map { (BusinessNumberID($0), SendingLimits(row)) }
        }
        return Dictionary(limits, uniquingKeysWith: { $1 })
    }

    private func numberRows(_ account: WhatsAppAccountID, _ fields: String) async throws(WhatsAppFailure) -> [JSON] {
        try await pages([account.value, "phone_numbers"], [("fields", fields)])
    }
}

extension SendingLimits {
    init(_ row: JSON) {
        let isOnPhone = row["is_on_biz_app"]?.bool ?? false
        let isHigh = row["throughput"]?["level"]?.text?.uppercased() == "HIGH"
        self.init(
            perSecond: isOnPhone ? Self.onPhonePerSecond : isHigh ? Self.highPerSecond : Self.standardPerSecond,
            openingsPerDay: Self.openings(row["whatsapp_business_manager_messaging_limit"]?.text),
            isLowQuality: row["quality_rating"]?.text?.uppercased() == "RED")
    }

    /// `TIER_250`, `TIER_2K`, `2000` … What is not understood limits nothing here: Meta limits all the same.
    static func openings(_ word: String?) -> Int? {
        guard let digits = word?.uppercased().split(separator: "_").last else { return nil }
        let (number, factor) = digits.hasSuffix("K") ? (digits.dropLast(), 1_000) : (digits, 1)
        return Int(number).flatMap { $0 > 0 && $0 < 1_000_000 ? $0 * factor : nil }
    }
}
