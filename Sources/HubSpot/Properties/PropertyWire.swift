import Domain

extension PropertyDefinition {
    /// `nil` without a name: the rest is read as far as it goes.
    init?(_ json: JSON) {
        guard let name = json["name"]?.text else { return nil }
        let type = json["type"]?.text ?? ""
        let field = json["fieldType"]?.text ?? ""
        let access = json["modificationMetadata"]
        let isCalculated = json["calculated"]?.bool ?? false || field.hasPrefix("calculation_")
        self.init(
            name: name, label: json["label"]?.text ?? name, help: json["description"]?.text ?? "",
            group: json["groupName"]?.text ?? "", kind: Kind(type: type, field: field), options: Self.options(json),
            isReadOnly: isCalculated || access?["readOnlyValue"]?.bool ?? false,
            isHidden: json["hidden"]?.bool ?? false, isUnique: json["hasUniqueValue"]?.bool ?? false,
            refersToOwner: json["externalOptions"]?.bool ?? false && json["referencedObjectType"]?.text == "OWNER",
            isBuiltIn: json["hubspotDefined"]?.bool ?? false,
            displayOrder: json["displayOrder"]?.integer.flatMap { Int(exactly: $0) } ?? -1)
    }

    /// By place, those without one last, and HubSpot's own order where places are equal.
    private static func options(_ json: JSON) -> [Option] {
        let options = (json["options"]?.array ?? []).compactMap { option -> (place: Int64, option: Option)? in
            guard let value = option["value"]?.text else { return nil }
            let place = option["displayOrder"]?.integer ?? -1
            return (
                place < 0 ? .max : place,
                Option(value: value, label: option["label"]?.text ?? value, isHidden: option["hidden"]?.bool ?? false)
            )
        }
        return options.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
            .map(\.element.option)
    }
}

extension PropertyDefinition.Kind {
    /// HubSpot says how a value is stored (`type`) and how it is edited (`fieldType`).
    fileprivate init(type: String, field: String) {
        switch (type, field) {
        case ("bool", _): self = .bool
        case ("enumeration", "checkbox"): self = .multiOption
        // A yes or no stored as the options `true` and `false`.
        case ("enumeration", "booleancheckbox"): self = .bool
        case ("enumeration", _): self = .singleOption
        case ("date", _): self = .date
        case ("datetime", _): self = .dateTime
        case ("number", _): self = .number
        case ("phone_number", _), ("string", "phonenumber"): self = .phone
        case ("string", "textarea"): self = .multilineText
        case ("string", "html"): self = .richText
        case ("string", "file"): self = .unknown
        case ("string", _): self = .text
        default: self = .unknown
        }
    }
}

extension PropertyGroup {
    /// `nil` without a name.
    init?(_ json: JSON) {
        guard let name = json["name"]?.text else { return nil }
        self.init(
            name: name, label: json["label"]?.text ?? name,
            displayOrder: json["displayOrder"]?.integer.flatMap { Int(exactly: $0) } ?? -1)
    }
}
