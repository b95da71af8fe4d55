public import Domain

extension WhatsAppClient {
    static let pageSize = 100
    /// 2,000 numbers; Meta allows an account far fewer.
    static let pageCountLimit = 20

    /// The account's business numbers, all pages. Meta refuses the whole call for one field that it does not know, so
    /// what is refused is asked for again with the oldest fields.
    public func numbers(of account: WhatsAppAccountID) async throws(WhatsAppFailure) -> [BusinessNumber] {
        try await numberReports(of: account).map(\.number)
    }

    /// The same with all that Meta tells about each. Fields that Meta does not know here are left out.
    public func numberReports(of account: WhatsAppAccountID) async throws(WhatsAppFailure) -> [NumberReport] {
        for fields in [NumberFields.all, NumberFields.usual] {
            do {
                return try await numberReports(of: account, fields)
            } catch .fixRequest {
                continue
            }
        }
        return try await numberReports(of: account, NumberFields.plain)
    }

    private func numberReports(
        of account: WhatsAppAccountID, _ fields: String
    ) async throws(WhatsAppFailure) -> [NumberReport] {
        let rows = try await pages([account.value, "phone_numbers"], [("fields", fields)])
        return rows.compactMap { NumberFields.report($0, account) }
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
}
