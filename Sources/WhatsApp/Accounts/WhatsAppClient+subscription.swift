public import Domain

extension WhatsAppClient {
    /// Asks Meta to send the account's webhooks to the token's app. Doing it again changes nothing.
    public func subscribe(_ account: WhatsAppAccountID) async throws(WhatsAppFailure) {
        let reply = try await send(.post, [account.value, "subscribed_apps"])
        guard reply["success"]?.bool ?? true else { throw .unreadable("it did not subscribe, without saying why") }
    }

    /// Whether webhooks of the account go to the app; without an app id, to any app at all.
    public func isSubscribed(
        _ account: WhatsAppAccountID, appID: String? = nil
    ) async throws(WhatsAppFailure) -> Bool {
        let apps = try await pages([account.value, "subscribed_apps"], [])
        guard let appID else { return !apps.isEmpty }
        return apps.contains { $0["whatsapp_business_api_data"]?["id"]?.text == appID }
    }
}
