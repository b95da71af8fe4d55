public import Domain

/// What hangs on many contacts at once, a few calls for all of them.
extension HubSpotClient {
    /// HubSpot's limit of records in one association read.
    public static let associationReadLimit = 1000
    /// Pages of associations read in one look.
    private static let tiePages = 20
    /// Deals or tickets of one contact that are looked at, the newest.
    private static let mattersOfOne = 20

    /// The company that HubSpot shows on each contact's card: the primary one, else the newest. A contact without any
    /// is left out.
    public func companies(of contacts: [ContactID]) async throws(HubSpotFailure) -> [ContactID: CompanyID] {
        try await ties(of: contacts, .company).compactMapValues { ties in
            let primary = ties.filter { $0.types.contains(AssociationTypes.primaryCompanyOfContact) }.map(\.id)
            return (primary.isEmpty ? ties.map(\.id) : primary).min(by: isNewer).map { CompanyID($0) }
        }
    }

    /// Deals of these contacts, open and closed.
    public func dealMatters(
        of contacts: [ContactID]
    ) async throws(HubSpotFailure) -> [ContactID: [ContactTies.Matter]] {
        let properties = ["createdate", "closedate", "hs_is_closed"]
        return try await matters(of: contacts, .deal, properties) { record in
            record.flag("hs_is_closed") ? record.closing("closedate") : nil
        }
    }

    /// Tickets of these contacts, open and closed.
    public func ticketMatters(
        of contacts: [ContactID]
    ) async throws(HubSpotFailure) -> [ContactID: [ContactTies.Matter]] {
        let ties = try await ties(of: contacts, .ticket)
        if ties.isEmpty { return [:] }
        // A ticket does not say itself whether it is closed; its stage does.
        let closed = Set(try await pipelines(of: .ticket).flatMap(\.stages).filter(\.isClosed).map(\.id.value))
        let properties = ["createdate", "closed_date", "hs_pipeline_stage"]
        return try await matters(ties, .ticket, properties) { record in
            closed.contains(record["hs_pipeline_stage"] ?? "") ? record.closing("closed_date") : nil
        }
    }

    private func matters(
        of contacts: [ContactID], _ type: RecordType, _ properties: [String], closedAt: (WireRecord) -> Timestamp?
    ) async throws(HubSpotFailure) -> [ContactID: [ContactTies.Matter]] {
        try await matters(try await ties(of: contacts, type), type, properties, closedAt: closedAt)
    }

    private func matters(
        _ ties: [ContactID: [Tie]], _ type: RecordType, _ properties: [String], closedAt: (WireRecord) -> Timestamp?
    ) async throws(HubSpotFailure) -> [ContactID: [ContactTies.Matter]] {
        let ids = ties.mapValues { ties in Array(Set(ties.map(\.id)).sorted(by: isNewer).prefix(Self.mattersOfOne)) }
        let all = Set(ids.values.joined()).sorted(by: isNewer)
        var found: [String: ContactTies.Matter] = [:]
        for start in stride(from: 0, to: all.count, by: Self.batchLimit) {
            let batch = Array(all[start..<min(start + Self.batchLimit, all.count)])
            for record in try await records(type, ids: batch, properties: properties) {
                let opened = record.time("createdate") ?? record.createdAt ?? .beginning
                found[record.id] = ContactTies.Matter(id: record.id, openedAt: opened, closedAt: closedAt(record))
            }
        }
        return ids.mapValues { $0.compactMap { found[$0] } }.filter { !$0.value.isEmpty }
    }

    private func ties(
        of contacts: [ContactID], _ type: RecordType
    ) async throws(HubSpotFailure) -> [ContactID: [Tie]] {
        precondition(contacts.count <= Self.associationReadLimit)
        var inputs = Set(contacts).sorted().map { contact -> JSON in ["id": .string(contact.value)] }
        var ties: [ContactID: [Tie]] = [:]
        for _ in 0..<Self.tiePages where !inputs.isEmpty {
            // Contacts without any are errors of a 207, which mean nothing here.
            let request = associationRequest(.contacts, type.objectType, .read, inputs)
            let pages = try await answer(request) { $0.results(TiesOfOne.init) }
            for page in pages { ties[page.contact, default: []] += page.ties }
            inputs = pages.compactMap(\.nextInput)
        }
        return ties
    }
}

private struct Tie {
    var id: String
    var types: [Int64]
}

private struct TiesOfOne {
    var contact: ContactID
    var ties: [Tie]
    /// What to ask for the contact's next page.
    var nextInput: JSON?

    init?(_ json: JSON) {
        guard let id = json["from"]?["id"]?.text else { return nil }
        contact = ContactID(id)
        // A number in older versions, a text in newer ones.
        ties = (json["to"]?.array ?? []).compactMap { target in
            target["toObjectId"]?.text.map { id in
                Tie(id: id, types: (target["associationTypes"]?.array ?? []).compactMap { $0["typeId"]?.integer })
            }
        }
        nextInput = json.nextPage.map { ["id": .string(id), "after": .string($0)] }
    }
}

extension WireRecord {
    /// Of what is closed. A date that lies ahead, or is missing, was not the day: it was closed at its last change at
    /// the latest.
    fileprivate func closing(_ property: String) -> Timestamp {
        [time(property), modifiedAt].compactMap(\.self).min() ?? .beginning
    }
}
