public import Domain

extension HubSpotClient {
    /// Notes read in one look: 1,000 is 10 calls.
    private static let notesLookLimit = 1000

    /// Writes a note's text, place, owner and files anew. Its links stay. Doing it twice does no harm.
    public func updateNote(_ note: NoteID, _ draft: NoteDraft) async throws(HubSpotFailure) {
        try draft.check()
        _ = try await update(.note, note.value, draft.allProperties)
    }

    /// Takes a note off every timeline. One that is gone already is no failure.
    public func archiveNote(_ note: NoteID) async throws(HubSpotFailure) {
        do {
            _ = try await send(HubSpotRequest(method: .delete, path: paths.object(.notes, note.value)))
        } catch {
            if case .notFound = error { return }
            throw error
        }
    }

    /// The look after an unknown outcome: a contact's notes that stand at this moment, newest first. Not by search,
    /// which shows a new record late.
    public func findNotes(of contact: ContactID, at moment: Timestamp) async throws(HubSpotFailure) -> [NoteID] {
        let associated = try await associated(with: contact, .note)
        var found: [NoteID] = []
        var rest = associated.ids.prefix(Self.notesLookLimit)
        while !rest.isEmpty {
            let batch = Array(rest.prefix(Self.batchLimit))
            rest = rest.dropFirst(batch.count)
            let records = try await records(.note, ids: batch, properties: ["hs_timestamp"])
            found += records.filter { $0.time("hs_timestamp") == moment }.map { NoteID($0.id) }
        }
        return found
    }

    /// Notes that stand at this moment, whosever they are: the way to one whose contact is gone or was merged away. A
    /// new record shows late.
    public func searchNotes(at moment: Timestamp) async throws(HubSpotFailure) -> [NoteID] {
        var body = SearchFilter.query(anyOf: [[SearchFilter("hs_timestamp", "EQ", moment.description)]])
        body["limit"] = 20
        body["properties"] = ["hs_timestamp"]
        var request = HubSpotRequest.post(paths.search(.notes), .object(body))
        request.bucket = .search
        return try await answer(request) { $0.results(WireRecord.init) }.map { NoteID($0.id) }
    }
}
