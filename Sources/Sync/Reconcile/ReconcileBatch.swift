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

    let reconcile: Reconcile
    let works: [EntryWork]
    /// The failure of the account, or of the way to it, that ended the batch early.
    private(set) var stoppedBy: (any Error)?
    /// HubSpot would not take these as they are.
    private(set) var refused: [Place: Refusal] = [:]
    private var changes: [RowKey: LedgerChange] = [:]
    /// Somebody deleted these in HubSpot.
    private(set) var vanished: Set<CommunicationID> = []
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
            for updates in batches(works.flatMap(\.plan.updates)) { try await rewrite(updates) }
            for rows in batches(works.flatMap(\.plan.archives)) { try await archive(rows) }
            for creates in batches(works.flatMap(\.plan.creates)) { try await create(creates) }
        } catch {
            stoppedBy = error
        }
    }

    mutating func update(_ writes: [EntryPlan.Write]) async throws {
        let byID = Dictionary(writes.compactMap { write in write.row.id.map { ($0, write) } }) { $1 }
        // In one order, so that the same work makes the same calls.
        let drafts = byID.sorted { $0.key < $1.key }.map { ($0.key, $0.value.draft) }
        switch try await reconcile.client.updateCommunications(drafts) {
        case .answered(let outcomes):
            for (id, write) in byID {
                note(outcomes[id] ?? .unanswered, of: write)
            }
        case .wholeBatchRefused(let failure):
            guard writes.count > 1 else { return refuse(writes[0].row, failure) }
            try await update(Array(writes.prefix(writes.count / 2)))
            try await update(Array(writes.suffix(writes.count - writes.count / 2)))
        }
    }

    private mutating func note(_ outcome: CommunicationUpdated, of write: EntryPlan.Write) {
        let row = write.row
        switch outcome {
        case .updated where write.changesTargets: break
        case .updated: note(.standing(row), row)
        case .vanished:
            // Somebody deleted it in HubSpot. It should be there, so the next round creates it.
            let known = write.ledgerRow
            vanished.formUnion([row.id].compactMap(\.self))
            note(.gone(known), known)
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

    mutating func note(_ change: LedgerChange, _ row: CommunicationTable.Row) {
        changes[RowKey(row)] = change
    }

    mutating func refuse(_ row: CommunicationTable.Row, _ failure: HubSpotFailure) {
        refuse(row, Refusal(word: failure.word, sentence: failure.sentence, isPermanent: true))
    }

    mutating func refuse(_ row: CommunicationTable.Row, _ refusal: Refusal) {
        refused[Place(row)] = refusal
    }

    /// HubSpot had no say in it yet, or would not have it: what was to follow does not.
    func isHeldUp(_ row: CommunicationTable.Row) -> Bool {
        doubtful.contains(Place(row)) || refused[Place(row)] != nil
    }

    func batches<Element>(_ elements: [Element]) -> [[Element]] {
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
