import Domain

/// A heading under which a record's page shows properties.
struct PropertyGroup: Sendable {
    let name: String
    var label: String
    var displayOrder: Int
    var isHubSpotDefined = false

    var json: JSON {
        [
            "name": .string(name), "label": .string(label), "displayOrder": .integer(Int64(displayOrder)),
            "archived": false,
        ]
    }
}
