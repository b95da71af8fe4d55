public import Domain

extension WhatsAppClient {
    static let pageSize = 100
    /// 2,000 numbers; Meta allows an account far fewer.
    static let pageCountLimit = 20

    /// The account's business numbers, all pages. Meta refuses the whole call for one field that it does not know, so
    /// what is refused is asked for again with the oldest fields.
    public func numbers(of account: WhatsAppAccountID) async throws(WhatsAppFailure) -> [BusinessNumber] {
        let oldest = "id,display_phone_number,verified_name,quality_rating,status"
        let newer = "is_on_biz_app,last_onboarded_time,whatsapp_business_manager_messaging_limit,username"
        do {
            return try await numbers(of: account, fields: "\(oldest),\(newer)")
        } catch {
            guard Self.mayBeTheFields(error) else { throw error }
        }
        return try await numbers(of: account, fields: oldest)
    }

    private func numbers(
        of account: WhatsAppAccountID, fields: String
    ) async throws(WhatsAppFailure) -> [BusinessNumber] {
        let rows = try await pages([account.value, "phone_numbers"], [("fields", fields)])
        return rows.compactMap { Self.number($0, account) }
    }

    /// Follows the cursor only, never the ready-made address of the next page: that one carries the token, and names a
    /// host we did not choose.
    func pages(
        _ path: [String], _ query: [(name: String, value: String)]
    ) async throws(WhatsAppFailure) -> [JSON] {
        var rows: [JSON] = []
        var cursor: String?
        for _ in 0..<Self.pageCountLimit {
            let place = [(name: "limit", value: String(Self.pageSize))] + (cursor.map { [("after", $0)] } ?? [])
            let page = try await send(.get, path, query + place)
            let pageRows = page["data"].list
            rows += pageRows
            let paging = page["paging"]
            let hasMore = paging?["next"] != nil || pageRows.count >= Self.pageSize
            guard let after = paging?["cursors"]?["after"]?.text, hasMore, !pageRows.isEmpty else { return rows }
            if after == cursor { throw .unreadable("its list of pages runs in a circle") }
            cursor = after
        }
        throw .unreadable("a list of more than \(Self.pageSize * Self.pageCountLimit) rows")
    }

    private static func number(_ row: JSON, _ account: WhatsAppAccountID) -> BusinessNumber? {
        (row["id"]?.text).map { id in
            BusinessNumber(
                id: BusinessNumberID(id), account: account, displayPhone: row["display_phone_number"]?.text ?? "",
                verifiedName: row["verified_name"]?.text ?? "", quality: row["quality_rating"]?.text,
                status: row["status"]?.text, isOnPhone: row["is_on_biz_app"]?.bool,
                onboardedAt: moment(row["last_onboarded_time"]),
                messagingLimit: row["whatsapp_business_manager_messaging_limit"]?.text,
                username: row["username"]?.text)
        }
    }

    /// Meta writes times as seconds in some places and as ISO 8601 in others, there without a colon in the zone.
    private static func moment(_ value: JSON?) -> Timestamp? {
        value?.moment
            ?? value?.text.flatMap { text in
                Timestamp(iso8601: text) ?? Timestamp(iso8601: text.replacing("+0000", with: "Z"))
            }
    }
}
