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

    /// An installed app that may read contacts is told; so is the app behind a pasted token. A service key has no app.
    private var tellsChanges: Bool {
        guard let target = webhooks.target else { return false }
        if let app = options.app, app.appID == target.appID {
            return oauth.installation?.scopes.contains(HubSpotObjectType.contact.readScope) ?? false
        }
        return tokens.isEmpty || tokens.values.contains { $0.kind != .serviceKey }
    }
}
