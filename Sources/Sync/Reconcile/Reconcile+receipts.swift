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

    /// Everything a batch brought about, in one transaction.
    func store(_ batch: ReconcileBatch) async throws {
        let (workspace, pace, now) = (workspace, pace, clock.now)
        try await database.write { connection in
            for change in batch.ledgerChanges {
                switch change {
                case .gone(let row): try CommunicationTable.remove(connection, workspace, row)
                case .standing(let row): try CommunicationTable.save(connection, workspace, row)
                }
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
            for contact in Set(work.plan.creates.flatMap(\.draft.contacts)) {
                try ContactRereadTable.add(connection, workspace, contact, cause: "refused", due: now)
            }
            try HubSpotAccountTable.rereadOwners(connection, workspace)
            try TimelineEntryTable.fail(
                connection, workspace, entry, failure: refusal.word, sentence: refusal.sentence,
                due: refusal.isPermanent ? nil : now + backOff(attempt: entry.attempts))
        } else if let failure = batch.stoppedBy {
            let word = (failure as? any ExplainedFailure)?.word ?? "database"
            try TimelineEntryTable.fail(
                connection, workspace, entry, failure: word, sentence: sentence(of: failure), due: now)
        }
    }
}

/// 5 s, 10 s, 20 s … 1 h.
private func backOff(attempt: Int64) -> Duration {
    .seconds(min(3600, 5 << min(attempt, 10)))
}
