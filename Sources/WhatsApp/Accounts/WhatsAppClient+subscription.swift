public import Domain

extension WhatsAppClient {
    /// Asks Meta to send the account's webhooks to the token's app. Doing it again changes nothing.
    public func subscribe(_ account: WhatsAppAccountID) async throws(WhatsAppFailure) {
        let reply = try await send(.post, [account.value, "subscribed_apps"])
        guard reply["success"]?.bool ?? true else { throw .unreadable("it did not subscribe, without saying why") }
    }

    /// Takes the token's app off the account: no webhook comes any more.
    public func unsubscribe(_ account: WhatsAppAccountID) async throws(WhatsAppFailure) {
        _ = try await send(.delete, [account.value, "subscribed_apps"])
    }

    /// Whether webhooks of the account go to the app; without an app id, to any app at all.
    public func isSubscribed(
        _ account: WhatsAppAccountID, appID: String? = nil
    ) async throws(WhatsAppFailure) -> Bool {
        let apps = try await subscribedApps(of: account)
        guard let appID else { return !apps.isEmpty }
        return apps.contains { $0.id == appID }
    }

    /// The apps that the account sends its webhooks to.
    public func subscribedApps(of account: WhatsAppAccountID) async throws(WhatsAppFailure) -> [SubscribedApp] {
        try await pages([account.value, "subscribed_apps"], []).compactMap { row in
            (row["whatsapp_business_api_data"]?["id"]?.text).map {
                SubscribedApp(id: $0, overrideURL: row["override_callback_uri"]?.text)
            }
        }
    }

    /// Registers a number for the Cloud API. Numbers that stay in the phone app too must not be registered.
    ///
    /// - Parameter pin: six digits, the number's two-step verification from now on.
    public func register(_ number: BusinessNumberID, pin: Secret) async throws(WhatsAppFailure) {
        let body: JSON = ["messaging_product": "whatsapp", "pin": .string(pin.revealed)]
        guard let bytes = try? body.encoded() else { throw .unreachable("the request could not be written as JSON") }
        _ = try await send(
            HTTPCall(
                .post, address([number.value, "register"]), headers: ["content-type": "application/json"], body: bytes))
    }
}
