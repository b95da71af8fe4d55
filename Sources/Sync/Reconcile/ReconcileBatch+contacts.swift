import Domain
import HubSpot
import Storage

extension EntryPlan.Write {
    /// How the ledger stands while this is being written: where contacts or records change, on the timelines of the old
    /// and the new ones, and with a hash that nothing has.
    var ledgerRow: CommunicationTable.Row {
        guard changesTargets, let before else { return row }
        var changing = before
        changing.contacts = Set(before.contacts).union(row.contacts).sorted()
        changing.records = Set(before.records).union(row.records).sorted()
        changing.hash = ""
        return changing
    }
}

/// Communications whose contacts, and other records, come and go. The text is written first, for that tells whether the
/// communication is still there; contacts are put on before others are taken off. Whoever is to be off is off, even
/// where HubSpot would not have the rest.
extension ReconcileBatch {
    mutating func rewrite(_ writes: [EntryPlan.Write]) async throws {
        let moving = writes.filter(\.changesTargets)
        if !moving.isEmpty { try await reconcile.save(changing: moving) }
        try await update(writes)
        let standing = moving.filter { $0.row.id.map { !vanished.contains($0) } ?? false }
        for part in parts(standing, \.joining) { try await join(part) }
        for part in parts(standing, \.leaving) { try await leave(part) }
        for write in standing where !isHeldUp(write.row) {
            if write.ledgerRow.contacts != write.row.contacts { note(.gone(write.ledgerRow), write.ledgerRow) }
            note(.standing(write.row), write.row)
        }
    }

    private mutating func join(_ writes: [EntryPlan.Write]) async throws {
        do throws(HubSpotFailure) {
            let refusals = try await reconcile.client.associate(writes.flatMap { $0.pairs($0.joining) })
            for write in writes {
                let refusal = write.pairs(write.joining).lazy.compactMap { refusals[$0] }.first
                if let refusal { refuse(write.row, refusal) }
            }
        } catch {
            guard error.refusesTheBatch else { throw error }
            guard writes.count > 1 else { return refuse(writes[0].row, error) }
            try await join(Array(writes.prefix(writes.count / 2)))
            try await join(Array(writes.suffix(writes.count - writes.count / 2)))
        }
    }

    private mutating func leave(_ writes: [EntryPlan.Write]) async throws {
        do throws(HubSpotFailure) {
            try await reconcile.client.dissociate(writes.flatMap { $0.pairs($0.leaving) })
        } catch {
            guard error.refusesTheBatch else { throw error }
            // Of one, absence is what was wanted: a contact that is gone has no timeline.
            guard writes.count > 1 else { return }
            try await leave(Array(writes.prefix(writes.count / 2)))
            try await leave(Array(writes.suffix(writes.count - writes.count / 2)))
        }
    }

    /// Cut so that the pairs of each part fit into one call for each kind of record.
    private func parts(
        _ writes: [EntryPlan.Write], _ targets: (EntryPlan.Write) -> [CommunicationTarget]
    ) -> [[EntryPlan.Write]] {
        var parts: [[EntryPlan.Write]] = []
        var room = 0
        for write in writes where !targets(write).isEmpty {
            let count = targets(write).count
            if parts.isEmpty || count > room {
                parts.append([])
                room = HubSpotClient.associationLimit
            }
            parts[parts.count - 1].append(write)
            room -= count
        }
        return parts
    }
}

extension EntryPlan.Write {
    fileprivate func pairs(_ targets: [CommunicationTarget]) -> [CommunicationAssociation] {
        guard let id = row.id else { return [] }
        return targets.map { CommunicationAssociation(communication: id, $0) }
    }
}
