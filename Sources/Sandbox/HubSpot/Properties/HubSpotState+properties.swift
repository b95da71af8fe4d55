import Domain

extension HubSpotState {
    mutating func answer(
        _ type: HubSpotObjectType, _ call: HubSpotRoute.PropertyCall, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        switch call {
        case .list:
            let catalogue = catalogues[type.index]
            let shown = request.query.flag("archived") ? catalogue.archived : catalogue.definitions
            let isArchived = request.query.flag("archived")
            return .json(200, ["results": .array(shown.map { $0.json(isArchived: isArchived) })])
        case .create:
            return .json(201, try add(type, try request.json(), now: request.now).json())
        case .read(let name):
            let isArchived = request.query.flag("archived")
            return .json(200, try property(type, name, isArchived: isArchived).json(isArchived: isArchived))
        case .update(let name):
            return .json(200, try changeProperty(type, name, try request.json(), now: request.now).json())
        case .archive(let name):
            try archiveProperty(type, name)
            return .noContent
        case .batch(let verb):
            return try propertyBatch(type, verb, request)
        case .groups(let call):
            return try answer(type, call, request)
        }
    }

    private func property(
        _ type: HubSpotObjectType, _ name: String, isArchived: Bool = false
    ) throws(HubSpotRefusal) -> PropertyDefinition {
        let catalogue = catalogues[type.index]
        let found = isArchived ? catalogue.archived.first { $0.name == name } : catalogue[name]
        guard let found else { throw .notFound }
        return found
    }

    private mutating func add(
        _ type: HubSpotObjectType, _ body: JSON, now: Timestamp
    ) throws(HubSpotRefusal) -> PropertyDefinition {
        let property = try PropertyDefinition(created: body, now: now)
        guard catalogues[type.index].groups.contains(where: { $0.name == property.group }) else {
            throw .validation("There is no property group named \(property.group).")
        }
        let unique = stores[type.index].uniqueProperties.count
        guard !property.isUnique || unique < PropertyCatalogue.uniquePropertiesMax else {
            throw .validation(
                "At most \(PropertyCatalogue.uniquePropertiesMax) properties of \(type.plural) can be unique.")
        }
        guard catalogues[type.index].add(property) else {
            throw .conflict("A property named '\(property.name)' already exists.")
        }
        if property.isUnique { stores[type.index].makeUnique(property.name) }
        return property
    }

    private mutating func changeProperty(
        _ type: HubSpotObjectType, _ name: String, _ body: JSON, now: Timestamp
    ) throws(HubSpotRefusal) -> PropertyDefinition {
        var property = try property(type, name)
        guard !property.isHubSpotDefined else { throw .validation("The definition of \(name) is read only.") }
        try property.change(body, now: now)
        catalogues[type.index].replace(property)
        return property
    }

    private mutating func archiveProperty(_ type: HubSpotObjectType, _ name: String) throws(HubSpotRefusal) {
        guard !(try property(type, name)).isHubSpotDefined else {
            throw .validation("\(name) is HubSpot's own and cannot be archived.")
        }
        catalogues[type.index].archive(name)
    }

    private mutating func propertyBatch(
        _ type: HubSpotObjectType, _ verb: HubSpotRoute.PropertyBatchVerb, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        let body = try request.json()
        var outcome = BatchOutcome()
        for input in try Self.inputs(body, most: 100) {
            let name = input["name"]?.string ?? ""
            do throws(HubSpotRefusal) {
                switch verb {
                case .create: outcome.results.append(try add(type, input, now: request.now).json())
                case .archive: try archiveProperty(type, name)
                case .read:
                    let isArchived = body["archived"]?.bool ?? false
                    let found = try property(type, name, isArchived: isArchived)
                    outcome.results.append(found.json(isArchived: isArchived))
                }
            } catch {
                outcome.errors.append(error)
            }
        }
        if verb == .archive { return .noContent }
        return outcome.reply(success: verb == .create ? 201 : 200, now: request.now)
    }
}
