import Domain

/// Telling apps what happened.
extension HubSpotState {
    mutating func report(_ kind: HubSpotEvent.Kind, _ contact: Int64, by source: HubSpotEvent.Source, now: Timestamp) {
        guard tellsChanges, let claim = webhooks.claim(kind) else { return }
        outbox.add(
            HubSpotEvent(
                subscription: claim.subscription, number: claim.number, contactID: contact, kind: kind, source: source,
                occurredAt: now, dueAt: now))
    }

    /// The app is told while it is installed, or while a token of it was pasted somewhere. A service key has no app.
    private var tellsChanges: Bool {
        guard let target = webhooks.target else { return false }
        if tokens.values.contains(where: { $0.kind != .serviceKey }) { return true }
        guard let app = options.app, app.appID == target.appID else { return tokens.isEmpty }
        return oauth.installation?.scopes.contains(HubSpotObjectType.contact.readScope) ?? false
    }
}
