import Domain

/// Associations by the thousand. A pair that cannot be found fails alone.
extension HubSpotState {
    mutating func batch(
        _ from: HubSpotObjectType, _ to: HubSpotObjectType, _ verb: HubSpotRoute.AssociationVerb,
        _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        let inputs = try Self.inputs(try request.json(), most: verb == .read ? 1000 : 2000)
        switch verb {
        case .read:
            return read(from, to, inputs, request)
        case .create, .linkDefault:
            return link(from, to, verb, inputs, request)
        case .archive:
            for (from, to) in pairs(from, to, inputs) { associations.remove(from, to) }
            return .noContent
        case .archiveLabels:
            archiveLabels(from, to, inputs)
            return .noContent
        }
    }

    private func read(
        _ from: HubSpotObjectType, _ to: HubSpotObjectType, _ inputs: [JSON], _ request: HubSpotRequest
    ) -> HTTPReply {
        var outcome = BatchOutcome()
        for id in inputs.compactMap({ $0["id"]?.string }) {
            let linked = activeEnd(from, id).map { activeLinks($0, to: to) } ?? []
            guard !linked.isEmpty else {
                outcome.errors.append(.noAssociations(from, id, to))
                continue
            }
            let results = linked.map { $0.json(request.dialect) }
            outcome.results.append(["from": ["id": .string(id)], "to": .array(results)])
        }
        return outcome.reply(success: 200, now: request.now)
    }

    private mutating func link(
        _ from: HubSpotObjectType, _ to: HubSpotObjectType, _ verb: HubSpotRoute.AssociationVerb, _ inputs: [JSON],
        _ request: HubSpotRequest
    ) -> HTTPReply {
        var outcome = BatchOutcome()
        for input in inputs {
            do throws(HubSpotRefusal) {
                outcome.results.append(try linked(from, to, verb, input, request))
            } catch {
                outcome.errors.append(error)
            }
        }
        // The short form has the errors in an answer that is 200 all the same.
        return verb == .create
            ? outcome.reply(success: 201, now: request.now)
            : outcome.reply(success: 200, partly: 200, now: request.now)
    }

    private mutating func linked(
        _ from: HubSpotObjectType, _ to: HubSpotObjectType, _ verb: HubSpotRoute.AssociationVerb, _ input: JSON,
        _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> JSON {
        let (fromID, toID) = (input["from"]?["id"]?.string ?? "", input["to"]?["id"]?.string ?? "")
        guard let fromEnd = activeEnd(from, fromID) else { throw .missingEnd(from, fromID) }
        guard let toEnd = activeEnd(to, toID) else { throw .missingEnd(to, toID) }
        guard verb == .create else { return try linkDefault(fromEnd, toEnd, request) }
        try link(fromEnd, toEnd, input["types"]?.array ?? [], request)
        return pairJSON(fromEnd, toEnd)
    }

    private func pairs(
        _ from: HubSpotObjectType, _ to: HubSpotObjectType, _ inputs: [JSON]
    ) -> [(AssociationStore.End, AssociationStore.End)] {
        var found: [(AssociationStore.End, AssociationStore.End)] = []
        for input in inputs {
            guard let fromEnd = activeEnd(from, input["from"]?["id"]?.string ?? "") else { continue }
            let list = input["to"]?.array ?? []
            for target in list.isEmpty ? [input["to"] ?? [:]] : list {
                guard let toEnd = activeEnd(to, target["id"]?.string ?? "") else { continue }
                found.append((fromEnd, toEnd))
            }
        }
        return found
    }

    private mutating func archiveLabels(_ from: HubSpotObjectType, _ to: HubSpotObjectType, _ inputs: [JSON]) {
        for input in inputs {
            let numbers = (input["types"]?.array ?? []).compactMap { $0["associationTypeId"]?.integer }
            for (from, to) in pairs(from, to, [input]) {
                for number in numbers { associations.removeLabel(from, to, number: Int(number)) }
            }
        }
    }
}

extension HubSpotRefusal {
    static func noAssociations(_ from: HubSpotObjectType, _ id: String, _ to: HubSpotObjectType) -> Self {
        Self(
            status: 404, category: "OBJECT_NOT_FOUND",
            message: "No \(to.rawValue) is associated with \(from.rawValue) \(id).",
            subCategory: "crm.associations.NO_ASSOCIATIONS_FOUND", context: ["fromObjectId": [id]])
    }
}
