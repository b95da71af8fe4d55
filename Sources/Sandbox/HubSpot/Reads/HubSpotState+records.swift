import Domain

/// Lists, single reads and single writes.
extension HubSpotState {
    mutating func answer(
        _ type: HubSpotObjectType, _ call: HubSpotRoute.RecordsCall, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        switch call {
        case .list: return try list(type, request)
        case .read(let key): return try read(type, key, request)
        case .create: return try create(type, request)
        case .update(let key): return try update(type, key, request)
        case .archive(let key): return archive(type, key, request)
        case .search: return try search(type, request)
        case .merge: return try merge(request)
        case .privacyDelete: return try erase(request)
        case .batch(let verb): return try batch(type, verb, request)
        }
    }

    private func list(_ type: HubSpotObjectType, _ request: HubSpotRequest) throws(HubSpotRefusal) -> HTTPReply {
        let most = request.query.list("propertiesWithHistory").isEmpty ? 100 : 50
        let limit = try request.limit(standard: 10, most: most)
        let after = try request.after()
        let store = stores[type.index]
        let ids = request.query.flag("archived") ? store.archived : store.active
        let page = ids.page(from: after, limit: limit)
        let view = try view(type, request)
        let results = page.ids.compactMap { store.record($0) }.map { json($0, view) }
        return .json(200, .page(results, next: page.next.map { String($0) }, link: nextLink(type, page.next)))
    }

    private func nextLink(_ type: HubSpotObjectType, _ next: Int64?) -> String {
        "https://api.hubapi.com/crm/v3/objects/\(type.plural)?after=\(next ?? 0)"
    }

    private func read(
        _ type: HubSpotObjectType, _ key: String, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        let wantsArchived = request.query.flag("archived")
        let id = try self.id(type, key, request.query["idProperty"])
        guard let record = stores[type.index].record(id), record.isArchived == wantsArchived else { throw .notFound }
        return .json(200, json(record, try view(type, request)))
    }

    private mutating func create(
        _ type: HubSpotObjectType, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        let plan = try plannedCreate(type, try request.json())
        guard let record = apply(plan, by: .integration, now: request.now) else { throw .notFound }
        return .json(201, json(record, RecordView(names: written(record))))
    }

    private mutating func update(
        _ type: HubSpotObjectType, _ key: String, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        let id = try self.id(type, key, request.query["idProperty"])
        guard let existing = stores[type.index].activeRecord(id) else { throw .notFound }
        let plan = try plannedUpdate(existing, try request.json())
        guard let record = apply(plan, by: .integration, now: request.now) else { throw .notFound }
        return .json(200, json(record, RecordView(names: written(record))))
    }

    /// Deleting what is not there is answered like deleting what is. An id that was merged away deletes nobody.
    private mutating func archive(_ type: HubSpotObjectType, _ key: String, _ request: HubSpotRequest) -> HTTPReply {
        if let id = Int64(key) { archive(type, id, by: .integration, now: request.now) }
        return .noContent
    }

    private mutating func merge(_ request: HubSpotRequest) throws(HubSpotRefusal) -> HTTPReply {
        let body = try request.json()
        guard let primary = body["primaryObjectId"]?.integer, let merged = body["objectIdToMerge"]?.integer else {
            throw .validation("primaryObjectId and objectIdToMerge are required.")
        }
        let record = try merge(primary: primary, merged: merged, by: .integration, now: request.now)
        return .json(200, json(record, RecordView(names: written(record))))
    }

    private mutating func erase(_ request: HubSpotRequest) throws(HubSpotRefusal) -> HTTPReply {
        let body = try request.json()
        guard let key = body["objectId"]?.text else { throw .validation("objectId is required.") }
        if body["idProperty"]?.string == "email" {
            let id = stores[HubSpotObjectType.contact.index].owner(ofUnique: "email", key)
            blockedAddresses.insert(key.lowercased())
            if let id { erase(contact: id, by: .integration, now: request.now) }
            return .noContent
        }
        let id = try id(.contact, key, nil)
        guard stores[HubSpotObjectType.contact.index].record(id) != nil else { throw .notFound }
        erase(contact: id, by: .integration, now: request.now)
        return .noContent
    }

    /// A record's id from a path: its own, one that was merged into it, or a unique value.
    func id(_ type: HubSpotObjectType, _ key: String, _ idProperty: String?) throws(HubSpotRefusal) -> Int64 {
        guard let idProperty, idProperty != "hs_object_id" else {
            guard let id = Int64(key) else { throw .notFound }
            return stores[type.index].survivor(of: id)
        }
        guard stores[type.index].uniqueProperties.contains(idProperty) else {
            throw .validation("\(idProperty) is not a unique property of \(type.plural).")
        }
        guard let id = stores[type.index].owner(ofUnique: idProperty, key) else { throw .notFound }
        return id
    }
}
