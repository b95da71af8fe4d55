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
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ verdict: LinkVerdict
    ) throws {
        let contacts = verdict.candidates.map(\.contact)
        try connection.run(
            """
            INSERT INTO link_verdicts (workspace_id, person_id, verdict, reason, candidates, evidence, is_opened,
                decided_at)
            VALUES (\(workspace), \(verdict.person), \(verdict.kind.rawValue), \(verdict.reason),
                \(contacts.map(\.value).joined(separator: ";")), \(try evidence(verdict.candidates)),
                \(verdict.isOpened), \(verdict.decidedAt))
            ON CONFLICT (workspace_id, person_id) DO UPDATE SET
                verdict = excluded.verdict, reason = excluded.reason, candidates = excluded.candidates,
                evidence = excluded.evidence, is_opened = excluded.is_opened, decided_at = excluded.decided_at
            """)
        try removeCandidates(connection, workspace, verdict.person)
        for contact in contacts {
            try connection.run(
                """
                INSERT INTO link_candidates (workspace_id, person_id, contact_id)
                VALUES (\(workspace), \(verdict.person), \(contact))
                """)
        }
    }

    public static func remove(_ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID) throws {
        try connection.run("DELETE FROM link_verdicts WHERE workspace_id = \(workspace) AND person_id = \(person)")
        try removeCandidates(connection, workspace, person)
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

    private static func removeCandidates(
        _ connection: any SQLConnection, _ workspace: WorkspaceID, _ person: PersonID
    ) throws {
        try connection.run("DELETE FROM link_candidates WHERE workspace_id = \(workspace) AND person_id = \(person)")
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
