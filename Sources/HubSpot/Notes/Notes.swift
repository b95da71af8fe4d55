public import Domain

extension HubSpotClient {
    /// The newest notes of a contact, 100 at most: two calls as a rule.
    public func notes(of contact: ContactID, limit: Int = 20) async throws(HubSpotFailure) -> RecordList<Note> {
        try await list(.note, of: contact, limit: limit, properties: Note.properties, Note.init)
    }

    /// The same without some of them. Throws `HubSpotFailure`, and what `leftOut` throws.
    ///
    /// - Parameter leftOut: tells which of all notes that hang on the contact are not wanted; asked once.
    public func notes(
        of contact: ContactID, limit: Int = 20, without leftOut: ([NoteID]) async throws -> Set<NoteID>
    ) async throws -> RecordList<Note> {
        var associated = try await associated(with: contact, .note)
        let unwanted = Set(try await leftOut(associated.ids.map { NoteID($0) }).map(\.value))
        associated.ids.removeAll { unwanted.contains($0) }
        return try await list(.note, among: associated, limit: limit, properties: Note.properties, Note.init)
    }

    /// Writes a note, with files that were uploaded before. What is missing is said before HubSpot is asked.
    public func createNote(_ draft: NoteDraft) async throws(HubSpotFailure) -> Note {
        try draft.check()
        return Note(try await create(.note, draft.properties, links: draft.links))
    }
}

extension Note {
    fileprivate static let properties = [
        "hs_note_body", "hs_timestamp", "hs_attachment_ids", "hubspot_owner_id", "hs_createdate",
        "hs_lastmodifieddate",
    ]

    fileprivate init(_ record: WireRecord) {
        let files = (record["hs_attachment_ids"] ?? "").split(separator: ";").map { FileID(String($0)) }
        self.init(
            id: NoteID(record.id), body: record["hs_note_body"] ?? "", at: record.time("hs_timestamp"),
            attachments: files, owner: record.owner, createdAt: record.createdAt, modifiedAt: record.modifiedAt)
    }
}

extension NoteDraft {
    func check() throws(HubSpotFailure) {
        var problems = DraftProblems()
        if attachments.isEmpty { problems.require(body, "body", "A note needs a text or a file.") }
        problems.limit(body, "body")
        problems.link(links)
        try problems.throwIfAny()
    }

    /// All of them, so that what is no more is taken out.
    var allProperties: [String: JSON] {
        var all = properties
        all["hs_attachment_ids"] = all["hs_attachment_ids"] ?? ""
        all["hubspot_owner_id"] = all["hubspot_owner_id"] ?? ""
        return all
    }

    fileprivate var properties: [String: JSON] {
        var properties: [String: JSON] = ["hs_timestamp": .string(at.description), "hs_note_body": .string(body)]
        if !attachments.isEmpty {
            properties["hs_attachment_ids"] = .string(attachments.map(\.value).joined(separator: ";"))
        }
        if let owner { properties["hubspot_owner_id"] = .string(owner.value) }
        return properties
    }
}
