import Domain
import Foundation
import HubSpot
import Storage

extension AttachmentWork {
    /// Noted before it is sent. Throws what concerns more than this file; what HubSpot will not take is noted as such.
    func upload(_ file: DayFile) async throws {
        let workspace = workspace
        let before = try await database.read { try HubSpotFileTable.find($0, workspace, [file.hash])[file.hash] }
        var row = HubSpotFileTable.Row(
            hash: file.hash, name: before?.name ?? Self.name(of: file), state: .uploading, sentAt: clock.now,
            attempts: before?.attempts ?? 0)
        guard let data = try store.whole(file.hash) else {
            return try await refuse(row, "lost", "The file is not in this server's store any more.")
        }
        try await save(row)
        do throws(HubSpotFailure) {
            row.id = try await client.upload(
                data, name: row.name, type: plainMIMEType(file.type ?? "application/octet-stream"),
                folder: Self.folder, reusing: true
            ).id
        } catch {
            return try await note(error, of: row)
        }
        row.state = .standing
        try await save(row)
    }

    private func note(_ failure: HubSpotFailure, of row: HubSpotFileTable.Row) async throws {
        if case .unknownOutcome = failure {
            var row = row
            row.attempts += 1
            if row.attempts >= Self.unknownOutcomesMax {
                return try await refuse(row, failure.word, "HubSpot stumbled over it too often. \(failure.sentence)")
            }
            try await save(row)
            throw failure
        }
        guard failure.isOfOneRecord else {
            // Nothing was sent, or it was refused without effect.
            try await setWaiting(row)
            throw failure
        }
        try await refuse(row, failure.word, failure.sentence)
    }

    /// Its line on the timeline becomes a link.
    private func refuse(_ row: HubSpotFileTable.Row, _ word: String, _ sentence: String) async throws {
        var refused = row
        refused.state = .refused
        refused.problem = word
        refused.sentence = sentence
        let (workspace, now, saved) = (workspace, clock.now, refused)
        try await database.write { connection in
            try HubSpotFileTable.save(connection, workspace, saved)
            try TimelineEntryTable.markShowing(connection, workspace, file: saved.hash, now: now)
        }
        changes.announce(.timeline)
    }

    /// Uploads of unknown outcome are looked for, and what nothing shows any more is deleted.
    func settleFiles() async throws {
        let (workspace, now) = (workspace, clock.now)
        let open = try await database.read { connection in
            guard try FilesOnTimeline.mayUpload(connection, workspace) else { return [HubSpotFileTable.Row]() }
            return try HubSpotFileTable.open(
                connection, workspace, sentBefore: now - Self.lookAfter, now: now, limit: 20)
        }
        for row in open {
            switch row.state {
            case .uploading: try await look(for: row)
            case .removing: try await delete(row)
            case .waiting, .standing, .refused: break
            }
        }
    }

    private func look(for row: HubSpotFileTable.Row) async throws {
        guard let data = try store.whole(row.hash) else { return try await setWaiting(row) }
        let found = try await client.findFiles(like: data, marked: Self.mark(of: row.hash)).map(\.id)
        guard
            let first = found.min(by: { $0.value.count == $1.value.count ? $0 < $1 : $0.value.count < $1.value.count })
        else { return try await setWaiting(row) }
        for double in found where double != first { try await client.deleteFile(double) }
        var row = row
        row.id = first
        row.state = .standing
        try await save(row)
    }

    private func delete(_ row: HubSpotFileTable.Row) async throws {
        if let id = row.id { try await client.deleteFile(id) }
        let workspace = workspace
        try await database.write { connection in
            try HubSpotFileTable.remove(connection, workspace, row.hash)
        }
    }

    private func setWaiting(_ row: HubSpotFileTable.Row) async throws {
        var row = row
        row.state = .waiting
        try await save(row)
    }

    private func save(_ row: HubSpotFileTable.Row) async throws {
        let workspace = workspace
        try await database.write { try HubSpotFileTable.save($0, workspace, row) }
    }

    /// What its sender called it, cut, and a mark of its bytes, by which it is found again.
    private static func name(of file: DayFile) -> String {
        let stem = String(String.UnicodeScalarView(file.name.stem.unicodeScalars.prefix(60)))
        let ending = file.name.fileExtension.isEmpty ? "" : ".\(file.name.fileExtension)"
        return "\(stem)-\(mark(of: file.hash))\(ending)"
    }

    private static func mark(of hash: FileHash) -> String { String(hash.hexadecimal.prefix(16)) }
}
