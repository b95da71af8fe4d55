public import Domain

/// What became of messages to groups for each of those they went to, kept by WhatsApp id whether or not the message
/// itself has come.
public enum ParticipantStatusTable {
    /// In the place of a person: WhatsApp speaks of the group as a whole.
    static let wholeGroup = PersonID(0)

    /// Applies a status as a maximum; each step keeps its earliest time.
    public static func apply(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ status: ReceivedStatus, to person: PersonID?
    ) throws {
        let person = person ?? wholeGroup
        try connection.run(
            """
            INSERT INTO participant_statuses (workspace_id, wamid, person_id, status, rank, error_code, error_text)
            VALUES (\(workspace), \(status.whatsAppID), \(person), \(status.status.rawValue), \(status.status.rank),
                \(status.errorCode), \(status.errorText))
            ON CONFLICT (workspace_id, wamid, person_id) DO UPDATE SET
                status = excluded.status, rank = excluded.rank, error_code = excluded.error_code,
                error_text = excluded.error_text
            WHERE excluded.rank > participant_statuses.rank
            """)
        try connection.run(
            """
            UPDATE participant_statuses SET \(sql: earliest(status.status, status.at))
            WHERE workspace_id = \(workspace) AND wamid = \(status.whatsAppID) AND person_id = \(person)
            """)
    }

    /// What was told of one message, of the group as a whole first.
    public static func of(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ message: WhatsAppMessageID
    ) throws -> [ParticipantStatus] {
        try connection.rows(
            """
            SELECT * FROM participant_statuses WHERE workspace_id = \(workspace) AND wamid = \(message)
            ORDER BY person_id
            """
        ).compactMap(status)
    }

    /// The messages of which something was told for this person.
    public static func messages(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, of person: PersonID
    ) throws -> [WhatsAppMessageID] {
        try connection.rows(
            """
            SELECT wamid FROM participant_statuses WHERE workspace_id = \(workspace) AND person_id = \(person)
            ORDER BY wamid
            """
        ).map { try $0.vendorID("wamid") }
    }

    /// What was told of these messages was told for `person`, not for `holder`. Of those among `own` both keep what is
    /// known: which of the two was meant cannot be told any more.
    public static func separate(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ messages: [WhatsAppMessageID],
        to person: PersonID, from holder: PersonID, keeping own: [WhatsAppMessageID]
    ) throws {
        for messages in messages.inUsualLengths {
            try connection.run(
                """
                INSERT INTO participant_statuses (workspace_id, wamid, person_id, \(sql: facts))
                SELECT workspace_id, wamid, CAST(\(person) AS BIGINT), \(sql: facts) FROM participant_statuses
                WHERE workspace_id = \(workspace) AND person_id = \(holder) AND wamid IN \(list: messages)
                ON CONFLICT (workspace_id, wamid, person_id) DO NOTHING
                """)
        }
        for messages in Set(messages).subtracting(own).sorted().inUsualLengths {
            try connection.run(
                """
                DELETE FROM participant_statuses
                WHERE workspace_id = \(workspace) AND person_id = \(holder) AND wamid IN \(list: messages)
                """)
        }
    }

    private static let facts: SQL = """
        status, rank, sent_at, delivered_at, read_at, played_at, failed_at, error_code, error_text
        """

    /// `absorbed` turned out to be `person`. Returns the messages that this is about.
    public static func move(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, from absorbed: PersonID, to person: PersonID
    ) throws -> [WhatsAppMessageID] {
        let messages = try messages(connection, workspace, of: absorbed)
        if messages.isEmpty { return [] }
        try connection.run(
            """
            INSERT INTO participant_statuses (workspace_id, wamid, person_id, \(sql: facts))
            SELECT workspace_id, wamid, CAST(\(person) AS BIGINT), \(sql: facts) FROM participant_statuses
            WHERE workspace_id = \(workspace) AND person_id = \(absorbed)
            ON CONFLICT (workspace_id, wamid, person_id) DO UPDATE SET
                status = excluded.status, rank = excluded.rank, error_code = excluded.error_code,
                error_text = excluded.error_text
            WHERE excluded.rank > participant_statuses.rank
            """)
        for step in MessageStatus.allCases {
            try connection.run(moveTime(of: step, workspace, from: absorbed, to: person))
        }
        try connection.run(
            "DELETE FROM participant_statuses WHERE workspace_id = \(workspace) AND person_id = \(absorbed)")
        return messages
    }

    private static func moveTime(
        of step: MessageStatus, _ workspace: WorkspaceID, from absorbed: PersonID, to person: PersonID
    ) -> SQL {
        let column = column(of: step)
        return """
            UPDATE participant_statuses SET \(sql: column) = old.\(sql: column)
            FROM participant_statuses AS old
            WHERE participant_statuses.workspace_id = \(workspace) AND participant_statuses.person_id = \(person)
                AND old.workspace_id = \(workspace) AND old.person_id = \(absorbed)
                AND old.wamid = participant_statuses.wamid
                AND old.\(sql: column) < COALESCE(participant_statuses.\(sql: column), old.\(sql: column) + 1)
            """
    }

    private static func earliest(_ step: MessageStatus, _ moment: Timestamp) -> SQL {
        let column = column(of: step)
        return """
            \(sql: column) = CASE WHEN \(sql: column) <= \(moment) THEN \(sql: column) ELSE \(moment) END
            """
    }

    static func column(of step: MessageStatus) -> SQL {
        switch step {
        case .sent: "sent_at"
        case .delivered: "delivered_at"
        case .read: "read_at"
        case .played: "played_at"
        case .failed: "failed_at"
        }
    }

    private static func status(_ row: SQLRow) throws -> ParticipantStatus? {
        guard let status = MessageStatus(rawValue: try row.text("status")) else { return nil }
        let person: PersonID = try row.id("person_id")
        return ParticipantStatus(
            person: person == wholeGroup ? nil : person, status: status,
            errorCode: try row.optionalInteger("error_code"), errorText: try row.optionalText("error_text"))
    }
}
