import Domain

/// Definitions as the properties API takes and shows them.
extension PropertyDefinition {
    /// - Parameter body: of a create.
    init(created body: JSON, now: Timestamp) throws(HubSpotRefusal) {
        guard let name = body["name"]?.text, let label = body["label"]?.text, let group = body["groupName"]?.text,
            let fieldType = body["fieldType"]?.text,
            let type = body["type"]?.text.flatMap(ValueType.init(rawValue:))
        else {
            throw .validation("name, label, groupName, type and fieldType are required.")
        }
        guard name.first?.isLowercase == true,
            name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") })
        else {
            throw .validation("Property names are lower-case letters, digits and underscores, a letter first.")
        }
        self.init(
            name: name, label: label, type: type, fieldType: fieldType, group: group,
            options: Self.options(body["options"]), isUnique: body["hasUniqueValue"]?.bool ?? false,
            isHubSpotDefined: false, summary: body["description"]?.string ?? "")
        displayOrder = Int(body["displayOrder"]?.integer ?? -1)
        isHidden = body["hidden"]?.bool ?? false
        createdAt = now
        updatedAt = now
        try checkForm()
    }

    /// - Parameter body: of an update; what it does not name stays.
    mutating func change(_ body: JSON, now: Timestamp) throws(HubSpotRefusal) {
        label = body["label"]?.text ?? label
        summary = body["description"]?.string ?? summary
        group = body["groupName"]?.text ?? group
        fieldType = body["fieldType"]?.text ?? fieldType
        if body["options"] != nil { options = Self.options(body["options"]) }
        displayOrder = body["displayOrder"]?.integer.map { Int($0) } ?? displayOrder
        isHidden = body["hidden"]?.bool ?? isHidden
        updatedAt = now
        try checkForm()
    }

    private func checkForm() throws(HubSpotRefusal) {
        let forms: [String] =
            switch type {
            case .string: ["text", "textarea", "html", "phonenumber", "file"]
            case .phoneNumber: ["phonenumber"]
            case .number: ["number"]
            case .bool: ["booleancheckbox"]
            case .enumeration: ["select", "radio", "checkbox", "booleancheckbox"]
            case .date, .datetime: ["date"]
            }
        guard forms.contains(fieldType) else {
            throw .validation("\(fieldType) is no form for a property of type \(type.rawValue).")
        }
        guard type != .enumeration || !options.isEmpty || holdsOwner else {
            throw .validation("A property of type enumeration needs options.")
        }
    }

    private static func options(_ body: JSON?) -> [Option] {
        (body?.array ?? []).map { option in
            Option(
                value: option["value"]?.string ?? "", label: option["label"]?.string ?? "",
                isHidden: option["hidden"]?.bool ?? false)
        }
    }

    func json(isArchived: Bool = false) -> JSON {
        var fields: [String: JSON] = [
            "name": .string(name), "label": .string(label), "type": .string(type.rawValue),
            "fieldType": .string(fieldType), "groupName": .string(group), "description": .string(summary),
            "displayOrder": .integer(Int64(displayOrder)), "hidden": .bool(isHidden),
            "hubspotDefined": .bool(isHubSpotDefined), "calculated": .bool(isCalculated),
            "externalOptions": .bool(holdsOwner), "hasUniqueValue": .bool(isUnique), "formField": .bool(!isReadOnly),
            "archived": .bool(isArchived), "dataSensitivity": "non_sensitive",
            "createdAt": .string(HubSpotTime.text(createdAt)), "updatedAt": .string(HubSpotTime.text(updatedAt)),
        ]
        if holdsOwner { fields["referencedObjectType"] = "OWNER" }
        fields["options"] = .array(options.enumerated().map { $1.json(place: $0) })
        fields["modificationMetadata"] = [
            "archivable": .bool(!isHubSpotDefined), "readOnlyDefinition": .bool(isHubSpotDefined),
            "readOnlyOptions": .bool(isHubSpotDefined), "readOnlyValue": .bool(isReadOnly),
        ]
        return .object(fields)
    }
}

extension PropertyDefinition.Option {
    fileprivate func json(place: Int) -> JSON {
        [
            "label": .string(label), "value": .string(value), "hidden": .bool(isHidden),
            "displayOrder": .integer(Int64(place)),
        ]
    }
}
