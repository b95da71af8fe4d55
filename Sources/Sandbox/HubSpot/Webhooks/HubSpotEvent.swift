import Domain

/// Something that happened to a contact, as the app's subscription reports it.
struct HubSpotEvent: Sendable {
    enum Kind: Sendable {
        case creation
        case deletion
        case privacyDeletion
        case propertyChange(name: String, value: String?)
        case merge(merged: Int64, newID: Int64?)
    }

    /// Who changed it. Writes through the API come back to the app that made them.
    enum Source: Sendable {
        case integration, person
    }

    let number: Int64
    let contactID: Int64
    let kind: Kind
    let source: Source
    let occurredAt: Timestamp
    var attempt = 0

    func json(hubID: Int64, appID: Int64) -> JSON {
        var fields: [String: JSON] = [
            "eventId": .integer(1_760_000_000 + number), "subscriptionId": 7_660_001, "portalId": .integer(hubID),
            "appId": .integer(appID), "occurredAt": .integer(occurredAt.milliseconds),
            "attemptNumber": .integer(Int64(attempt)), "objectId": .integer(contactID),
            "changeSource": source == .integration ? "INTEGRATION" : "CRM_UI",
            "sourceId": source == .integration ? .string(String(appID)) : "userId:90000001",
        ]
        fields.merge(details) { $1 }
        return .object(fields)
    }

    private var details: [String: JSON] {
        switch kind {
        case .creation:
            ["subscriptionType": "contact.creation", "changeFlag": "CREATED"]
        case .deletion:
            ["subscriptionType": "contact.deletion", "changeFlag": "DELETED"]
        case .privacyDeletion:
            ["subscriptionType": "contact.privacyDeletion", "changeFlag": "DELETED"]
        case .propertyChange(let name, let value):
            [
                "subscriptionType": "contact.propertyChange", "propertyName": .string(name),
                "propertyValue": value.map(JSON.string) ?? "", "isSensitive": false,
            ]
        case .merge(let merged, let newID):
            [
                "subscriptionType": "contact.merge", "primaryObjectId": .integer(contactID),
                "mergedObjectIds": [.integer(merged)], "newObjectId": newID.map(JSON.integer) ?? .null,
                "numberOfPropertiesMoved": 0,
            ]
        }
    }
}
