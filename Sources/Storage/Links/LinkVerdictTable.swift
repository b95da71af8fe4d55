import Crypto
public import Domain
import Foundation

/// What was decided last about a person without a link. A dismissed verdict stays dismissed as long as the same
/// contacts fit in the same way.
public enum LinkVerdictTable {
    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID
    ) throws -> LinkVerdict? {
        try connection.row(
            "SELECT * FROM link_verdicts WHERE workspace_id = \(workspace) AND person_id = \(person)"
        ).map(verdict)
    }

    public static func find(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, persons: [PersonID]
    ) throws -> [PersonID: LinkVerdict] {
        let verdicts = try persons.inUsualLengths.flatMap { persons in
            try connection.rows(
                "SELECT * FROM link_verdicts WHERE workspace_id = \(workspace) AND person_id IN \(list: persons)"
            ).map(verdict)
        }
        return Dictionary(verdicts.map { ($0.person, $0) }, uniquingKeysWith: { $1 })
    }

    public static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ verdicts: LinkVerdict...
    ) throws {
        try save(connection, workspace, verdicts)
    }

    /// Instead of what was decided before. At most one of each person.
    public static func save(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ verdicts: [LinkVerdict]
    ) throws {
        let rows = try verdicts.map { verdict -> SQL in
            """
            (\(workspace), \(verdict.person), \(verdict.kind.rawValue), \(verdict.reason),
                \(verdict.candidates.map(\.contact.value).joined(separator: ";")), \(try evidence(verdict.candidates)),
                \(verdict.isOpened), \(verdict.decidedAt))
            """
        }
        for rows in rows.inUsualLengths {
            try connection.run(
                """
                INSERT INTO link_verdicts (workspace_id, person_id, verdict, reason, candidates, evidence, is_opened,
                    decided_at)
                VALUES \(sql: rows.joined(separator: ", "))
                ON CONFLICT (workspace_id, person_id) DO UPDATE SET
                    verdict = excluded.verdict, reason = excluded.reason, candidates = excluded.candidates,
                    evidence = excluded.evidence, is_opened = excluded.is_opened, decided_at = excluded.decided_at
                """)
        }
        try replaceCandidates(connection, workspace, verdicts)
    }

    public static func remove(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID) throws {
        try remove(connection, workspace, [person])
    }

    public static func remove(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ persons: [PersonID]
    ) throws {
        for persons in persons.inUsualLengths {
            try connection.run(
                "DELETE FROM link_verdicts WHERE workspace_id = \(workspace) AND person_id IN \(list: persons)")
        }
        try removeCandidates(connection, workspace, persons)
    }

    /// Nobody wants to see this verdict again, until what it rests on changes.
    public static func dismiss(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ verdict: LinkVerdict
    ) throws {
        try connection.run(
            """
            UPDATE link_verdicts SET dismissed = \(fingerprint(verdict.candidates))
            WHERE workspace_id = \(workspace) AND person_id = \(verdict.person)
            """)
    }

    /// Somebody wants to see it again.
    public static func reopen(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID) throws {
        try connection.run(
            "UPDATE link_verdicts SET dismissed = NULL WHERE workspace_id = \(workspace) AND person_id = \(person)")
    }

    private static func replaceCandidates(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ verdicts: [LinkVerdict]
    ) throws {
        try removeCandidates(connection, workspace, verdicts.map(\.person))
        let rows = verdicts.flatMap { verdict in
            verdict.candidates.map { "(\(workspace), \(verdict.person), \($0.contact))" as SQL }
        }
        for rows in rows.inUsualLengths {
            try connection.run(
                """
                INSERT INTO link_candidates (workspace_id, person_id, contact_id)
                VALUES \(sql: rows.joined(separator: ", "))
                """)
        }
    }

    private static func removeCandidates(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ persons: [PersonID]
    ) throws {
        for persons in persons.inUsualLengths {
            try connection.run(
                "DELETE FROM link_candidates WHERE workspace_id = \(workspace) AND person_id IN \(list: persons)")
        }
    }

    static func verdict(_ row: SQLRow) throws -> LinkVerdict {
        let evidence = try row.text("evidence")
        let candidates = try JSONDecoder().decode([LinkCandidate].self, from: Data(evidence.utf8))
        return LinkVerdict(
            person: try row.id("person_id"), kind: LinkVerdict.Kind(rawValue: try row.text("verdict")) ?? .none,
            reason: try row.text("reason"), candidates: candidates, isOpened: try row.bool("is_opened"),
            decidedAt: try row.timestamp("decided_at"),
            isDismissed: try row.optionalText("dismissed") == fingerprint(candidates))
    }

    private static func evidence(_ candidates: [LinkCandidate]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(candidates), as: UTF8.self)
    }

    /// Who fits, by what text and how: other words for the same change nothing. A digest, so that no phone outlives a
    /// privacy deletion in it.
    private static func fingerprint(_ candidates: [LinkCandidate]) -> String {
        let lines = candidates.map { "\($0.contact)|\($0.kind)|\($0.text ?? "")" }.sorted()
        return SHA256.hash(data: Data(lines.joined(separator: "\n").utf8)).map { String($0, radix: 16) }.joined()
    }
}
