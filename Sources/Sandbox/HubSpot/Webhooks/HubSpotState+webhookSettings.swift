import Domain

/// `/webhooks/{version}/{appId}`: the developer changes where the app is told, and of what. It acts at once; the real
/// HubSpot takes up to five minutes.
extension HubSpotState {
    mutating func webhookSettings(
        _ verb: AdminCall.Verb, _ app: String, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        let settled = try settledApp(app)
        switch verb {
        case .read:
            guard webhooks.target != nil else { throw .notFound }
        case .delete:
            webhooks.target = nil
            return .noContent
        case .write:
            try setTarget(try request.json(), of: settled, now: request.now)
        }
        return .json(200, settingsJSON)
    }

    private mutating func setTarget(
        _ body: JSON, of app: HubSpotSandboxApp, now: Timestamp
    ) throws(HubSpotRefusal) {
        guard let url = body["targetUrl"]?.text else { throw .validation("targetUrl is required.") }
        let most = body["throttling"]?["maxConcurrentRequests"]?.integer ?? 10
        guard most > 5 else { throw .validation("maxConcurrentRequests must be greater than 5.") }
        var target =
            webhooks.target ?? HubSpotWebhookTarget(url: url, clientSecret: app.clientSecret, appID: app.appID)
        target.url = url
        target.maxConcurrentRequests = Int(most)
        webhooks.target = target
        webhooks.changedAt = now
    }

    private var settingsJSON: JSON {
        let moment = HubSpotTime.text(webhooks.changedAt)
        return [
            "targetUrl": .string(webhooks.target?.url ?? ""),
            "throttling": ["maxConcurrentRequests": .integer(Int64(webhooks.target?.maxConcurrentRequests ?? 0))],
            "createdAt": .string(moment), "updatedAt": .string(moment),
        ]
    }

    mutating func subscriptions(
        _ verb: AdminCall.Verb, _ app: String, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        _ = try settledApp(app)
        guard verb != .read else {
            return .json(200, ["results": .array(webhooks.entries.map(\.json))])
        }
        let subscription = try subscription(from: try request.json())
        guard webhooks.entries.count < WebhookDesk.mostSubscriptions else {
            throw .validation("An app may have at most \(WebhookDesk.mostSubscriptions) subscriptions.")
        }
        let isKnown = webhooks.entries.contains { entry in
            entry.subscription.eventType == subscription.eventType
                && entry.subscription.propertyName == subscription.propertyName
        }
        guard !isKnown else { throw .conflict("This subscription exists already.") }
        return .json(201, webhooks.add(subscription, now: request.now).json)
    }

    private func subscription(from body: JSON) throws(HubSpotRefusal) -> HubSpotSubscription {
        guard let event = body["eventType"]?.text, Self.isEvent(event) else {
            throw .validation("eventType is none of those that can be subscribed.")
        }
        let property = body["propertyName"]?.text
        guard event.hasSuffix(".propertyChange") == (property != nil) else {
            throw .validation("propertyName goes with propertyChange, and only with it.")
        }
        guard !["num_unique_conversion_events", "hs_lastmodifieddate"].contains(property) else {
            throw .validation("\(property ?? "") cannot be subscribed.")
        }
        return HubSpotSubscription(event, propertyName: property, isActive: body["active"]?.bool ?? false)
    }

    mutating func subscription(
        _ verb: AdminCall.Verb, _ app: String, _ id: String, _ request: HubSpotRequest
    ) throws(HubSpotRefusal) -> HTTPReply {
        _ = try settledApp(app)
        guard let number = Int64(id), webhooks.entry(number) != nil else { throw .notFound }
        switch verb {
        case .read: break
        case .write: webhooks.setActive(number, try request.json()["active"]?.bool ?? false, now: request.now)
        case .delete:
            webhooks.remove(number)
            return .noContent
        }
        guard let entry = webhooks.entry(number) else { throw .notFound }
        return .json(200, entry.json)
    }

    /// A developer sees only apps of their own.
    private func settledApp(_ id: String) throws(HubSpotRefusal) -> HubSpotSandboxApp {
        guard let app = options.app, String(app.appID) == id else { throw .notFound }
        return app
    }

    private static func isEvent(_ name: String) -> Bool {
        let parts = name.split(separator: ".").map { String($0) }
        guard parts.count == 2 else { return false }
        switch parts[0] {
        case "contact", "company", "deal", "ticket", "line_item", "object":
            let common = ["creation", "deletion", "merge", "propertyChange", "restore", "associationChange"]
            return common.contains(parts[1]) || name == "contact.privacyDeletion"
        case "product": return ["creation", "deletion", "merge", "propertyChange", "restore"].contains(parts[1])
        case "conversation":
            return ["creation", "deletion", "newMessage", "privacyDeletion", "propertyChange"].contains(parts[1])
        default: return false
        }
    }
}

extension WebhookDesk.Entry {
    var json: JSON {
        var fields: [String: JSON] = [
            "id": .string(String(id)), "eventType": .string(subscription.eventType),
            "active": .bool(subscription.isActive), "createdAt": .string(HubSpotTime.text(createdAt)),
            "updatedAt": .string(HubSpotTime.text(updatedAt)),
        ]
        if let property = subscription.propertyName { fields["propertyName"] = .string(property) }
        return .object(fields)
    }
}
