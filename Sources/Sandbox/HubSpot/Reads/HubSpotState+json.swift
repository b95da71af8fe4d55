import Domain

/// Records as answers show them.
extension HubSpotState {
    /// The properties and associations a call's query asks for.
    func view(_ type: HubSpotObjectType, _ request: HubSpotRequest) throws(HubSpotRefusal) -> RecordView {
        var associated: [HubSpotObjectType] = []
        for name in request.query.list("associations") {
            guard let other = HubSpotObjectType(segment: name) else {
                throw .validation("Unable to infer object type from: \(name)")
            }
            associated.append(other)
        }
        return RecordView(
            names: shown(type, request.query.list("properties")),
            histories: known(type, request.query.list("propertiesWithHistory")), associations: associated)
    }

    /// The names asked for that exist, or the standard ones; the system's own always.
    func shown(_ type: HubSpotObjectType, _ wanted: [String]) -> [String] {
        guard !wanted.isEmpty else { return type.standardProperties }
        return known(type, wanted) + type.systemProperties
    }

    /// Names of properties that do not exist are passed over in reads.
    func known(_ type: HubSpotObjectType, _ wanted: [String]) -> [String] {
        wanted.filter { catalogues[type.index][$0] != nil }
    }

    /// What the answer to a write shows: everything that has a value.
    func written(_ record: HubSpotRecord) -> [String] {
        let derived = catalogues[record.type.index].definitions.filter(\.isCalculated).map(\.name)
        return record.values.names + record.type.systemProperties + derived.filter { record.value($0) != nil }
    }

    func json(_ record: HubSpotRecord, _ view: RecordView) -> JSON {
        var properties: [String: JSON] = [:]
        properties.reserveCapacity(view.names.count)
        for name in view.names { properties[name] = record.value(name).map(JSON.string) ?? .null }
        var fields: [String: JSON] = [
            "id": .string(String(record.id)), "properties": .object(properties),
            "createdAt": .string(HubSpotTime.text(record.createdAt)),
            "updatedAt": .string(HubSpotTime.text(record.updatedAt)), "archived": .bool(record.isArchived),
            "url": .string(url(record)),
        ]
        if let archivedAt = record.archivedAt { fields["archivedAt"] = .string(HubSpotTime.text(archivedAt)) }
        if let traceID = view.traceID { fields["objectWriteTraceId"] = .string(traceID) }
        if let isNew = view.isNew { fields["new"] = .bool(isNew) }
        if !view.histories.isEmpty { fields["propertiesWithHistory"] = json(historiesOf: record, view.histories) }
        if !view.associations.isEmpty, let associations = json(associationsOf: record, view.associations) {
            fields["associations"] = associations
        }
        return .object(fields)
    }

    private func url(_ record: HubSpotRecord) -> String {
        "\(options.uiOrigin)/contacts/\(options.hubID)/record/\(record.type.typeID)/\(record.id)"
    }

    private func json(historiesOf record: HubSpotRecord, _ names: [String]) -> JSON {
        let store = stores[record.type.index]
        let histories = names.map { name in (name, JSON.array(store.history.versions(of: name, record).map(\.json))) }
        return .object(Dictionary(histories, uniquingKeysWith: { $1 }))
    }

    /// Kinds without any are left out, and so is the whole field where nothing is associated.
    private func json(associationsOf record: HubSpotRecord, _ types: [HubSpotObjectType]) -> JSON? {
        var fields: [String: JSON] = [:]
        for type in types {
            let linked = activeLinks(.init(type: record.type, id: record.id), to: type)
            guard !linked.isEmpty else { continue }
            let name = "\(record.type.rawValue)_to_\(type.rawValue)"
            fields[type.plural] = [
                "results": .array(linked.map { ["id": .string(String($0.id)), "type": .string(name)] })
            ]
        }
        return fields.isEmpty ? nil : .object(fields)
    }

    /// Associations with records that are in the recycle bin do not show.
    func activeLinks(_ end: AssociationStore.End, to type: HubSpotObjectType) -> [AssociationStore.Linked] {
        associations.linked(end, to: type).filter { stores[type.index].activeRecord($0.id) != nil }
    }
}

extension PropertyHistory.Version {
    fileprivate var json: JSON {
        [
            "value": .string(value), "timestamp": .string(HubSpotTime.text(at)),
            "sourceType": source == .integration ? "INTEGRATION" : "CRM_UI",
        ]
    }
}
