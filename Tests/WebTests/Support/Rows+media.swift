import Domain
import Foundation
import Storage

extension Rows {
    /// The file of a message that is there; by default still waiting.
    func media(
        _ message: Int64, kind: MediaKind = .image, type: String? = "image/jpeg", file: KeptFile? = nil,
        state: MediaDownload.State = .waiting, problem: MediaProblem? = nil,
        workspace: WorkspaceID = Self.workspace
    ) async throws {
        let state = file == nil ? state : .stored
        let due: Timestamp? = state.isOpen ? Self.now : nil
        try await run([
            """
            INSERT INTO media (workspace_id, message_id, kind, media_id, mime_type, expires_at, state, lane, attempts,
                due_at, problem, sentence, file_hash, size)
            VALUES (\(workspace), \(message), \(kind.rawValue), '1003383421387256', \(type),
                \(Self.now + MediaDownload.life), \(state.rawValue), 0, 1, \(due), \(problem?.word.rawValue),
                \(problem?.sentence), \(file?.hash), \(file?.size))
            """
        ])
    }
}
