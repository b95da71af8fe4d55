import Domain

extension HubSpotState {
    mutating func answer(
        _ call: HubSpotRoute.AssociationCall, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        switch call {
        case .list(let from, let id, let to):
            return try list(from, id, to, request)
        case .link(let pair):
            return .json(201, try link(pair, try request.json(), request))
        case .linkDefault(let pair):
            let (from, to) = try ends(pair)
            return .json(200, .batch([try linkDefault(from, to, request)], now: request.now))
        case .linkNumbered(let pair, let number):
            let (from, to) = try ends(pair)
            try checkType((number, "HUBSPOT_DEFINED"), from, to)
            associate(from, to, number: number, now: request.now)
            return .json(200, pairJSON(from, to))
        case .unlink(let pair):
            guard let from = activeEnd(pair.from, pair.fromID), let to = activeEnd(pair.to, pair.toID) else {
                return .noContent
            }
            associations.remove(from, to)
            return .noContent
        case .labels(let from, let to, let call):
            return try answer(from, to, call, request)
        case .batch(let from, let to, let verb):
            return try batch(from, to, verb, request)
        }
    }

    private func list(
        _ from: HubSpotObjectType, _ id: String, _ to: HubSpotObjectType, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        let limit = try request.limit(standard: 500, most: 500)
        let after = try request.after()
        guard let number = Int64(id), let end = activeEnd(from, String(stores[from.index].survivor(of: number))) else {
            throw .notFound
        }
        let rest = activeLinks(end, to: to).drop { $0.id < after }
        let next = rest.dropFirst(limit).first.map { String($0.id) }
        return .json(200, .page(rest.prefix(limit).map { $0.json(request.dialect) }, next: next))
    }

    private mutating func link(
        _ pair: HubSpotRoute.Pair, _ specs: JSON, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> JSON {
        let (from, to) = try ends(pair)
        try link(from, to, specs.array, request)
        return pairJSON(from, to)
    }

    mutating func link(
        _ from: AssociationStore.End, _ to: AssociationStore.End, _ specs: [JSON], _ request: HubSpotRequest
    ) throws(HubSpotRefusal) {
        let kinds = specs.map(\.associationKind)
        guard !kinds.isEmpty else { throw .validation("At least one association type is required.") }
        for kind in kinds { try checkType(kind, from, to) }
        for kind in kinds { associate(from, to, number: kind.number, now: request.now) }
    }

    mutating func linkDefault(
        _ from: AssociationStore.End, _ to: AssociationStore.End, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> JSON {
        guard let number = AssociationTypes.unlabelled(from: from.type, to: to.type) else {
            throw .validation("\(from.type.plural) cannot be associated with \(to.type.plural).")
        }
        associate(from, to, number: number, now: request.now)
        return [
            "from": ["id": .string(String(from.id))], "to": ["id": .string(String(to.id))],
            "associationSpec": [
                "associationCategory": "HUBSPOT_DEFINED", "associationTypeId": .integer(Int64(number)),
            ],
        ]
    }

    private func checkType(
        _ kind: (number: Int, category: String), _ from: AssociationStore.End, _ to: AssociationStore.End
    ) throws(HubSpotRefusal) {
        let known = associations.types.all(from: from.type, to: to.type)
        guard known.contains(where: { $0.number == kind.number && $0.category == kind.category }) else {
            let type = "\(kind.category) \(kind.number)"
            throw .validation(
                "\(type) is not a valid association type from \(from.type.rawValue) to \(to.type.rawValue).")
        }
    }

    private func ends(
        _ pair: HubSpotRoute.Pair
    ) throws(HubSpotRefusal) -> (AssociationStore.End, AssociationStore.End) {
        guard let from = activeEnd(pair.from, pair.fromID) else { throw .missingEnd(pair.from, pair.fromID) }
        guard let to = activeEnd(pair.to, pair.toID) else { throw .missingEnd(pair.to, pair.toID) }
        return (from, to)
    }

    func pairJSON(_ from: AssociationStore.End, _ to: AssociationStore.End) -> JSON {
        let labels = associations.linked(from, to: to.type).first { $0.id == to.id }?.kinds.compactMap(\.label) ?? []
        return [
            "fromObjectTypeId": .string(from.type.typeID), "fromObjectId": .string(String(from.id)),
            "toObjectTypeId": .string(to.type.typeID), "toObjectId": .string(String(to.id)),
            "labels": .array(labels.map(JSON.string)),
        ]
    }
}

extension AssociationTypes.Kind {
    var json: JSON {
        ["category": .string(category), "typeId": .integer(Int64(number)), "label": label.map(JSON.string) ?? .null]
    }
}

extension AssociationStore.Linked {
    /// Numbered paths write the id as a number.
    func json(_ dialect: HubSpotRequest.Dialect) -> JSON {
        [
            "toObjectId": dialect == .dated ? .string(String(id)) : .integer(id),
            "associationTypes": .array(kinds.map(\.json)),
        ]
    }
}

extension JSON {
    /// An association type as requests write it.
    var associationKind: (number: Int, category: String) {
        (Int(self["associationTypeId"]?.integer ?? 0), self["associationCategory"]?.string ?? "HUBSPOT_DEFINED")
    }

    static func batch(_ results: [JSON], now: Timestamp) -> JSON {
        [
            "status": "COMPLETE", "results": .array(results), "startedAt": .string(HubSpotTime.text(now)),
            "completedAt": .string(HubSpotTime.text(now)),
        ]
    }
}
