import Domain

/// Any record as HubSpot writes it: an id and properties, all of them text.
struct WireRecord {
    var id: String
    /// Those that have a value.
    var values: [String: String]
    var createdAt: Timestamp?
    var modifiedAt: Timestamp?
    var isArchived: Bool

    /// `nil` without an id. HubSpot writes `properties` always; an answer without any is one of no values.
    init?(_ json: JSON) {
        guard let id = json["id"]?.text else { return nil }
        self.id = id
        values = (json["properties"]?.object ?? [:]).compactMapValues(\.text)
        createdAt = json["createdAt"]?.time ?? json["properties"]?["hs_createdate"]?.time
        modifiedAt = json["updatedAt"]?.time ?? json["properties"]?["hs_lastmodifieddate"]?.time
        isArchived = json["archived"]?.bool ?? false
    }

    subscript(name: String) -> String? { values[name] }

    func time(_ name: String) -> Timestamp? { values[name].flatMap(HubSpotTime.read) }
    func flag(_ name: String) -> Bool { values[name] == "true" }
    var owner: OwnerID? { values["hubspot_owner_id"].map { OwnerID($0) } }
}
