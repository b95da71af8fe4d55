import Domain

/// Something that happened to a contact, as the app's subscription reports it.
struct HubSpotEvent: Sendable {
    enum Kind: Sendable {
        case creation
        case deletion
        case restore
        case privacyDeletion
        case propertyChange(name: String, value: String?)
        case merge(merged: Int64, newID: Int64?, moved: Int)

        /// What follows `contact.` in the event's name.
        var verb: String {
            switch self {
            case .creation: "creation"
            case .deletion: "deletion"
            case .restore: "restore"
            case .privacyDeletion: "privacyDeletion"
            case .propertyChange: "propertyChange"
            case .merge: "merge"
            }
        }
    }

    /// Who changed it. Writes through the API come back to the app that made them.
    enum Source: Sendable {
        case integration, person
    }

    let subscription: Int64
    /// Not unique: other subscriptions have the same numbers.
    let number: Int64
    let contactID: Int64
    let kind: Kind
    let source: Source
    let occurredAt: Timestamp
    /// Not to be sent before.
    var dueAt: Timestamp
    /// The weather held it back once; it does not do so twice.
    var wasHeld = false
    var attempt = 0

    func json(hubID: Int64, target: HubSpotWebhookTarget) -> JSON {
        var fields: [String: JSON] = [
            "eventId": .integer(1_760_000_000 + number), "subscriptionId": .integer(subscription),
            "portalId": .integer(hubID), "appId": .integer(target.appID),
            "occurredAt": .integer(occurredAt.milliseconds), "attemptNumber": .integer(Int64(attempt)),
            "objectId": .integer(contactID), "changeSource": source == .integration ? "INTEGRATION" : "CRM_UI",
            "sourceId": source == .integration
                ? .string(String(target.appID)) : .string("userId:\(OwnerBook.firstUserID)"),
        ]
        name(target.naming, &fields)
        fields.merge(details) { $1 }
        return .object(fields)
    }

    /// A privacy deletion has one name only.
    private func name(_ naming: HubSpotWebhookTarget.Naming, _ fields: inout [String: JSON]) {
        if naming == .object, kind.verb != "privacyDeletion" {
            fields["subscriptionType"] = .string("object.\(kind.verb)")
            fields["objectTypeId"] = .string(HubSpotObjectType.contact.typeID)
        } else {
            fields["subscriptionType"] = .string("contact.\(kind.verb)")
        }
    }

    private var details: [String: JSON] {
        switch kind {
        case .creation: ["changeFlag": "CREATED"]
        case .deletion, .privacyDeletion: ["changeFlag": "DELETED"]
        case .restore: [:]
        case .propertyChange(let name, let value):
            [
                "propertyName": .string(name), "propertyValue": value.map(JSON.string) ?? "", "isSensitive": false,
            ]
        case .merge(let merged, let newID, let moved):
            [
                "primaryObjectId": .integer(contactID), "mergedObjectIds": [.integer(merged)],
                "newObjectId": newID.map(JSON.integer) ?? .null,
                "numberOfPropertiesMoved": .integer(Int64(moved)),
            ]
        }
    }
}
