public import Domain

/// What webhooks told of who is in a group. Rows are only added; telling a thing twice is telling it once.
public enum GroupSignTable {
    /// True if this was not known.
    public static func add(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, _ person: PersonID,
        _ sign: ParticipantSign
    ) throws -> Bool {
        try connection.run(
            """
            INSERT INTO group_signs (workspace_id, chat_id, person_id, at, kind)
            VALUES (\(workspace), \(chat), \(person), \(sign.at), \(sign.kind.rawValue))
            ON CONFLICT (workspace_id, chat_id, person_id, at, kind) DO NOTHING
            """) > 0
    }

    /// All signs of one person in one group, with those messages of theirs that can matter: the first of all, and the
    /// first behind each end.
    public static func all(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, _ person: PersonID
    ) throws -> [ParticipantSign] {
        let told = try connection.rows(
            """
            SELECT at, kind FROM group_signs
            WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND person_id = \(person)
            """
        ).compactMap(sign)
        let ends = Set(told.filter { $0.kind.ending != nil }.map(\.at)).sorted()
        let wrote = try ([nil] + ends).compactMap { end in
            try firstMessage(connection, workspace, chat, person, after: end)
        }
        return told + Set(wrote).map { ParticipantSign(.wrote, at: $0) }
    }

    /// Who asks to be let in and has no answer yet, since when.
    public static func asking(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID
    ) throws -> [PersonID: Timestamp] {
        let rows = try connection.rows(
            """
            SELECT person_id, at, kind FROM group_signs WHERE workspace_id = \(workspace) AND chat_id = \(chat)
                AND kind IN ('asked', 'withdrew', 'joined')
            """)
        var signs: [PersonID: [ParticipantSign]] = [:]
        for row in rows {
            guard let sign = try sign(row) else { continue }
            signs[try row.id("person_id"), default: []].append(sign)
        }
        return signs.filter { isAsking($0.value) }.compactMapValues { signs in
            signs.filter { $0.kind == .asked }.map(\.at).max()
        }
    }

    /// `absorbed` turned out to be `person`.
    public static func move(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, from absorbed: PersonID, to person: PersonID
    ) throws {
        try connection.run(
            """
            INSERT INTO group_signs (workspace_id, chat_id, person_id, at, kind)
            SELECT workspace_id, chat_id, CAST(\(person) AS BIGINT), at, kind FROM group_signs
            WHERE workspace_id = \(workspace) AND person_id = \(absorbed)
            ON CONFLICT (workspace_id, chat_id, person_id, at, kind) DO NOTHING
            """)
        try connection.run("DELETE FROM group_signs WHERE workspace_id = \(workspace) AND person_id = \(absorbed)")
    }

    /// All that was told of one person, in whatever group.
    public static func of(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID
    ) throws -> [JoinedBefore.GroupSign] {
        try connection.rows(
            """
            SELECT chat_id, at, kind FROM group_signs WHERE workspace_id = \(workspace) AND person_id = \(person)
            ORDER BY chat_id, at, kind
            """
        ).map {
            JoinedBefore.GroupSign(chat: try $0.id("chat_id"), at: try $0.timestamp("at"), kind: try $0.text("kind"))
        }
    }

    /// These were told of `person`, and of `holder` only where they are among `own`.
    public static func separate(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ signs: [JoinedBefore.GroupSign],
        to person: PersonID, from holder: PersonID, keeping own: [JoinedBefore.GroupSign]
    ) throws {
        let own = Set(own)
        for sign in signs {
            try connection.run(
                """
                INSERT INTO group_signs (workspace_id, chat_id, person_id, at, kind)
                VALUES (\(workspace), \(sign.chat), \(person), \(sign.at), \(sign.kind))
                ON CONFLICT (workspace_id, chat_id, person_id, at, kind) DO NOTHING
                """)
            if own.contains(sign) { continue }
            try connection.run(
                """
                DELETE FROM group_signs WHERE workspace_id = \(workspace) AND chat_id = \(sign.chat)
                    AND person_id = \(holder) AND at = \(sign.at) AND kind = \(sign.kind)
                """)
        }
    }

    private static func firstMessage(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ chat: ChatID, _ person: PersonID,
        after end: Timestamp?
    ) throws -> Timestamp? {
        try connection.row(
            """
            SELECT MIN(sent_at) AS first_at FROM messages
            WHERE workspace_id = \(workspace) AND chat_id = \(chat) AND sender_id = \(person)
                AND sent_at > \(end?.milliseconds ?? -1)
            """
        )?.optionalTimestamp("first_at")
    }

    /// A kind that a newer program wrote says nothing to this one.
    private static func sign(_ row: SQLRow) throws -> ParticipantSign? {
        guard let kind = ParticipantSign.Kind(rawValue: try row.text("kind")) else { return nil }
        return ParticipantSign(kind, at: try row.timestamp("at"))
    }
}
