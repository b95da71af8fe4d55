public import Domain
public import Foundation
import HubSpot

extension Records {
    /// Where attachments lie in HubSpot's file manager.
    static let folder = "/liaison"

    /// Gives somebody a task about a contact and returns its id.
    public func add(_ task: NewTask, for contact: ContactID, _ request: RecordRequest) async throws -> TaskID {
        try await check(task.owner)
        let contact = try await survivor(of: contact)
        let draft = CRMTaskDraft(
            subject: task.subject, body: task.body, kind: task.kind, priority: task.priority, dueAt: task.dueAt,
            owner: task.owner, links: RecordLinks(contacts: [contact]))
        let creation = Creation(
            verb: "task_added", noun: "task", title: task.subject, contact: contact,
            parts: [
                task.subject, task.body, task.kind.rawValue, task.priority?.rawValue, task.dueAt.description,
                task.owner?.value,
            ],
            look: { client, since in
                try await client.tasks(of: contact, limit: 100).records.first {
                    $0.subject == task.subject && $0.createdAt.isSince(since)
                }?.id.value
            },
            make: { client, _ in try await client.createTask(draft).id.value })
        return TaskID(try await carryOut(creation, request))
    }

    /// Writes a note about a contact and returns its id.
    public func add(_ note: NewNote, for contact: ContactID, _ request: RecordRequest) async throws -> NoteID {
        try await check(note.owner)
        let contact = try await survivor(of: contact)
        let creation = Creation(
            verb: "note_added", noun: "note", title: note.body, contact: contact,
            parts: [note.body, note.at?.description, note.owner?.value] + note.attachments.map(\.value),
            look: { client, since in
                // HubSpot may tidy the HTML up; the time on the timeline stays as it was given.
                try await client.notes(of: contact, limit: 100).records.first {
                    $0.createdAt.isSince(since)
                        && ($0.body == note.body || $0.at == (note.at ?? since + Self.clockSkewMax))
                }?.id.value
            },
            make: { client, since in
                try await client.createNote(
                    NoteDraft(
                        body: note.body, at: note.at ?? since, attachments: note.attachments, owner: note.owner,
                        links: RecordLinks(contacts: [contact]))
                ).id.value
            })
        return NoteID(try await carryOut(creation, request))
    }

    /// Puts a file into HubSpot, readable through signed URLs only, to be attached to a note. Needs a permission that
    /// an account may not have given; then nothing is sent.
    ///
    /// - Parameter type: its MIME type.
    public func upload(_ data: Data, name: String, type: String) async throws -> StoredFile {
        if let need = ScopeNeed.files, try await isMissing(need) { throw RecordFailure.lacksPermission(need.loss) }
        return try await ask(before: patienceEnd, for: .creating) {
            try await $0.upload(data, name: name, type: type, folder: Self.folder)
        }
    }
}
