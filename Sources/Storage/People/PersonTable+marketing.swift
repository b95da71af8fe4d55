public import Domain

extension PersonTable {
    /// False = a newer choice is stored, or this one is. Of two of one moment the refusal counts.
    public static func choose(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID, _ word: MarketingChoice.Word,
        at moment: Timestamp
    ) throws -> Bool {
        try connection.run(
            """
            UPDATE persons SET marketing = \(word.rawValue), marketing_at = \(moment)
            WHERE workspace_id = \(workspace) AND person_id = \(person) AND (marketing_at IS NULL
                OR marketing_at < \(moment)
                OR (marketing_at = \(moment) AND marketing < \(word.rawValue)))
            """) > 0
    }

    /// `absorbed` turned out to be `person`: the newer choice counts.
    public static func moveMarketing(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, from absorbed: PersonID, to person: PersonID
    ) throws {
        guard let choice = try marketing(connection, workspace, absorbed) else { return }
        _ = try choose(connection, workspace, person, choice.word, at: choice.at)
    }

    /// `nil` = the person has said nothing about it.
    public static func marketing(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID
    ) throws -> (word: MarketingChoice.Word, at: Timestamp)? {
        let row = try connection.row(
            "SELECT marketing, marketing_at FROM persons WHERE workspace_id = \(workspace) AND person_id = \(person)")
        guard let row, let word = MarketingChoice.Word(rawValue: try row.optionalText("marketing") ?? ""),
            let at = try row.optionalTimestamp("marketing_at")
        else { return nil }
        return (word, at)
    }
}
