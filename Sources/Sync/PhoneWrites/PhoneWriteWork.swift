import Domain
import HubSpot
import Storage

/// Carries phone writes out, one after the other and for each contact in the order they were asked for.
///
/// Every try looks first at what HubSpot holds, so a crash at any point, or an answer that was lost, is put right by
/// trying again.
struct PhoneWriteWork: Sendable {
    let database: any SQLDatabase
    let workspace: WorkspaceID
    let client: HubSpotClient
    let changes: Changes
    let clock: WallClock
    let ids: IDSource

    /// When to come back; `nil` = nothing waits. Throws `HubSpotFailure` for what concerns more than this write.
    func step() async throws -> Timestamp? {
        let (workspace, now) = (workspace, clock.now)
        let due = try await database.write { connection -> PhoneWrite? in
            guard let due = try PhoneWriteTable.nextDue(connection, workspace, now: now) else { return nil }
            try PhoneWriteTable.begin(connection, workspace, due.id)
            return due
        }
        guard let due else {
            return try await database.read { try PhoneWriteTable.nextDueAt($0, workspace) }
        }
        try await carryOut(due)
        return clock.now
    }

    private func carryOut(_ write: PhoneWrite) async throws {
        do {
            let record = try await client.contactRecord(write.contact, properties: [write.change.property])
            switch PhoneStep(write.change, live: record[write.change.property] ?? "") {
            case .done: try await settle(write, .written, nil)
            case .refuse(let reason): try await settle(write, .refused, reason)
            case .write:
                let change = write.change
                let written = try await client.updateContact(record.id, [change.property: change.after])
                try await settle(write, .written, nil, after: written[change.property])
            }
        } catch let failure as HubSpotFailure {
            guard !failure.isOfThisWrite else { return try await settle(write, .refused, failure.sentence) }
            try await postpone(write, failure)
            throw failure
        }
    }

    /// - Parameter after: what HubSpot made of the text, if it says so.
    private func settle(
        _ write: PhoneWrite, _ state: PhoneWrite.State, _ reason: String?, after: String? = nil
    ) async throws {
        var settled = write
        settled.state = state
        settled.reason = reason
        settled.change.after = after ?? write.change.after
        settled.dueAt = nil
        settled.settledAt = clock.now
        let (workspace, entry, row) = (workspace, settled.auditEntry(id: ids.next(), at: clock.now), settled)
        try await database.write { connection in
            try PhoneWriteTable.save(connection, workspace, row)
            try AuditTable.add(connection, workspace, entry)
            try ContactRereadTable.add(connection, workspace, row.contact, cause: "phone write", due: entry.at)
        }
        changes.announce(.contacts)
        changes.announce(.phones)
    }

    private func postpone(_ write: PhoneWrite, _ failure: HubSpotFailure) async throws {
        var waiting = write
        waiting.state = .waiting
        waiting.reason = failure.sentence
        waiting.dueAt = failure.pass(now: clock.now) ?? clock.now
        let (workspace, row) = (workspace, waiting)
        try await database.write { try PhoneWriteTable.save($0, workspace, row) }
    }
}

extension HubSpotFailure {
    /// Another write may go well, this one never will as it is.
    fileprivate var isOfThisWrite: Bool {
        switch self {
        case .notFound, .conflict, .invalid, .missingScopes, .refused, .unreadable: true
        case .invalidToken, .expiredToken, .waiting, .unknownOutcome, .unreachable: false
        }
    }
}

extension PhoneWrite {
    private var verb: String {
        switch (state, restores) {
        case (.written, nil): "phone_written"
        case (.written, _): "phone_restored"
        case (.cancelled, _): "phone_write_cancelled"
        case (.waiting, _), (.writing, _), (.refused, _): "phone_write_refused"
        }
    }

    /// What it came to.
    func auditEntry(id: AuditID, at moment: Timestamp) -> AuditEntry {
        AuditEntry(
            id: id, at: moment, author: author, verb: verb, subject: "contact:\(contact)",
            before: "\(change.property): \(change.before)", after: "\(change.property): \(change.after)",
            reason: reason ?? "Written to HubSpot.")
    }
}
