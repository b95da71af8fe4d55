import Domain
import HubSpot
import Storage

/// The calls of one batch of entries, and what came of each.
struct ReconcileBatch: Sendable {
    /// An entry: its chat and its group.
    struct Place: Hashable, Sendable {
        var chat: ChatID
        var group: Int64
    }

    /// What the ledger is to say of a row from now on. A row without a word stays as it is: of unknown outcome.
    enum LedgerChange: Sendable {
        case standing(CommunicationTable.Row)
        case gone(CommunicationTable.Row)
    }

    private struct RowKey: Hashable, Sendable {
        var key: CommunicationKey
        var contacts: [ContactID]

        init(_ row: CommunicationTable.Row) {
            key = row.key
            contacts = row.contacts
        }
    }

    private let reconcile: Reconcile
    let works: [EntryWork]
    /// The failure of the account, or of the way to it, that ended the batch early.
    private(set) var stoppedBy: (any Error)?
    /// HubSpot would not take these as they are.
    private(set) var refused: [Place: Refusal] = [:]
    private var changes: [RowKey: LedgerChange] = [:]
    /// Entries with a part of which HubSpot's answer left something open.
    private var doubtful: Set<Place> = []

    init(reconcile: Reconcile, works: [EntryWork]) {
        self.reconcile = reconcile
        self.works = works
    }

    var ledgerChanges: [LedgerChange] { Array(changes.values) }

    /// Everything this entry needed is written.
    func isFinished(_ work: EntryWork) -> Bool {
        if work.plan.isEmpty { return true }
        return stoppedBy == nil && !doubtful.contains(Place(work.entry)) && refused[Place(work.entry)] == nil
    }

    /// What can be repeated without harm goes first.
    mutating func write() async {
        do {
            for updates in batches(works.flatMap(\.plan.updates)) { try await update(updates) }
            for rows in batches(works.flatMap(\.plan.archives)) { try await archive(rows) }
            for creates in batches(works.flatMap(\.plan.creates)) { try await create(creates) }
        } catch {
            stoppedBy = error
        }
    }

    private mutating func update(_ writes: [EntryPlan.Write]) async throws {
        let byID = Dictionary(writes.compactMap { write in write.row.id.map { ($0, write) } }) { $1 }
        // In one order, so that the same work makes the same calls.
        let drafts = byID.sorted { $0.key < $1.key }.map { ($0.key, $0.value.draft) }
        switch try await reconcile.client.updateCommunications(drafts) {
        case .answered(let outcomes):
            for (id, write) in byID {
                note(outcomes[id] ?? .unanswered, of: write.row)
            }
        case .wholeBatchRefused(let failure):
            guard writes.count > 1 else { return refuse(writes[0].row, failure) }
            try await update(Array(writes.prefix(writes.count / 2)))
            try await update(Array(writes.suffix(writes.count - writes.count / 2)))
        }
    }

    private mutating func note(_ outcome: CommunicationUpdated, of row: CommunicationTable.Row) {
        switch outcome {
        case .updated: note(.standing(row), row)
        case .vanished:
            // Somebody deleted it in HubSpot. It should be there, so the next round creates it.
            note(.gone(row), row)
            doubtful.insert(Place(row))
        case .refused(let refusal): refused[Place(row)] = refusal
        case .unanswered: doubtful.insert(Place(row))
        }
    }

    private mutating func archive(_ rows: [CommunicationTable.Row]) async throws {
        try await reconcile.client.archiveCommunications(rows.compactMap(\.id))
        for row in rows { note(.gone(row), row) }
    }

    private mutating func create(_ writes: [EntryPlan.Write]) async throws {
        try await reconcile.save(creating: writes.map(\.row))
        for write in writes { changes[RowKey(write.row)] = nil }
        let outcome: BatchOutcome<CommunicationKey, CommunicationCreated>
        do throws(HubSpotFailure) {
            outcome = try await reconcile.client.createCommunications(writes.map { ($0.row.key, $0.draft) })
        } catch {
            // Only after an unknown outcome the rows stay: they are the question that a look answers.
            if case .unknownOutcome = error { throw error }
            for write in writes { note(.gone(write.row), write.row) }
            throw error
        }
        switch outcome {
        case .answered(let outcomes):
            for write in writes {
                note(outcomes[write.row.key] ?? .unanswered, of: write.row)
            }
        case .wholeBatchRefused(let failure):
            for write in writes { note(.gone(write.row), write.row) }
            guard writes.count > 1 else { return refuse(writes[0].row, failure) }
            try await create(Array(writes.prefix(writes.count / 2)))
            try await create(Array(writes.suffix(writes.count - writes.count / 2)))
        }
    }

    private mutating func note(_ outcome: CommunicationCreated, of row: CommunicationTable.Row) {
        switch outcome {
        case .created(let id):
            var row = row
            row.id = id
            row.state = .standing
            note(.standing(row), row)
        case .refused(let refusal):
            note(.gone(row), row)
            refused[Place(row)] = refusal
        case .unanswered: doubtful.insert(Place(row))
        }
    }

    private mutating func note(_ change: LedgerChange, _ row: CommunicationTable.Row) {
        changes[RowKey(row)] = change
    }

    private mutating func refuse(_ row: CommunicationTable.Row, _ failure: HubSpotFailure) {
        refused[Place(row)] = Refusal(word: failure.word, sentence: failure.sentence, isPermanent: true)
    }

    private func batches<Element>(_ elements: [Element]) -> [[Element]] {
        stride(from: 0, to: elements.count, by: HubSpotClient.batchLimit).map { start in
            Array(elements[start..<min(start + HubSpotClient.batchLimit, elements.count)])
        }
    }
}

extension ReconcileBatch.Place {
    init(_ entry: TimelineEntryTable.Due) {
        self.init(chat: entry.chat, group: entry.group)
    }

    init(_ row: CommunicationTable.Row) {
        self.init(chat: row.key.chat, group: row.key.group)
    }
}
