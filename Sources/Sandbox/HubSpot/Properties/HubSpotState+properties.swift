import Domain

extension HubSpotState {
    func listProperties(_ type: HubSpotObjectType, _ request: HubSpotRequest) -> HTTPReply {
        guard !request.query.flag("archived") else { return .json(200, ["results": []]) }
        return .json(200, ["results": .array(catalogues[type.index].definitions.map(\.json))])
    }

    func readProperty(_ type: HubSpotObjectType, _ name: String) throws(HubSpotRefusal) -> HTTPReply {
        guard let property = catalogues[type.index][name] else { throw .notFound }
        return .json(200, property.json)
    }

    mutating func createProperty(
        _ type: HubSpotObjectType, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        let body = try request.json()
        guard let name = body["name"]?.text, let label = body["label"]?.text, let group = body["groupName"]?.text,
            let fieldType = body["fieldType"]?.text,
            let valueType = body["type"]?.text.flatMap(PropertyDefinition.ValueType.init(rawValue:))
        else {
            throw .validation("name, label, groupName, type and fieldType are required.")
        }
        let options = (body["options"]?.array ?? []).map { option in
            PropertyDefinition.Option(value: option["value"]?.string ?? "", label: option["label"]?.string ?? "")
        }
        let property = PropertyDefinition(
            name: name, label: label, type: valueType, fieldType: fieldType, group: group, options: options,
            isUnique: body["hasUniqueValue"]?.bool ?? false, isHubSpotDefined: false,
            summary: body["description"]?.string ?? "")
        guard catalogues[type.index].add(property) else {
            throw .conflict("A property named '\(name)' already exists.")
        }
        if property.isUnique { stores[type.index].makeUnique(name) }
        return .json(201, property.json)
    }
}

extension PropertyDefinition {
    var json: JSON {
        var fields: [String: JSON] = [
            "name": .string(name), "label": .string(label), "type": .string(type.rawValue),
            "fieldType": .string(fieldType), "groupName": .string(group), "description": .string(summary),
            "displayOrder": -1, "hidden": false, "hubspotDefined": .bool(isHubSpotDefined),
            "calculated": .bool(isCalculated), "externalOptions": .bool(holdsOwner), "hasUniqueValue": .bool(isUnique),
            "formField": .bool(!isReadOnly), "archived": false, "dataSensitivity": "non_sensitive",
            "createdAt": "2024-01-10T09:00:00.000Z", "updatedAt": "2024-01-10T09:00:00.000Z",
        ]
        if holdsOwner { fields["referencedObjectType"] = "OWNER" }
        fields["options"] = .array(
            options.enumerated().map { place, option in
                [
                    "label": .string(option.label), "value": .string(option.value), "hidden": false,
                    "displayOrder": .integer(Int64(place)),
                ]
            })
        fields["modificationMetadata"] = [
            "archivable": .bool(!isHubSpotDefined), "readOnlyDefinition": .bool(isHubSpotDefined),
            "readOnlyOptions": .bool(isHubSpotDefined), "readOnlyValue": .bool(isReadOnly),
        ]
        return .object(fields)
    }
}
