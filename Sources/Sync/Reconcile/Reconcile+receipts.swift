import Domain
import HubSpot
import Storage

extension Reconcile {
    /// Before a create is sent, so that a crash in between leaves a question and no second communication.
    func save(creating rows: [CommunicationTable.Row]) async throws {
        let (workspace, now) = (workspace, clock.now)
        try await database.write { connection in
            for row in rows {
                var row = row
                row.sentAt = now
                try CommunicationTable.save(connection, workspace, row)
            }
        }
    }

    /// Before the contacts of communications are changed: from now on each may stand on the timelines of both the old
    /// and the new ones, whatever becomes of the calls.
    func save(changing writes: [EntryPlan.Write]) async throws {
        let workspace = workspace
        try await database.write { connection in
            for write in writes {
                if let before = write.before { try CommunicationTable.remove(connection, workspace, before) }
                try CommunicationTable.save(connection, workspace, write.ledgerRow)
            }
        }
    }

    /// Everything a batch brought about, in one transaction.
    func store(_ batch: ReconcileBatch) async throws {
        let (workspace, pace, now) = (workspace, pace, clock.now)
        try await database.write { connection in
            // A communication whose contacts changed stands in another row: the old one goes first.
            for case .gone(let row) in batch.ledgerChanges {
                try CommunicationTable.remove(connection, workspace, row)
            }
            for case .standing(let row) in batch.ledgerChanges {
                try CommunicationTable.save(connection, workspace, row)
            }
            for work in batch.works {
                if batch.isFinished(work) {
                    try TimelineEntryTable.settle(
                        connection, workspace, work.entry, owner: work.owner, written: !work.plan.isEmpty, pace: pace,
                        now: now)
                    try AttachmentEntryTable.queueIfAny(
                        connection, workspace, chat: work.entry.chat, group: work.entry.group, now: now)
                } else {
                    try noteFailure(connection, batch, work, now: now)
                }
            }
        }
    }

    private func noteFailure(
        _ connection: any SQLConnection, _ batch: ReconcileBatch, _ work: EntryWork, now: Timestamp
    ) throws {
        let entry = work.entry
        if let refusal = batch.refused[ReconcileBatch.Place(entry)] {
            // What HubSpot refuses often tells that the mirror is behind: a contact that is gone, an owner who left.
            let rewritten = work.plan.updates.flatMap(\.joining).compactMap(\.contact)
            for contact in Set(work.plan.creates.flatMap(\.draft.contacts) + rewritten).sorted() {
                try ContactRereadTable.add(connection, workspace, contact, cause: "refused", due: now)
            }
            let mayBeBehind = try doubtTies(connection, work)
            try HubSpotAccountTable.rereadOwners(connection, workspace)
            try TimelineEntryTable.fail(
                connection, workspace, entry, failure: refusal.word, sentence: refusal.sentence,
                due: refusal.isPermanent && !mayBeBehind ? nil : now + backOff(attempt: entry.attempts))
        } else if let failure = batch.stoppedBy {
            let word = (failure as? any ExplainedFailure)?.word ?? "database"
            try TimelineEntryTable.fail(
                connection, workspace, entry, failure: word, sentence: sentence(of: failure), due: now)
        }
    }
}

extension Reconcile {
    /// Tries of an entry that HubSpot refuses with its company, deal or tickets, each after reading them anew.
    private static let triesWithRecords: Int64 = 3

    /// A deal may be gone since it was read: what hangs on these contacts is read again before the next try. True = it
    /// makes sense to try.
    private func doubtTies(_ connection: any SQLConnection, _ work: EntryWork) throws -> Bool {
        let refused = (work.plan.creates + work.plan.updates).map(\.draft).filter { !$0.records.isEmpty }
        if refused.isEmpty || work.entry.attempts >= Self.triesWithRecords { return false }
        try ContactTiesTable.expire(connection, workspace, Set(refused.flatMap(\.contacts)).sorted())
        return true
    }
}

/// 5 s, 10 s, 20 s … 1 h.
private func backOff(attempt: Int64) -> Duration {
    .seconds(min(3600, 5 << min(attempt, 10)))
}
