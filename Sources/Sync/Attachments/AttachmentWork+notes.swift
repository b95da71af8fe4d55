import Domain
import HubSpot
import Storage

extension AttachmentWork {
    /// Noted before it is sent, so that a crash in between leaves a question and no second note.
    func create(_ write: AttachmentPlan.Write) async throws {
        var row = write.row
        row.sentAt = clock.now
        let draft = try await draft(write.draft)
        try await save(row)
        do throws(HubSpotFailure) {
            row.id = try await client.createNote(draft).id
        } catch {
            if case .unknownOutcome = error { throw error }
            try await remove(row)
            try await suspect(error, write.draft)
            throw error
        }
        row.state = .standing
        try await save(row)
    }

    func update(_ write: AttachmentPlan.Write) async throws {
        guard let id = write.row.id else { return }
        do throws(HubSpotFailure) {
            try await client.updateNote(id, try await draft(write.draft))
        } catch {
            // Somebody deleted it in HubSpot. It should be there, so the next round creates it.
            if case .notFound = error { try await remove(write.row) }
            try await suspect(error, write.draft)
            throw error
        }
        try await save(write.row)
    }

    func archive(_ row: AttachmentNoteTable.Row) async throws {
        if let id = row.id { try await client.archiveNote(id) }
        try await remove(row)
    }

    private func draft(_ draft: AttachmentDraft) async throws(HubSpotFailure) -> NoteDraft {
        let workspace = workspace
        let held = (try? await database.read { try HubSpotFileTable.find($0, workspace, Set(draft.files)) }) ?? [:]
        return NoteDraft(
            body: draft.body, at: draft.timestamp, attachments: draft.files.compactMap { held[$0]?.id },
            owner: draft.owner, links: RecordLinks(contacts: draft.contacts))
    }

    /// What HubSpot refuses often tells that the mirror is behind: a contact that is gone, an owner who left.
    private func suspect(_ failure: HubSpotFailure, _ draft: AttachmentDraft) async throws {
        guard failure.isOfOneRecord else { return }
        let (workspace, now) = (workspace, clock.now)
        try await database.write { connection in
            for contact in draft.contacts {
                try ContactRereadTable.add(connection, workspace, contact, cause: "refused", due: now)
            }
            try HubSpotAccountTable.rereadOwners(connection, workspace)
        }
        changes.announce(.contacts)
    }

    /// Answers the questions that creates of unknown outcome left.
    func lookForNotes() async throws {
        let (workspace, before) = (workspace, clock.now - Self.lookAfter)
        let unsure = try await database.read {
            try AttachmentNoteTable.unsure($0, workspace, sentBefore: before, limit: 20)
        }
        for row in unsure { try await look(for: row) }
    }

    private func look(for row: AttachmentNoteTable.Row) async throws {
        var found: [NoteID] = []
        for contact in row.contacts { found += try await client.findNotes(of: contact, at: row.stamp) }
        if found.isEmpty, try await isAnyGone(row.contacts) { found = try await client.searchNotes(at: row.stamp) }
        let (workspace, candidates) = (workspace, Set(found).sorted())
        let known = try await database.read { try AttachmentNoteTable.known($0, workspace, candidates) }
        let ours = candidates.filter { !known.contains($0) }
        guard let first = ours.first else { return try await remove(row) }
        for double in ours.dropFirst() { try await client.archiveNote(double) }
        var row = row
        row.id = first
        row.state = .standing
        try await save(row)
    }

    /// A contact that was merged away or deleted shows nothing, though its note may stand at the survivor.
    private func isAnyGone(_ contacts: [ContactID]) async throws(HubSpotFailure) -> Bool {
        let batch = try await client.contacts(ids: contacts)
        return !Set(contacts).isSubset(of: batch.found.map(\.id))
    }

    private func save(_ row: AttachmentNoteTable.Row) async throws {
        let workspace = workspace
        try await database.write { try AttachmentNoteTable.save($0, workspace, row) }
    }

    private func remove(_ row: AttachmentNoteTable.Row) async throws {
        let workspace = workspace
        try await database.write { try AttachmentNoteTable.remove($0, workspace, row) }
    }
}
