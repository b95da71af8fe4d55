import Domain

/// A hundred inputs at once. One bad input fails a batch as a whole, unless each carries a trace id of its own.
extension HubSpotState {
    private static let mostInputs = 100

    mutating func batch(
        _ type: HubSpotObjectType, _ verb: HubSpotRoute.BatchVerb, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        let body = try request.json()
        let inputs = try Self.inputs(body, most: Self.mostInputs)
        switch verb {
        case .read:
            return try batchRead(type, body, inputs, request)
        case .archive:
            for id in inputs.compactMap({ $0["id"]?.integer }) {
                archive(type, id, by: .integration, now: request.now)
            }
            return .noContent
        case .create, .update, .upsert:
            return try batchWrite(type, verb, inputs, request)
        }
    }

    static func inputs(_ body: JSON, most: Int) throws(HubSpotRefusal) -> [JSON] {
        guard case .array(let inputs)? = body["inputs"] else { throw .validation("inputs is required.") }
        guard inputs.count <= most else {
            throw .validation("The number of inputs (\(inputs.count)) is over the limit of \(most).")
        }
        return inputs
    }

    private func batchRead(
        _ type: HubSpotObjectType, _ body: JSON, _ inputs: [JSON], _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        let view = RecordView(
            names: shown(type, body.texts("properties")), histories: known(type, body.texts("propertiesWithHistory")))
        let wantsArchived = request.query.flag("archived")
        var outcome = BatchOutcome()
        var missing: [String] = []
        var seen: Set<Int64> = []
        for key in inputs.compactMap({ $0["id"]?.string }) {
            // Ids that were merged away are not followed here, other than in single reads.
            let id = batchID(type, key, body["idProperty"]?.string)
            guard let id, let record = stores[type.index].record(id), record.isArchived == wantsArchived else {
                missing.append(key)
                continue
            }
            if seen.insert(id).inserted { outcome.results.append(json(record, view)) }
        }
        if !missing.isEmpty { outcome.errors.append(.missingInBatch(type, missing)) }
        return outcome.reply(success: 200, now: request.now)
    }

    private func batchID(_ type: HubSpotObjectType, _ key: String, _ idProperty: String?) -> Int64? {
        guard let idProperty, idProperty != "hs_object_id" else { return Int64(key) }
        return stores[type.index].owner(ofUnique: idProperty, key)
    }

    private mutating func batchWrite(
        _ type: HubSpotObjectType, _ verb: HubSpotRoute.BatchVerb, _ inputs: [JSON], _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        let traceIDs = inputs.compactMap { $0["objectWriteTraceId"]?.text }
        let isTraced = Set(traceIDs).count == inputs.count
        let unlucky = request.failingInput.flatMap { inputs.isEmpty || !isTraced ? nil : $0 % inputs.count }
        var outcome = BatchOutcome()
        var plans: [WritePlan] = []
        var claims: Set<UniqueClaim> = []
        for (place, input) in inputs.enumerated() {
            do throws(HubSpotRefusal) {
                guard place != unlucky else { throw .serverTrouble(500) }
                let plan = try planned(type, verb, input)
                try claim(plan, &claims)
                plans.append(plan)
            } catch {
                guard isTraced || error.isMissingRecord(verb) else { throw error }
                outcome.errors.append(error.inBatch(input))
            }
        }
        for plan in plans {
            guard let record = apply(plan, by: .integration, now: request.now) else { continue }
            let isNew = verb == .upsert ? plan.isNew : nil
            outcome.results.append(
                json(record, RecordView(names: written(record), traceID: plan.traceID, isNew: isNew)))
        }
        return outcome.reply(success: verb == .create ? 201 : 200, now: request.now)
    }

    private func planned(
        _ type: HubSpotObjectType, _ verb: HubSpotRoute.BatchVerb, _ input: JSON
    ) throws(HubSpotRefusal) -> WritePlan {
        guard verb != .create else { return try plannedCreate(type, input) }
        guard let key = input["id"]?.text else { throw .validation("id is required.") }
        let idProperty = input["idProperty"]?.text
        if let idProperty, idProperty != "hs_object_id", !stores[type.index].uniqueProperties.contains(idProperty) {
            throw .validation("\(idProperty) is not a unique property of \(type.plural).")
        }
        if let id = batchID(type, key, idProperty), let record = stores[type.index].activeRecord(id) {
            return try plannedUpdate(record, input)
        }
        guard verb == .upsert, let idProperty else { throw .missingInBatch(type, [key]) }
        return try plannedCreate(type, input.adding(idProperty, key))
    }

    /// Two inputs of one batch must not claim the same unique value either.
    private func claim(_ plan: WritePlan, _ claims: inout Set<UniqueClaim>) throws(HubSpotRefusal) {
        for name in stores[plan.type.index].uniqueProperties {
            guard let value = plan.values[name], !value.isEmpty else { continue }
            guard claims.insert(UniqueClaim(name: name, value: value.lowercased())).inserted else {
                throw .conflict("\(plan.type.title) already exists in this batch: \(value)")
            }
        }
    }
}

private struct UniqueClaim: Hashable {
    let name: String
    let value: String
}

extension JSON {
    /// The texts of a list, or none.
    func texts(_ name: String) -> [String] {
        (self[name]?.array ?? []).compactMap(\.string)
    }

    /// An upsert's key is also the new record's value.
    fileprivate func adding(_ name: String, _ value: String) -> JSON {
        var fields = object
        var properties = (self["properties"] ?? [:]).object
        properties[name] = .string(value)
        fields["properties"] = .object(properties)
        return .object(fields)
    }
}
