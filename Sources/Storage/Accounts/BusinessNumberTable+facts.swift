public import Domain

/// What Meta told about each number when it was asked last.
extension BusinessNumberTable {
    /// Keeps an account's numbers as Meta lists them; one that is not listed any more is marked, and keeps its past.
    public static func refresh(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ account: WhatsAppAccountID,
        _ reports: [NumberReport], at moment: Timestamp
    ) throws {
        for report in reports {
            try save(connection, workspace, report.number)
            try save(connection, workspace, report, at: moment)
        }
        let listed = Set(reports.map(\.number.id))
        for number in try all(connection, workspace) where number.account == account && !listed.contains(number.id) {
            try connection.run(
                """
                UPDATE business_numbers SET state = \(NumberState.gone.word.rawValue),
                    sentence = \(NumberState.gone.sentence), facts_read_at = \(moment)
                WHERE workspace_id = \(workspace) AND number_id = \(number.id)
                """)
        }
    }

    private static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ report: NumberReport, at moment: Timestamp
    ) throws {
        let facts = report.facts
        try connection.run(
            """
            UPDATE business_numbers SET platform = \(facts.platform), throughput = \(facts.throughput),
                messaging_limit = \(facts.messagingLimit), name_status = \(facts.nameStatus),
                code_verification = \(facts.codeVerification), account_mode = \(facts.accountMode),
                is_on_phone = \(facts.isOnPhoneApp), is_official = \(facts.isOfficial),
                username = \(facts.username), onboarded_at = \(facts.onboardedAt),
                state = \(report.state.word.rawValue), sentence = \(report.state.sentence), facts_read_at = \(moment)
            WHERE workspace_id = \(workspace) AND number_id = \(report.number.id)
            """)
    }

    /// `nil` = Meta was not asked yet.
    public static func state(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ number: BusinessNumberID
    ) throws -> NumberState? {
        try connection.row(
            """
            SELECT state, sentence FROM business_numbers
            WHERE workspace_id = \(workspace) AND number_id = \(number)
            """
        ).flatMap(numberState)
    }
}

func numberFacts(_ row: SQLRow) throws -> NumberFacts {
    var facts = NumberFacts()
    facts.platform = try row.optionalText("platform")
    facts.throughput = try row.optionalText("throughput")
    facts.messagingLimit = try row.optionalText("messaging_limit")
    facts.nameStatus = try row.optionalText("name_status")
    facts.codeVerification = try row.optionalText("code_verification")
    facts.accountMode = try row.optionalText("account_mode")
    facts.isOnPhoneApp = try row.optionalBool("is_on_phone")
    facts.isOfficial = try row.optionalBool("is_official")
    facts.username = try row.optionalText("username")
    facts.onboardedAt = try row.optionalTimestamp("onboarded_at")
    return facts
}

/// `nil` = Meta was not asked yet.
func numberState(_ row: SQLRow) throws -> NumberState? {
    guard let word = try row.optionalText("state").flatMap(NumberState.Word.init) else { return nil }
    return NumberState(word, try row.optionalText("sentence") ?? "")
}
