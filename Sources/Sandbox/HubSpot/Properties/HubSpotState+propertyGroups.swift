import Domain

extension HubSpotState {
    mutating func answer(
        _ type: HubSpotObjectType, _ call: HubSpotRoute.GroupCall, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        switch call {
        case .list:
            return .json(200, ["results": .array(catalogues[type.index].groups.map(\.json))])
        case .create:
            return try createGroup(type, try request.json())
        case .read(let name):
            return .json(200, catalogues[type.index].groups[try place(type, name)].json)
        case .update(let name):
            let (place, body) = (try place(type, name), try request.json())
            if let label = body["label"]?.text { catalogues[type.index].groups[place].label = label }
            if let order = body["displayOrder"]?.integer {
                catalogues[type.index].groups[place].displayOrder = Int(order)
            }
            return .json(200, catalogues[type.index].groups[place].json)
        case .archive(let name):
            let place = try place(type, name)
            guard !catalogues[type.index].groups[place].isHubSpotDefined,
                !catalogues[type.index].definitions.contains(where: { $0.group == name })
            else {
                throw .validation("The group \(name) is HubSpot's own or still has properties.")
            }
            catalogues[type.index].groups.remove(at: place)
            return .noContent
        }
    }

    private mutating func createGroup(_ type: HubSpotObjectType, _ body: JSON) throws(HubSpotRefusal) -> HTTPReply {
        guard let name = body["name"]?.text, let label = body["label"]?.text else {
            throw .validation("name and label are required.")
        }
        guard !catalogues[type.index].groups.contains(where: { $0.name == name }) else {
            throw .conflict("A property group named '\(name)' already exists.")
        }
        let group = PropertyGroup(name: name, label: label, displayOrder: Int(body["displayOrder"]?.integer ?? -1))
        catalogues[type.index].groups.append(group)
        return .json(201, group.json)
    }

    private func place(_ type: HubSpotObjectType, _ name: String) throws(HubSpotRefusal) -> Int {
        guard let place = catalogues[type.index].groups.firstIndex(where: { $0.name == name }) else { throw .notFound }
        return place
    }
}
