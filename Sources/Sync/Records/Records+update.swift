public import Domain
import HubSpot
import Storage

extension Records {
    /// More properties than anybody edits at once.
    static let changesMax = 100

    /// Writes a contact's values and returns the record with them. Asking for what is already so changes nothing.
    ///
    /// `RecordFailure.invalid` has the problems by property, `.changedMeanwhile` what HubSpot has instead of what the
    /// caller saw.
    public func update(_ change: ContactEdit) async throws -> ContactRecord {
        guard change.values.count + change.expected.count <= Self.changesMax else {
            throw RecordFailure.invalid("At most \(Self.changesMax) properties can be changed at once.", problems: [])
        }
        let end = patienceEnd
        try await checkOwner(in: change.values)
        let names = Set(change.values.keys).union(change.expected.keys).sorted()
        let before = try await liveRecord(change.contact, names, before: end, for: .preparing)
        let conflicts = change.conflicts(with: before)
        if !conflicts.isEmpty { throw RecordFailure.changedMeanwhile(conflicts) }
        let news = change.news(for: before)
        var record = news.isEmpty ? before : try await write(news, change, before, end)
        // HubSpot adds fields of its own.
        record.values = record.values.filter { names.contains($0.key) }
        return record
    }

    /// A contact's fields go by HubSpot's names, the owner's too. An empty one takes the contact from its owner.
    func checkOwner(in values: [String: String]) async throws {
        let property = HubSpotClient.ownerProperty
        try await check(values[property].map { OwnerID($0) }, named: property)
    }

    private func write(
        _ news: [String: String], _ change: ContactEdit, _ before: ContactRecord, _ end: Timestamp
    ) async throws -> ContactRecord {
        let id = before.id
        do {
            let written = try await ask(before: end, for: .changing) { try await $0.updateContact(id, news) }
            var after = before
            after.id = written.id
            after.modifiedAt = written.modifiedAt
            after.values.merge(news) { $1 }
            // HubSpot answers with what it made of the values, such as an address in lower case.
            for name in news.keys { after.values[name] = written[name] ?? news[name] }
            after.values = after.values.filter { !$0.value.isEmpty }
            try await note(news, change, before, "Written to HubSpot.")
            return after
        } catch let failure as RecordFailure {
            switch failure {
            case .invalid: catalogue.forgetProperties()
            case .notNow: try await note(news, change, before, "HubSpot did not confirm it: \(failure.word).")
            case .notConnected, .notFound, .exists, .changedMeanwhile, .lacksPermission, .needsReconnect, .unsure,
                .keyTaken, .underway, .refused:
                break
            }
            throw failure
        }
    }

    private func note(
        _ news: [String: String], _ change: ContactEdit, _ before: ContactRecord, _ reason: String
    ) async throws {
        try await note(
            RecordNote(
                verb: "contact_changed", subject: "contact:\(before.id)",
                before: RecordNote.text(of: news.keys.map { ($0, before[$0] ?? "") }),
                after: RecordNote.text(of: news.map { ($0.key, $0.value) }), author: change.author, reason: reason,
                contact: before.id))
    }

    /// Puts down who did what, and has the contact read anew.
    func note(_ note: RecordNote) async throws {
        let (workspace, now, ids) = (workspace, now, connections.ids)
        try await database.write { connection in
            try AuditTable.add(connection, workspace, note.entry(id: ids.next(), at: now))
            if let contact = note.contact {
                try ContactRereadTable.add(connection, workspace, contact, cause: note.verb, due: now)
            }
        }
        if note.contact != nil { connections.changes.announce(.contacts) }
    }
}
