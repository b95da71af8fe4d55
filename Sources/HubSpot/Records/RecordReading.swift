import Domain

extension HubSpotClient {
    /// Reads up to 100 records by id in one call; those that are gone are left out. No ids, no call.
    func records(
        _ type: RecordType, ids: [String], properties: [String]
    ) async throws(HubSpotFailure) -> [WireRecord] {
        precondition(ids.count <= Self.batchLimit)
        guard !ids.isEmpty else { return [] }
        let body: JSON = [
            "inputs": .array(ids.map { ["id": .string($0)] }),
            "properties": .array(properties.map { .string($0) }), "propertiesWithHistory": [],
        ]
        do {
            let records = try await answer(.post(paths.batch(type.objectType, .read), body)) {
                $0.results(WireRecord.init)
            }
            return records.filter { !$0.isArchived }
        } catch {
            // All of them gone may be a 404 of the whole instead of a 207.
            if case .notFound = error { return [] }
            throw error
        }
    }

    /// The newest `limit` (at most 100) records of a kind that hang on a contact: two calls as a rule, six at most.
    func list<Record: Sendable>(
        _ type: RecordType, of contact: ContactID, limit: Int, properties: [String],
        _ read: (WireRecord) -> Record
    ) async throws(HubSpotFailure) -> RecordList<Record> {
        let associated = try await associated(with: contact, type)
        return try await list(type, among: associated, limit: limit, properties: properties, read)
    }

    /// The newest `limit` (at most 100) of these: one call.
    func list<Record: Sendable>(
        _ type: RecordType, among associated: AssociatedRecords, limit: Int, properties: [String],
        _ read: (WireRecord) -> Record
    ) async throws(HubSpotFailure) -> RecordList<Record> {
        precondition((1...Self.batchLimit).contains(limit))
        let newest = Array(associated.ids.prefix(limit))
        let records = try await records(type, ids: newest, properties: properties)
        return RecordList(
            records: records.sorted { isNewer($0.id, than: $1.id) }.map(read),
            hasMore: associated.ids.count > limit || !associated.isComplete)
    }

    /// Creates one record. Its outcome may stay unknown: look at the contact's records before trying again.
    func create(
        _ type: RecordType, _ properties: [String: JSON], links: RecordLinks
    ) async throws(HubSpotFailure) -> WireRecord {
        var request = HubSpotRequest.post(
            paths.objects(type.objectType),
            ["properties": .object(properties), "associations": links.associations(from: type)])
        request.effect = .creates
        // An early end would leave the outcome unknown; HubSpot itself gives up after 100 seconds.
        request.timeout = .seconds(60)
        return try await answer(naming: type.fields, request)
    }

    /// Writes some properties of one record. Doing it twice does no harm.
    func update(
        _ type: RecordType, _ id: String, _ properties: [String: JSON]
    ) async throws(HubSpotFailure) -> WireRecord {
        let body: JSON = ["properties": .object(properties)]
        return try await answer(
            naming: type.fields, HubSpotRequest(method: .patch, path: paths.object(type.objectType, id), body: body))
    }

    /// Problems come back under the names of our drafts.
    private func answer(
        naming fields: [String: String], _ request: HubSpotRequest
    ) async throws(HubSpotFailure) -> WireRecord {
        do {
            return try await answer(request, WireRecord.init)
        } catch {
            guard case .invalid(let message, let problems) = error else { throw error }
            throw .invalid(
                message,
                problems: problems.map { problem in
                    var problem = problem
                    problem.property = fields[problem.property] ?? problem.property
                    return problem
                })
        }
    }
}
