import Domain

extension HubSpotState {
    func search(_ type: HubSpotObjectType, _ request: HubSpotRequest) throws(HubSpotRefusal) -> HTTPReply {
        let query = try SearchQuery(request, type: type, catalogue: catalogues[type.index])
        let found = sorted(matches(type, query, now: request.now), query.sort, type)
        let page = found.dropFirst(query.offset).prefix(query.limit)
        let view = RecordView(names: shown(type, query.properties))
        let end = query.offset + page.count
        let next = end < found.count && end < 10_000 ? String(end) : nil
        return .json(200, .page(page.map { json($0, view) }, next: next, total: found.count))
    }

    private func matches(_ type: HubSpotObjectType, _ query: SearchQuery, now: Timestamp) -> [HubSpotRecord] {
        let store = stores[type.index]
        return candidates(type, query).compactMap { id in
            guard let record = store.indexed(id, now: now) else { return nil }
            guard query.words.isEmpty || DefaultSearch.matches(record, query.words) else { return nil }
            guard query.groups.isEmpty || query.groups.contains(where: { fits(record, $0) }) else { return nil }
            return record
        }
    }

    private func fits(_ record: HubSpotRecord, _ filters: [SearchFilter]) -> Bool {
        filters.allSatisfy { filter in
            switch filter.subject {
            case .property(let property):
                filter.matches(SearchValue(of: record, property), text: record.value(property.name))
            case .association(let type):
                fits(record, filter, type)
            }
        }
    }

    private func fits(_ record: HubSpotRecord, _ filter: SearchFilter, _ type: HubSpotObjectType) -> Bool {
        let ids = activeLinks(.init(type: record.type, id: record.id), to: type).map { String($0.id) }
        guard !ids.isEmpty else { return filter.matches(nil, text: nil) }
        return ids.contains { filter.matches(.text($0), text: $0) }
    }

    private func sorted(
        _ found: [HubSpotRecord], _ sort: SearchQuery.Sort?, _ type: HubSpotObjectType
    ) -> [HubSpotRecord] {
        guard let sort, let property = catalogues[type.index][sort.property] else {
            return found.sorted { $0.id < $1.id }
        }
        let keyed = found.map { (record: $0, key: SearchValue(of: $0, property)) }
        let ordered = keyed.sorted { left, right in
            guard left.key != right.key else { return left.record.id < right.record.id }
            // Records without the value come last either way.
            guard let leftKey = left.key, let rightKey = right.key else { return left.key != nil }
            return sort.isDescending ? leftKey > rightKey : leftKey < rightKey
        }
        return ordered.map(\.record)
    }

    // MARK: Indexes

    /// Ids that may match: by an index where every group has a filter that has one, otherwise all.
    private func candidates(_ type: HubSpotObjectType, _ query: SearchQuery) -> [Int64] {
        let store = stores[type.index]
        let unsettled = store.unsettled
        var ids: [Int64] = []
        for group in query.groups.isEmpty ? [[]] : query.groups {
            guard let few = indexed(type, group) else {
                return unsettled.isEmpty ? store.active.all : Array(Set(store.active.all).union(unsettled))
            }
            ids += few
        }
        return Array(Set(ids).union(unsettled))
    }

    /// The ids that pass the most telling filter, or nil where none of the filters has an index.
    private func indexed(_ type: HubSpotObjectType, _ filters: [SearchFilter]) -> [Int64]? {
        var best: [Int64]?
        for filter in filters {
            guard let ids = indexed(type, filter), ids.count < best?.count ?? .max else { continue }
            best = ids
        }
        return best
    }

    private func indexed(_ type: HubSpotObjectType, _ filter: SearchFilter) -> [Int64]? {
        switch (filter.subject, filter.test) {
        case (.association(let other), .compare(.equal, .text(let id))):
            guard let number = Int64(id) else { return [] }
            return associations.ids(.init(type: other, id: number), to: type)
        case (.property(let property), .compare(.atLeast, .number(let number))),
            (.property(let property), .compare(.greater, .number(let number))),
            (.property(let property), .between(.number(let number), _)):
            guard property.name == type.modifiedProperty else { return nil }
            return stores[type.index].changed(since: Timestamp(milliseconds: Int64(number)))
        case (.property(let property), .compare(.equal, .number(let number))) where property.name == "hs_object_id":
            return [Int64(number)]
        case (.property(let property), .compare(.equal, .text(let text))):
            guard stores[type.index].uniqueProperties.contains(property.name) else { return nil }
            return stores[type.index].owner(ofUnique: property.name, text).map { [$0] } ?? []
        default:
            return nil
        }
    }
}
