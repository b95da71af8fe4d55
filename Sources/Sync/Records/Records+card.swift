public import Domain
import HubSpot
import Storage

extension Records {
    /// More fields than a card has room for.
    static let cardPropertiesMax = 100

    /// What a list shows, and what is read of it: the one that is due first may be an old one, and a hundred cost no
    /// more calls.
    static let listMax = 20
    private static let listRead = 100

    /// What HubSpot knows of a contact now: the record first, then everything else at once.
    ///
    /// Throws if there is no record to show; whatever else fails is told in its place.
    ///
    /// - Parameter properties: HubSpot's names of the fields to show; `nil` = the usual ones.
    public func card(_ contact: ContactID, properties: [String]? = nil) async throws -> RecordCard {
        let end = patienceEnd
        let names = Array((properties ?? HubSpotClient.cardProperties).prefix(Self.cardPropertiesMax))
        let record = try await liveRecord(contact, names + [HubSpotClient.ownerProperty], before: end)
        let id = record.id
        async let catalogue = part(nil) { try await self.properties(before: end) }
        async let company = part(.company) {
            try await self.ask(before: end) { try await $0.company(of: id) }
        }
        async let deals = deals(of: id, before: end)
        async let tickets = tickets(of: id, before: end)
        async let tasks = tasks(of: id, before: end)
        async let notes = notes(of: id, before: end)
        let owner = try await owner(of: record)
        let fields = try await catalogue
        return RecordCard(
            record,
            fields: names.map {
                RecordCard.Field(name: $0, value: record[$0], definition: fields.value?[$0])
            },
            fieldsProblem: fields.failure, owner: owner, company: try await company, deals: try await deals,
            tickets: try await tickets, tasks: try await tasks, notes: try await notes)
    }

    /// One list of the card, read anew after somebody added to it. Throws `SQLError`; what HubSpot says to it is told
    /// in its place.
    public func list(_ kind: RecordListing.Kind, of contact: ContactID) async throws -> RecordListing {
        let (end, id) = (patienceEnd, try await survivor(of: contact))
        switch kind {
        case .deals: return .deals(try await deals(of: id, before: end))
        case .tickets: return .tickets(try await tickets(of: id, before: end))
        case .tasks: return .tasks(try await tasks(of: id, before: end))
        case .notes: return .notes(try await notes(of: id, before: end))
        }
    }

    /// The record as it is now, wherever its id leads. One that is gone is taken out of the mirror.
    func liveRecord(
        _ contact: ContactID, _ properties: [String], before end: Timestamp, for work: RecordWork = .reading
    ) async throws -> ContactRecord {
        let id = try await survivor(of: contact)
        do {
            let record = try await ask(before: end, for: work) {
                try await $0.contactRecord(id, properties: properties)
            }
            if record.id != id { try await reread(id, "leads elsewhere") }
            return record
        } catch let failure as RecordFailure {
            if case .notFound = failure { try await reread(id, "not found") }
            throw failure
        }
    }

    private func deals(of contact: ContactID, before end: Timestamp) async throws -> CardPart<RecordList<Deal>> {
        try await part(.deal) {
            try await self.ask(before: end) { try await $0.deals(of: contact, limit: Self.listRead) }
                .inOrder(most: Self.listMax)
        }
    }

    private func tickets(of contact: ContactID, before end: Timestamp) async throws -> CardPart<RecordList<Ticket>> {
        try await part(.ticket) {
            try await self.ask(before: end) { try await $0.tickets(of: contact, limit: Self.listRead) }
                .inOrder(most: Self.listMax)
        }
    }

    private func tasks(of contact: ContactID, before end: Timestamp) async throws -> CardPart<RecordList<CRMTask>> {
        try await part(nil) {
            try await self.ask(before: end) { try await $0.tasks(of: contact, limit: Self.listRead) }
                .inOrder(most: Self.listMax)
        }
    }

    /// What people wrote: notes that Liaison itself keeps there, with the files of a chat's day, are left out.
    private func notes(of contact: ContactID, before end: Timestamp) async throws -> CardPart<RecordList<Note>> {
        let (database, workspace) = (database, workspace)
        return try await part(nil) {
            try await self.ask(before: end) { client in
                try await client.notes(of: contact, limit: Self.listMax) { ids in
                    try await database.read { try AttachmentNoteTable.known($0, workspace, ids) }
                }
            }
            .inOrder(most: Self.listMax)
        }
    }

    /// What is known to be forbidden is not asked for.
    private func part<Value: Sendable>(
        _ type: RecordType?, _ read: @Sendable () async throws -> Value
    ) async throws -> CardPart<Value> {
        if let need = type.flatMap(ScopeNeed.reading), try await isMissing(need) {
            return .failed(.lacksPermission(need.loss))
        }
        do {
            return .read(try await read())
        } catch let failure as RecordFailure {
            return .failed(failure)
        }
    }

    /// HubSpot is known not to allow it; what is not known is tried.
    func isMissing(_ need: ScopeNeed) async throws -> Bool {
        let workspace = workspace
        return try await database.read { try HubSpotAccountTable.find($0, workspace)?.scopes[need.scope] == .missing }
    }

    private func owner(of record: ContactRecord) async throws -> Owner? {
        guard let id = record[HubSpotClient.ownerProperty] else { return nil }
        let workspace = workspace
        return try await database.read { try OwnerTable.all($0, workspace).first { $0.id.value == id } }
    }
}
