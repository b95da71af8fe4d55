import Domain

/// The stages a deal or a ticket walks through.
struct Pipeline: Sendable {
    struct Stage: Sendable {
        let id: String
        var label: String
        var displayOrder: Int
        /// Values are texts, also the truth values.
        var metadata: [String: String]
        var createdAt = PropertyDefinition.accountMade
        var updatedAt = PropertyDefinition.accountMade

        var isClosed: Bool { metadata["isClosed"] == "true" }
        /// A deal that is closed for certain was won.
        var isWon: Bool { isClosed && metadata["probability"].flatMap { Double($0) } == 1 }
    }

    let id: String
    var label: String
    var displayOrder: Int
    var stages: [Stage]
    var createdAt = PropertyDefinition.accountMade
    var updatedAt = PropertyDefinition.accountMade

    func stage(_ id: String) -> Stage? { stages.first { $0.id == id } }

    var json: JSON {
        [
            "id": .string(id), "label": .string(label), "displayOrder": .integer(Int64(displayOrder)),
            "archived": false, "createdAt": .string(HubSpotTime.text(createdAt)),
            "updatedAt": .string(HubSpotTime.text(updatedAt)), "stages": .array(stages.map(\.json)),
        ]
    }
}

extension Pipeline.Stage {
    var json: JSON {
        [
            "id": .string(id), "label": .string(label), "displayOrder": .integer(Int64(displayOrder)),
            "archived": false, "metadata": .object(metadata.mapValues(JSON.string)),
            "writePermissions": "CRM_PERMISSIONS_ENFORCEMENT", "createdAt": .string(HubSpotTime.text(createdAt)),
            "updatedAt": .string(HubSpotTime.text(updatedAt)),
        ]
    }
}
