import Domain
import HubSpot
import Storage

/// What else, beside contacts, entries stand on: it is read in batches before the entries are, and kept, so that no
/// entry costs a call.
extension Reconcile {
    /// Another setting, or a permission that came or went, goes through all entries. Returns what is read of contacts.
    func followReach() async throws -> Set<TimelineAssociation> {
        let (workspace, now) = (workspace, clock.now)
        let reach = try await database.read { try TimelineReach($0, workspace, now: now) }
        if reach.changes.isEmpty, reach.losses.isEmpty { return reach.wanted }
        try await database.write { connection in
            let rows = try TimelineAssociationTable.all(connection, workspace)
            for kind in reach.losses {
                guard var row = rows[kind] else { continue }
                // Not a refusal of this moment: the permission alone holds it up.
                row.refusedAt = .beginning
                row.sentence = ScopeNeed.reading(kind.recordType)?.loss
                try TimelineAssociationTable.save(connection, workspace, kind, row)
            }
            for kind in reach.changes {
                guard var row = rows[kind] else { continue }
                if row.refusedAt != nil { try CommunicationTable.doubt(connection, workspace, kind) }
                row.isApplied = reach.wanted.contains(kind)
                (row.refusedAt, row.sentence) = (nil, nil)
                try TimelineAssociationTable.save(connection, workspace, kind, row)
            }
            if reach.changes.isEmpty { return }
            try ContactTiesTable.expire(connection, workspace)
            try TimelineWalkTable.start(connection, workspace)
        }
        return reach.wanted
    }

    /// Reads what hangs on the contacts of whatever is due next, where that is not known freshly.
    func readTiesOfDue(_ kinds: Set<TimelineAssociation>) async throws {
        if kinds.isEmpty { return }
        let (workspace, now, entries, terms) = (workspace, clock.now, settings.batch, settings.ties)
        let contacts = try await database.read { connection in
            try ContactTiesTable.staleOfDue(
                connection, workspace, entries: entries, terms: terms, now: now,
                limit: HubSpotClient.associationReadLimit)
        }
        try await readTies(of: contacts, kinds, isUsed: true)
    }

    /// Reads again what hangs on contacts that were written for lately. True = there were some.
    func sweepTies(_ kinds: Set<TimelineAssociation>) async throws -> Bool {
        if kinds.isEmpty { return false }
        let (workspace, now) = (workspace, clock.now)
        let contacts = try await database.read { connection in
            try ContactTiesTable.sweepable(connection, workspace, now: now, limit: HubSpotClient.associationReadLimit)
        }
        try await readTies(of: contacts, kinds, isUsed: false)
        return !contacts.isEmpty
    }

    /// Where something changed, the contact's entries are compared again.
    private func readTies(of contacts: [ContactID], _ kinds: Set<TimelineAssociation>, isUsed: Bool) async throws {
        if contacts.isEmpty { return }
        let found = try await ties(of: contacts, kinds)
        let (workspace, now, terms) = (workspace, clock.now, settings.ties)
        try await database.write { connection in
            let before = try ContactTiesTable.find(connection, workspace, contacts)
            for contact in contacts {
                let ties = found[contact] ?? ContactTies()
                try ContactTiesTable.save(
                    connection, workspace, contact, ties, isUsed: isUsed, terms: terms, now: now)
                if before[contact] ?? ContactTies() == ties { continue }
                try TimelineEntryTable.markStanding(connection, workspace, contact: contact, now: now)
            }
        }
    }

    /// A kind that HubSpot keeps from us is noted, and the others are read.
    private func ties(
        of contacts: [ContactID], _ kinds: Set<TimelineAssociation>
    ) async throws -> [ContactID: ContactTies] {
        var found = Dictionary(uniqueKeysWithValues: contacts.map { ($0, ContactTies()) })
        for kind in kinds.sorted() {
            do throws(HubSpotFailure) {
                switch kind {
                case .company:
                    for (contact, company) in try await client.companies(of: contacts) {
                        found[contact]?.company = company
                    }
                case .deal:
                    for (contact, deals) in try await client.dealMatters(of: contacts) {
                        found[contact]?.deals = deals
                    }
                case .ticket:
                    for (contact, tickets) in try await client.ticketMatters(of: contacts) {
                        found[contact]?.tickets = tickets
                    }
                }
            } catch {
                guard case .missingScopes = error else { throw error }
                try await noteRefusal([kind], error)
            }
        }
        return found
    }

    /// Entries go on without these, and the settings say why.
    func noteRefusal(_ kinds: Set<TimelineAssociation>, _ failure: HubSpotFailure) async throws {
        let (workspace, now) = (workspace, clock.now)
        try await database.write { connection in
            let rows = try TimelineAssociationTable.all(connection, workspace)
            for kind in kinds {
                guard var row = rows[kind] else { continue }
                row.refusedAt = now
                row.sentence = failure.sentence
                try TimelineAssociationTable.save(connection, workspace, kind, row)
            }
        }
    }
}

extension TimelineAssociation {
    /// Those that need one of these permissions, by its name.
    static func needing(_ scopes: [String]) -> Set<TimelineAssociation> {
        Set(
            allCases.filter { kind in
                let word =
                    switch kind {
                    case .company: "compan"
                    case .deal: "deal"
                    case .ticket: "ticket"
                    }
                return scopes.contains { $0.contains(word) }
            })
    }
}
